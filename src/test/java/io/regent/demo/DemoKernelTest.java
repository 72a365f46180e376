package io.regent.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The demo as a user runs it, with less time to look on: scenarios S4, S5, S10 and S11. */
@Tag("kernel")
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class DemoKernelTest {

    private static final Path CHECKOUT = Path.of(System.getProperty("regent.checkout", "."));
    private static final Path REGENT =
            CHECKOUT.resolve("target/regent/bin/regent").toAbsolutePath();
    private static final int SIGINT_EXIT = 130;

    private final String name = "regent-demo-" + System.nanoTime() % 1_000_000_000;

    @TempDir private Path directory;

    @BeforeEach
    void needsRootAndAnImage() throws Exception {
        boolean required = "required".equals(System.getProperty("regent.kernel"));
        boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        assumeTrue(required || root, "needs root to make network namespaces");
        assumeTrue(required || Files.isExecutable(REGENT), REGENT + " is missing: ./regent builds");
    }

    @AfterEach
    void removeWhateverATestLeft() throws Exception {
        CleanUp.remove(name);
    }

    @Test
    @Tag("S10")
    @Tag("S11")
    void thePagesKeepComingWhileEachNodeIsStoppedInTurn() throws Exception {
        var demo = start("dual-master", "--watch", "0.3");
        assertEquals(DemoRun.ALL_SEEN, ended(demo), this::output);
        assertEquals(4, linesWith("client waited"), this::output);
        assertEquals(1, linesWith("192.168.200.160 (www), power lost: taken over"), this::output);
        assertEquals(1, linesWith("192.168.200.170 (bbs), daemon stopped: taken over"));
        assertEquals(1, linesWith("All that must hold was seen."));
        nothingIsLeft();
    }

    @Test
    void ctrlCWhileANodeIsDeadLeavesNothing() throws Exception {
        var demo = start("dual-master", "--watch", "0.3", "--builtin-proxy");
        awaitLine(demo, "node1 loses its power");
        Command.require(List.of("kill", "-INT", Long.toString(demo.pid())));
        assertEquals(SIGINT_EXIT, ended(demo), this::output);
        assertEquals(1, linesWith("Interrupted: cleaning up."), this::output);
        assertEquals(0, linesWith("Summary"));
        nothingIsLeft();
    }

    @Test
    @Tag("S4")
    @Tag("S5")
    void aPairThatIsKeptObeysUntilItIsStopped() throws Exception {
        assertEquals(
                DemoRun.ALL_SEEN,
                ended(start("single-pair", "--watch", "0.3", "--keep")),
                this::output);
        assertEquals(0, ended(start("status")));
        assertEquals(1, linesWith("192.168.200.160 (www)   node1            eth1:1          -"));
        assertEquals(7, ended(start("exec", "client", "sh", "-c", "exit 7")));
        assertEquals(DemoRun.CANNOT_RUN, ended(start("single-pair")));
        assertEquals(1, linesWith("end it first: regent demo stop"), this::output);

        assertEquals(0, ended(start("kill", "node1")));
        assertEquals(0, ended(start("stop", "node2")));
        assertEquals(0, ended(start("status")));
        assertEquals(1, linesWith("192.168.200.160 (www)   nobody           -               -"));

        assertEquals(0, ended(start("stop")));
        nothingIsLeft();
        assertEquals(DemoRun.CANNOT_RUN, ended(start("status")));
        assertEquals(1, linesWith("no demo is running"), this::output);
    }

    @Test
    void aDaemonThatCannotRunEndsTheDemoWithItsLog() throws Exception {
        var daemon = Files.writeString(directory.resolve("daemon"), "#!/bin/sh\necho I cannot\n");
        assertTrue(daemon.toFile().setExecutable(true));
        var demo = startWith(daemon, "single-pair");
        assertEquals(DemoRun.CANNOT_RUN, ended(demo), this::output);
        assertEquals(1, linesWith("the daemon of node1 has ended by itself"), this::output);
        assertTrue(linesWith("node1 keepalived.log: I cannot") > 0, this::output);
        nothingIsLeft();
    }

    @Test
    void aTakeOverThatComesTooLateIsFoundOut() throws Exception {
        var late = daemonThatReads("advert_int 1", "advert_int 1\n down_timer_adverts 6");
        assertEquals(
                DemoRun.NOT_AS_IT_MUST_BE,
                ended(startWith(late, "single-pair", "--watch", "0.3")),
                this::output);
        assertTrue(linesWith("192.168.200.160 (www) had no owner for") > 0, this::output);
        assertTrue(linesWith("www, power lost: the client waited") > 0, this::output);
        nothingIsLeft();
    }

    @Test
    void nodesThatDoNotHearEachOtherAreFoundOut() throws Exception {
        var deaf = daemonThatReads("router_id 55", "router_id 57");
        assertEquals(
                DemoRun.NOT_AS_IT_MUST_BE,
                ended(startWith(deaf, "single-pair", "--watch", "0.3")),
                this::output);
        assertTrue(linesWith("two nodes answered at once for") > 0, this::output);
        nothingIsLeft();
    }

    /** A daemon that works from a changed file on node2. */
    private Path daemonThatReads(String was, String is) throws IOException {
        var changed = directory.resolve("keepalived.conf");
        String node2 = "examples/single-pair/node2/keepalived.conf";
        String text = Files.readString(CHECKOUT.resolve(node2));
        Files.writeString(changed, text.replace(was, is));
        var daemon =
                Files.writeString(
                        directory.resolve("daemon"),
                        """
                        #!/bin/sh
                        case "$*" in
                        *node2*) exec %1$s "$@" -f %2$s ;;
                        *) exec %1$s "$@" ;;
                        esac
                        """
                                .formatted(daemon(), changed));
        assertTrue(daemon.toFile().setExecutable(true));
        return daemon;
    }

    private Process start(String... words) throws IOException {
        return startWith(daemon(), words);
    }

    private static Path daemon() {
        String wanted = System.getProperty("regent.dut", "");
        return wanted.isEmpty() ? REGENT.resolveSibling("keepalived") : Path.of(wanted);
    }

    private Process startWith(Path daemon, String... words) throws IOException {
        var argv = new ArrayList<>(List.of(REGENT.toString(), "demo"));
        argv.addAll(List.of("--name", name));
        argv.addAll(List.of(words));
        // A shell in the background starts programs with INT ignored, and then Ctrl-C means
        // nothing.
        argv.addAll(0, List.of("env", "--default-signal=INT"));
        var builder = new ProcessBuilder(argv).redirectErrorStream(true);
        builder.redirectOutput(outputFile().toFile());
        builder.environment().put(Programs.DAEMON_VARIABLE, daemon.toString());
        return builder.start();
    }

    private static int ended(Process process) throws InterruptedException {
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it goes on and on");
            return process.exitValue();
        } finally {
            process.destroy();
        }
    }

    private void awaitLine(Process process, String text) throws Exception {
        while (linesWith(text) == 0) {
            assertTrue(process.isAlive(), this::output);
            Thread.sleep(50);
        }
    }

    private void nothingIsLeft() throws Exception {
        assertEquals(List.of(), CleanUp.remains(name));
        assertEquals(List.of(), processesThatName(name));
        try (var run = Files.list(Path.of("/run"))) {
            assertEquals(0, run.filter(path -> path.toString().contains(name)).count());
        }
    }

    /** Command lines, which name the run directory or the namespace of every process of a demo. */
    private static List<String> processesThatName(String name) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(name))
                .toList();
    }

    private long linesWith(String text) {
        return output().lines().filter(line -> line.contains(text)).count();
    }

    private String output() {
        try {
            return Files.readString(outputFile());
        } catch (IOException e) {
            return "no output: " + e.getMessage();
        }
    }

    private Path outputFile() {
        return directory.resolve("output");
    }
}
