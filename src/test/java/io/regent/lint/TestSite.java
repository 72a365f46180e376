package io.regent.lint;

import io.regent.config.GlobalConfig;
import io.regent.config.ScriptCommand;
import io.regent.config.syntax.SourceReader;
import io.regent.config.syntax.Surroundings;
import io.regent.net.IpAddress;
import io.regent.net.IpPrefix;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configurations in memory, and a machine with eth0 (192.0.2.1/24) and eth1 (no address). */
public final class TestSite implements SourceReader, Site {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, ScriptTrouble> troubles = new HashMap<>();

    TestSite with(String name, String text) {
        texts.put(name, text);
        return this;
    }

    TestSite withTrouble(String script, ScriptTrouble trouble) {
        troubles.put(script, trouble);
        return this;
    }

    /** What English remarks there are about a text. */
    public static List<Remark> check(String text) {
        return new TestSite().with("k.conf", text).check(Tongue.ENGLISH);
    }

    List<Remark> check(Tongue tongue) {
        return new Linter(new Surroundings.FilesOnly(this), this, tongue).check(Path.of("k.conf"));
    }

    @Override
    public Answer read(Path file, int limitBytes) {
        String text = texts.get(file.toString());
        return text == null
                ? new Answer.Refused("does not exist")
                : new Answer.Text(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<List<IpPrefix>> interfaceAddresses(String name) {
        return switch (name) {
            case "eth0" ->
                    Optional.of(
                            List.of(new IpPrefix(IpAddress.parse("192.0.2.1").orElseThrow(), 24)));
            case "eth1" -> Optional.of(List.of());
            default -> Optional.empty();
        };
    }

    @Override
    public List<ScriptTrouble> troubles(ScriptCommand command, GlobalConfig global) {
        ScriptTrouble trouble = troubles.get(command.argv().getFirst());
        return trouble == null ? List.of() : List.of(trouble);
    }
}
