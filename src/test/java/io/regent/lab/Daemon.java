package io.regent.lab;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A running keepalived or Regent on a host, in the foreground, logging to the test. */
public final class Daemon implements AutoCloseable {

    /** Which program the daemon is. */
    public enum Program {
        /** What is tested: Regent, or what the property {@code regent.dut} names. */
        REGENT,
        /** Debian's keepalived, to talk to. */
        KEEPALIVED;

        public Path path() {
            return switch (this) {
                case REGENT ->
                        Path.of(System.getProperty("regent.dut", "target/regent/bin/keepalived"))
                                .toAbsolutePath();
                case KEEPALIVED -> Path.of("/usr/sbin/keepalived");
            };
        }
    }

    private static final Duration DUMP = Duration.ofSeconds(5);

    private final Host host;
    private final Program program;
    private final Path folder;
    private final Process process;
    private final long startedNanos = Lab.nowNanos();
    private final List<String> log = new ArrayList<>();
    private final Thread logReader;

    Daemon(Host host, Program program, Path folder, String config, List<String> options) {
        this(host, program, folder, config, options, Map.of());
    }

    /**
     * @param environment beside what the test itself has
     */
    Daemon(
            Host host,
            Program program,
            Path folder,
            String config,
            List<String> options,
            Map<String, String> environment) {
        this.host = host;
        this.program = program;
        this.folder = folder;
        write(config);
        var command = host.inside(program.path().toString(), "-n", "-l", "-D", "-f");
        command.add(configFile().toString());
        command.addAll(List.of("-p", folder.resolve("keepalived.pid").toString()));
        command.addAll(List.of("-r", folder.resolve("vrrp.pid").toString()));
        command.addAll(List.of("-c", folder.resolve("checkers.pid").toString()));
        command.addAll(options.stream().filter(option -> !isVariable(option)).toList());
        Path output = pipe(folder.resolve("output"));
        this.logReader =
                Thread.ofPlatform()
                        .daemon()
                        .name("log of " + host.name())
                        .start(() -> readLog(output));
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(output.toFile());
            for (String option : options) {
                if (!isVariable(option)) continue;
                String[] parts = option.split("=", 2);
                builder.environment().put(parts[0], parts[1]);
            }
            builder.environment().put("TMPDIR", folder.toString());
            builder.environment().putAll(environment);
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the children of a killed parent say is heard, too: a pipe of the JDK's own is closed
     * when the process ends that it was made for.
     */
    private static Path pipe(Path path) {
        try {
            Files.deleteIfExists(path);
            int status = new ProcessBuilder("mkfifo", path.toString()).start().waitFor();
            if (status != 0) throw new IOException("mkfifo " + path + ": status " + status);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isVariable(String option) {
        return option.matches("[A-Z_]+=.*");
    }

    private void readLog(Path output) {
        try (var reader =
                new BufferedReader(new FileReader(output.toFile(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (log) {
                    log.add(line);
                    log.notifyAll();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Host host() {
        return host;
    }

    /** When the test started it, nanoseconds since the epoch. */
    public long startedNanos() {
        return startedNanos;
    }

    public Path configFile() {
        return folder.resolve("keepalived.conf");
    }

    /** The folder of this daemon alone: configuration, pid files, dumps ({@code TMPDIR}). */
    public Path folder() {
        return folder;
    }

    /** Puts another text in place of the configuration file. */
    public void write(String config) {
        try {
            Files.createDirectories(folder);
            Files.writeString(configFile(), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    /** How many lines of the log so far contain a match. */
    public long logged(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return log().stream().filter(line -> pattern.matcher(line).find()).count();
    }

    /** The first line that contains a match, from the beginning of the log. */
    public String awaitLog(String regex, Duration timeout) {
        return awaitLog(regex, 0, timeout);
    }

    /** The first line that contains a match, after the first {@code from} lines. */
    public String awaitLog(String regex, int from, Duration timeout) {
        Pattern pattern = Pattern.compile(regex);
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (log) {
            for (int next = from; ; ) {
                for (; next < log.size(); next++) {
                    if (pattern.matcher(log.get(next)).find()) return log.get(next);
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError(
                            "no log line '" + regex + "' within " + timeout + "; " + this);
                }
                try {
                    log.wait(left);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /**
     * The statistics of each instance as keepalived dumps them on SIGUSR2, by section and name:
     * {@code Packet Errors/TTL}.
     */
    public Map<String, Map<String, Long>> statistics() {
        Map<String, Map<String, Long>> found = new HashMap<>();
        Map<String, Long> current = new HashMap<>();
        String section = "";
        for (String line : statisticsDump()) {
            String[] parts = line.strip().split(":");
            String name = parts[0].strip();
            if (!line.startsWith(" ")) {
                current = new HashMap<>();
                found.put(parts[1].strip(), current);
            } else if (parts.length == 1) section = name;
            else current.put(section + "/" + name, Long.valueOf(parts[1].strip()));
        }
        return found;
    }

    private List<String> statisticsDump() {
        Path file = folder.resolve("keepalived.stats");
        try {
            Files.deleteIfExists(file);
            Native.signal(process.pid(), Native.SIGUSR2);
            Lab.await("the statistics are written", DUMP, () -> isComplete(file));
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every instance ends with the section about priority 0, whose last line is this. */
    private static boolean isComplete(Path file) {
        try {
            if (!Files.exists(file)) return false;
            List<String> lines = Files.readAllLines(file);
            return !lines.isEmpty() && lines.getLast().strip().startsWith("Sent:");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** The process that answers signals, and all below it, parents first. */
    private List<Long> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Asks to read the configuration again (SIGHUP). */
    public void reload() {
        Native.signal(process.pid(), Native.SIGHUP);
    }

    /** Asks to stop (SIGTERM) and returns the exit status. */
    public int stop() {
        return stop(Duration.ofSeconds(10));
    }

    public int stop(Duration patience) {
        Native.signal(process.pid(), Native.SIGTERM);
        return awaitExit(patience);
    }

    public int awaitExit(Duration timeout) {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + timeout + "; " + this);
            }
            // A script of the daemon's may hold the pipe open.
            logReader.join(1000);
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Takes the power away: no process of the daemon runs another instruction. They are all frozen
     * first, so that no parent restarts and no child mourns.
     */
    public void kill() {
        List<Long> all = processes();
        for (long pid : all) Native.signal(pid, Native.SIGSTOP);
        for (long pid : all.reversed()) Native.signal(pid, Native.SIGKILL);
        awaitExit(Duration.ofSeconds(5));
    }

    /** Kills one process, named by its pid file, and no other: {@code vrrp.pid}. */
    public void kill(String pidFile) {
        Native.signal(pidIn(pidFile), Native.SIGKILL);
    }

    /** Makes one process crash, named by its pid file. */
    public void crash(String pidFile) {
        Native.signal(pidIn(pidFile), Native.SIGSEGV);
    }

    private long pidIn(String pidFile) {
        try {
            return Long.parseLong(Files.readString(folder.resolve(pidFile)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Freezes one process, named by its pid file. */
    public void freeze(String pidFile) {
        Native.signal(pidIn(pidFile), Native.SIGSTOP);
    }

    /** Freezes all processes of the daemon (SIGSTOP) until {@link #thaw}. */
    public void freeze() {
        for (long pid : processes()) Native.signal(pid, Native.SIGSTOP);
    }

    public void thaw() {
        for (long pid : processes().reversed()) Native.signal(pid, Native.SIGCONT);
    }

    @Override
    public void close() {
        if (process.isAlive()) kill();
    }

    @Override
    public String toString() {
        return program + " on " + host.name() + " said:\n  " + String.join("\n  ", log());
    }
}
