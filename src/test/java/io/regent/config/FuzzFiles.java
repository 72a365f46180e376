package io.regent.config;

import io.regent.config.syntax.SourceReader;
import io.regent.config.syntax.Surroundings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small disk and environment made of one input: what follows a line {@code %%} is the text of
 * every file but the first.
 */
public final class FuzzFiles implements SourceReader, Surroundings {

    public static final Path MAIN = Path.of("f.conf");

    private static final String SEPARATOR = "\n%%\n";

    private final byte[] main;
    private final byte[] other;

    public FuzzFiles(byte[] main, byte[] other) {
        this.main = main;
        this.other = other;
    }

    public byte[] main() {
        return main;
    }

    public byte[] other() {
        return other;
    }

    public static FuzzFiles of(byte[] input) {
        int at = new String(input, StandardCharsets.ISO_8859_1).indexOf(SEPARATOR);
        if (at < 0) return new FuzzFiles(input, new byte[0]);
        return new FuzzFiles(
                Arrays.copyOf(input, at + 1),
                Arrays.copyOfRange(input, at + SEPARATOR.length(), input.length));
    }

    @Override
    public Answer read(Path file, int limitBytes) {
        if (file.endsWith(MAIN)) return new Answer.Text(main.clone());
        return file.toString().endsWith(".conf") ? new Answer.Text(other.clone()) : Answer.MISSING;
    }

    @Override
    public List<String> names(Path directory) {
        return List.of("a.conf", "b.conf", "f.conf");
    }

    @Override
    public String configId() {
        return "node1";
    }

    @Override
    public SourceReader files() {
        return this;
    }

    @Override
    public boolean isStrict() {
        return false;
    }

    @Override
    public @Nullable String environment(String name) {
        return name.startsWith("N") ? null : name;
    }

    @Override
    public long random(long least, long most) {
        return least;
    }
}
