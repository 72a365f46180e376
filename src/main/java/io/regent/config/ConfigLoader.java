package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.SourceLine;
import io.regent.config.syntax.BlockTree;
import io.regent.config.syntax.SourceReader;
import io.regent.config.syntax.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From a file to a {@link Configuration}, or to the reasons why there is none. Whatever the file
 * holds, this returns: there is no exception to catch.
 */
public final class ConfigLoader {

    /** Three times the largest configuration that is known to be in use. */
    public static final int LIMIT_BYTES = 16 << 20;

    private ConfigLoader() {}

    /** For a file that is only looked at, not run: no configuration id, no environment. */
    public static Loaded load(Path file, SourceReader reader) {
        return load(file, new Surroundings.FilesOnly(reader));
    }

    /** For a file that is judged or shown as a whole. */
    public static Loaded load(Path file, Surroundings surroundings) {
        return load(file, surroundings, Audience.EVERYONE);
    }

    public static Loaded load(Path file, Surroundings surroundings, Audience audience) {
        SourceReader.Answer answer = surroundings.files().read(file, LIMIT_BYTES);
        // Not a switch: linking its patterns would cost a start more than reading the file.
        if (answer instanceof SourceReader.Answer.Text text)
            return read(file, text.bytes(), surroundings, audience);
        return refused(file, ((SourceReader.Answer.Refused) answer).reason());
    }

    /**
     * A file on its own.
     *
     * @param file its name in messages
     */
    public static Loaded read(String file, byte[] bytes) {
        return read(Path.of(file), bytes, Surroundings.NONE, Audience.EVERYONE);
    }

    /**
     * Reads the file as it passes by. Where that cannot be right it is read once more: with its
     * braces mended, and, where blocks stand in an unusual order, as a whole. Where it is judged, a
     * brace or a keyword out of place has it read as keepalived would.
     */
    private static Loaded read(
            Path file, byte[] bytes, Surroundings surroundings, Audience audience) {
        var reading = new ConfigReading(file, audience, ConfigReading.Assembly.AT_ONCE);
        boolean isWhole = BlockTree.stream(file, bytes, surroundings, reading, reading.problems());
        if (!isWhole) {
            reading = mended(file, bytes, surroundings, audience, ConfigReading.Assembly.AT_ONCE);
        }
        if (!reading.isInOrder()) {
            reading =
                    mended(file, bytes, surroundings, audience, ConfigReading.Assembly.AT_THE_END);
        }
        Loaded meant = reading.finish();
        boolean isSeenOtherwise =
                audience == Audience.EVERYONE && reading.problems().anyOutOfPlace();
        return isSeenOtherwise ? meant.butSeenAs(seen(file, bytes, surroundings)) : meant;
    }

    private static ConfigReading mended(
            Path file,
            byte[] bytes,
            Surroundings surroundings,
            Audience audience,
            ConfigReading.Assembly assembly) {
        var reading = new ConfigReading(file, audience, assembly);
        BlockTree.mended(
                file,
                bytes,
                surroundings,
                new TableGrammar(),
                audience.mostPieces(),
                reading,
                reading.problems());
        return reading;
    }

    /** As keepalived finds the braces. */
    private static Loaded seen(Path file, byte[] bytes, Surroundings surroundings) {
        var reading = literal(file, bytes, surroundings, ConfigReading.Assembly.AT_ONCE);
        if (!reading.isInOrder()) {
            reading = literal(file, bytes, surroundings, ConfigReading.Assembly.AT_THE_END);
        }
        return reading.finish();
    }

    private static ConfigReading literal(
            Path file, byte[] bytes, Surroundings surroundings, ConfigReading.Assembly assembly) {
        var reading = new ConfigReading(file, Audience.EVERYONE, assembly);
        BlockTree.literal(
                file, bytes, surroundings, new TableGrammar(), reading, reading.problems());
        return reading;
    }

    private static Loaded refused(Path file, String reason) {
        var whole = SourceLine.wholeFile(file.toString()).span(0, 0);
        var problem =
                Problem.error(ErrorClass.FILE_NOT_FOUND, whole, "the configuration file " + reason);
        Loaded nothing = read(file.toString(), new byte[0]);
        return new Loaded(
                nothing.asRead(),
                List.of(problem),
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
