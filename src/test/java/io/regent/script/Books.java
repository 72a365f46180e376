package io.regent.script;

import io.regent.config.Configuration;
import io.regent.config.GlobalConfig;
import io.regent.config.InstanceConfig;
import io.regent.config.ScriptCommand;
import io.regent.config.TrackScriptConfig;
import io.regent.sys.ErrnoException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Books of scripts that exist on this machine, run as whoever runs the tests. */
public final class Books {

    private static final GlobalConfig GLOBAL =
            new GlobalConfig(
                    Optional.empty(),
                    new GlobalConfig.MailConfig(
                            List.of(), Optional.empty(), Optional.empty(), 25, Duration.ZERO),
                    Optional.empty(),
                    false,
                    Duration.ZERO,
                    false,
                    false,
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    false,
                    OptionalInt.empty());

    private Books() {}

    public static ScriptBook of(List<TrackScriptConfig> scripts) {
        return of(scripts, List.of());
    }

    public static ScriptBook of(List<TrackScriptConfig> scripts, List<InstanceConfig> instances) {
        try {
            return ScriptBook.of(new Configuration(GLOBAL, scripts, instances));
        } catch (ErrnoException e) {
            throw new AssertionError(e);
        }
    }

    /** Every command counts as a tracked script. */
    public static ScriptBook ofCommands(ScriptCommand... commands) {
        return of(Arrays.stream(commands).map(command -> track("t", command, 1000, 1000)).toList());
    }

    public static ScriptCommand command(Path file, String... arguments) {
        var argv = new java.util.ArrayList<String>();
        argv.add(file.toString());
        argv.addAll(List.of(arguments));
        return new ScriptCommand(argv, Optional.empty());
    }

    public static TrackScriptConfig track(
            String name, ScriptCommand command, int intervalMillis, int timeoutMillis) {
        return new TrackScriptConfig(
                name,
                command,
                Duration.ofMillis(intervalMillis),
                Duration.ofMillis(timeoutMillis),
                0,
                false,
                1,
                1,
                false);
    }
}
