package io.regent.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One demo from claim to clean-up. Whatever ends it, be it the end of the story, a failure, Ctrl-C
 * or SIGTERM, nothing stays behind, unless the user asked to keep it and all went well.
 */
final class DemoRun {

    static final int ALL_SEEN = 0;
    static final int NOT_AS_IT_MUST_BE = 1;
    static final int CANNOT_RUN = 2;

    private static final Duration CLEAN_UP_LIMIT = Duration.ofSeconds(30);
    private static final int CLEAN_UP_ATTEMPTS = 3;

    private final String name;
    private final PrintStream out;
    private final Thread thread = Thread.currentThread();
    private final CountDownLatch cleaned = new CountDownLatch(1);
    private boolean cleaning;

    DemoRun(String name, PrintStream out) {
        this.name = name;
        this.out = out;
    }

    /**
     * @param keep leave the cluster running if the story went as it must
     */
    int run(Setup setup, Story story, boolean keep) throws DemoFailure, InterruptedException {
        var cluster = new Cluster(name, setup);
        makeRoom(cluster.run());
        var hook = new Thread(this::interruptAndAwaitCleanUp, "clean-up");
        Runtime.getRuntime().addShutdownHook(hook);
        boolean kept = false;
        try {
            var faults = play(cluster, story);
            kept = keep && faults.isEmpty();
            if (kept) cluster.run().keep();
            tellEnd(faults, kept);
            return faults.isEmpty() ? ALL_SEEN : NOT_AS_IT_MUST_BE;
        } finally {
            startCleaning();
            if (!kept) cleanUp();
            cleaned.countDown();
        }
    }

    static void requireRoot() throws DemoFailure {
        if (!System.getProperty("os.name").equals("Linux"))
            throw new DemoFailure("the demo needs Linux: its hosts are network namespaces");
        try {
            if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0))
                throw new DemoFailure(
                        "the demo needs root, for it makes network namespaces: sudo ./regent demo");
        } catch (IOException e) {
            throw new DemoFailure("cannot find out who I am in /proc", e);
        }
    }

    private void makeRoom(RunDirectory run) throws DemoFailure, InterruptedException {
        switch (run.standing()) {
            case RUNNING ->
                    throw new DemoFailure(
                            "another demo is running on this machine; end it with Ctrl-C where it runs");
            case KEPT ->
                    throw new DemoFailure(
                            "a demo was kept running on this machine; end it first: regent demo stop");
            case LEFT_BEHIND, ABSENT -> {
                var removed = CleanUp.remove(name);
                if (!removed.isEmpty())
                    out.println("Removed what an earlier demo left: " + String.join("; ", removed));
            }
        }
    }

    private List<String> play(Cluster cluster, Story story)
            throws DemoFailure, InterruptedException {
        try {
            introduce(cluster);
            cluster.make();
            var faults = story.play(cluster, new Teller(out));
            if (!faults.isEmpty()) tellLogs(cluster);
            return faults;
        } catch (DemoFailure e) {
            tellLogs(cluster);
            throw e;
        }
    }

    private void introduce(Cluster cluster) {
        var example = cluster.example();
        out.println("Regent demo, " + example.directory() + ": the hosts are network namespaces");
        out.println("of this machine, joined by a bridge. Nothing else on it is touched.");
        for (var host : example.hosts())
            out.println(
                    "  %-7s %-16s %s"
                            .formatted(
                                    host.name(), host.address(), describe(cluster.setup(), host)));
        for (var service : cluster.setup().services())
            out.println(
                    "  %-7s %-16s virtual address; its home is %s"
                            .formatted(service.name(), service.address(), service.home().name()));
        out.println("  The daemon is " + cluster.setup().daemon());
        out.println("  Its files are " + cluster.setup().configuration(Example.NODE1));
        out.println("            and " + cluster.setup().configuration(Example.NODE2));
        out.println();
    }

    private static String describe(Setup setup, Host host) {
        return switch (host.role()) {
            case NODE -> "daemon, %s".formatted(setup.web(host));
            case WEB -> setup.web(host);
            case CLIENT ->
                    setup.example().way() == Example.Way.LVS
                            ? "asks for a page again and again, and notes who answers"
                            : "fetches every name 20 times a second, asks by ARP 50 times a second";
        };
    }

    private void tellEnd(List<String> faults, boolean kept) {
        out.println();
        if (faults.isEmpty()) out.println("All that must hold was seen.");
        else faults.forEach(fault -> out.println("NOT AS IT MUST BE: " + fault));
        if (!kept) return;
        out.println(
                """
                The cluster goes on running. To play with it:
                  regent demo status                 who holds what
                  regent demo exec node1 ip addr     run a program on a host
                  regent demo kill node1             cut its power
                  regent demo start node1            switch it on again
                  regent demo stop                   end and remove everything\
                """);
    }

    private void tellLogs(Cluster cluster) throws DemoFailure {
        for (var node : cluster.example().nodes()) out.print(cluster.logs(node, 15));
    }

    private void cleanUp() {
        for (int attempt = 1; attempt <= CLEAN_UP_ATTEMPTS; attempt++) {
            try {
                CleanUp.remove(name);
            } catch (DemoFailure e) {
                out.println("Clean-up: " + e.text());
            } catch (InterruptedException e) {
                continue;
            }
            if (CleanUp.remains(name).isEmpty()) return;
        }
        out.println("Could not remove: " + String.join(", ", CleanUp.remains(name)));
    }

    /** From here on a signal only waits for the clean-up that is under way. */
    private synchronized void startCleaning() {
        cleaning = true;
        // The interrupt has done its work; the programs that clean up must not be cut short by it.
        if (Thread.interrupted()) out.flush();
    }

    private synchronized void interruptUnlessCleaning() {
        if (cleaning) return;
        out.println("Interrupted: cleaning up.");
        thread.interrupt();
    }

    private void interruptAndAwaitCleanUp() {
        interruptUnlessCleaning();
        try {
            if (!cleaned.await(CLEAN_UP_LIMIT.toSeconds(), TimeUnit.SECONDS))
                out.println("The clean-up takes too long; run: regent demo stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
