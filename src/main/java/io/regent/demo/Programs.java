package io.regent.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The other programs that the demo uses, and how to start itself once more. */
final class Programs {

    /** Names the daemon to run instead of the image's own; used to compare with keepalived. */
    static final String DAEMON_VARIABLE = "REGENT_DEMO_DAEMON";

    private static final List<String> USUAL_PLACES =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private Programs() {}

    /** Looks along PATH and, as sudo and cron often have a short one, in the usual places. */
    static Optional<Path> find(String name) {
        var directories = new ArrayList<String>();
        String path = System.getenv("PATH");
        if (path != null) directories.addAll(List.of(path.split(":", -1)));
        directories.addAll(USUAL_PLACES);
        for (String directory : directories) {
            var candidate = Path.of(directory, name);
            if (candidate.isAbsolute() && Files.isExecutable(candidate))
                return Optional.of(candidate);
        }
        return Optional.empty();
    }

    static String require(String name, String debianPackage) throws DemoFailure {
        var program = find(name);
        if (program.isPresent()) return program.get().toString();
        throw new DemoFailure(
                "the demo needs the program `"
                        + name
                        + "`; on Debian or Ubuntu:"
                        + " sudo apt-get install "
                        + debianPackage);
    }

    /** The run-time image that this program was started from. */
    static Path image() {
        return Path.of(System.getProperty("regent.home", "target/regent")).toAbsolutePath();
    }

    /** The daemon of the two nodes. */
    static Path daemon() throws DemoFailure {
        String wanted = System.getenv(DAEMON_VARIABLE);
        var daemon =
                wanted == null || wanted.isEmpty()
                        ? image().resolve("bin/keepalived")
                        : Path.of(wanted).toAbsolutePath();
        if (!Files.isExecutable(daemon))
            throw new DemoFailure(
                    "there is no daemon at %s; `./regent` in the checkout builds it"
                            .formatted(daemon));
        return daemon;
    }

    /**
     * The directory {@code examples}: that of the checkout while the image stands where it was
     * built, so that what a user changes there is what runs; else the image's own.
     */
    static Path examples() throws DemoFailure {
        var places = new ArrayList<Path>();
        if (image().endsWith("target/regent")) places.add(image().resolve("../../examples"));
        places.add(image().resolve("examples"));
        for (var place : places) if (Files.isDirectory(place)) return place.normalize();
        throw new DemoFailure("there is no directory " + places.getLast());
    }

    /** The start of an argument vector that runs a command of this program again. */
    static List<String> self() {
        var launcher = image().resolve("bin/regent");
        if (System.getProperty("regent.home") != null && Files.isExecutable(launcher))
            return List.of(launcher.toString());
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.regent.app.Tool");
    }
}
