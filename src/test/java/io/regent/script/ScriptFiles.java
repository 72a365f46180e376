package io.regent.script;

import io.regent.sys.Credentials;
import io.regent.sys.ErrnoException;
import io.regent.sys.ThreadCredentials;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Makes real shell scripts, and waits for what they do. */
public final class ScriptFiles {

    private static final long PATIENCE_MILLIS = 8000;

    private ScriptFiles() {}

    public static Path write(Path directory, String name, String... lines) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    /** To be run as whoever runs the tests. */
    public static RunnableScript runnable(Path file, String... arguments) throws ErrnoException {
        var argv = new java.util.ArrayList<String>();
        argv.add(file.toString());
        argv.addAll(List.of(arguments));
        return new RunnableScript(file.toString(), argv, own());
    }

    public static Credentials own() throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            return new ThreadCredentials(arena).current();
        }
    }

    public static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static boolean isAlive(long pid) {
        // A zombie that nobody has buried yet is not alive any more.
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return false;
        }
    }

    public static void waitUntil(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("waited in vain until " + what);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
