import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A daemon that runs on a node, with all of its processes. */
final class Daemon {

    private static final String EXEC = "echo $EPOCHREALTIME; exec \"$0\" \"$@\"";

    private final int node;
    private final Process process;
    private final Path log;
    private final Path configuration;

    Daemon(Lab lab, int node, Contestant contestant, String configuration) throws IOException {
        this(lab, node, contestant, configuration, Map.of());
    }

    /**
     * @param environment beside our own
     */
    Daemon(
            Lab lab,
            int node,
            Contestant contestant,
            String configuration,
            Map<String, String> environment)
            throws IOException {
        this.node = node;
        String base = lab.directory().resolve("node" + node).toString();
        this.configuration = Path.of(base + ".conf");
        Files.writeString(this.configuration, configuration);
        log = Path.of(base + ".log");
        for (String part : List.of("", ".vrrp", ".checkers", ".bfd")) {
            Files.deleteIfExists(Path.of(base + part + ".pid"));
        }
        List<String> command =
                lab.inside(node, "bash", "-c", EXEC, contestant.program().toString());
        command.addAll(List.of("-n", "-l", "-G", "-f", base + ".conf", "-p", base + ".pid"));
        command.addAll(List.of("-r", base + ".vrrp.pid", "-c", base + ".checkers.pid"));
        command.addAll(List.of("-b", base + ".bfd.pid"));
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /**
     * When the shell gave way to the program, in nanoseconds since the epoch: bash writes its own
     * clock as the first line, without starting another program.
     */
    long startedNanos() throws IOException, InterruptedException {
        for (int tries = 0; tries < 200; tries++) {
            String text = Files.readString(log);
            int end = text.indexOf('\n');
            if (end > 0) return Long.parseLong(text.substring(0, end).replace(".", "")) * 1000;
            Thread.sleep(10);
        }
        throw new IOException("the daemon did not start");
    }

    /** Another text in its file, and the signal to read it. */
    void reload(String configuration) throws IOException, InterruptedException {
        Files.writeString(this.configuration, configuration);
        Lab.run("kill", "-HUP", String.valueOf(process.pid()));
    }

    /** Processor time of all of its processes that live, in seconds. */
    double processorSeconds() throws IOException {
        double ticks = 0;
        for (long pid : pids()) ticks += Machine.ticksOf(pid);
        return ticks / Machine.TICKS_PER_SECOND;
    }

    /** Where all of its processes write what they have to say. */
    Path log() {
        return log;
    }

    /** The daemon's processes, children first. */
    List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        pids.add(process.pid());
        process.descendants().forEach(child -> pids.add(child.pid()));
        Collections.reverse(pids);
        return pids;
    }

    /** The death of a machine: no process of the daemon has a last word, and the link goes down. */
    void crash() throws IOException, InterruptedException {
        String all = pids().toString().replaceAll("[\\[\\],]", " ");
        String stop = "kill -STOP " + process.pid() + "; kill -KILL " + all;
        Lab.run("sh", "-c", stop + "; " + Lab.unplug(node));
        process.waitFor();
    }

    /** A clean stop. */
    void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new IOException("not stopped in time; " + this);
        }
    }

    /** What it has said, for messages about it. */
    @Override
    public String toString() {
        try {
            return "the daemon said:\n" + Files.readString(log);
        } catch (IOException e) {
            return "the log of the daemon cannot be read: " + e.getMessage();
        }
    }
}
