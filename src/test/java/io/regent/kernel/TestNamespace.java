package io.regent.kernel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.sys.NetworkNamespace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** A network namespace of ip-netns(8) for one test, with {@code lo} up. */
public final class TestNamespace implements AutoCloseable {

    private final String name;

    private TestNamespace(String name) {
        this.name = name;
    }

    /** Skips the test, with the reason, where namespaces cannot be made. */
    public static TestNamespace make(String prefix) {
        assumeTrue(isRoot(), "needs root to make network namespaces");
        String name = prefix + ProcessHandle.current().pid() + "-" + System.nanoTime() % 1_000_000;
        Ended made = run("ip", "netns", "add", name);
        assumeTrue(made.status() == 0, "cannot make a network namespace: " + made.output());
        var namespace = new TestNamespace(name);
        namespace.ip("link", "set", "lo", "up");
        return namespace;
    }

    /**
     * A veth pair: {@code device} here, {@code otherDevice} in the other namespace, both working.
     */
    public void joinTo(TestNamespace other, String device, String otherDevice) {
        ip("link", "add", device, "type", "veth", "peer", "name", otherDevice, "netns", other.name);
        ip("link", "set", device, "up");
        other.ip("link", "set", otherDevice, "up");
        awaitCarrier(device);
        other.awaitCarrier(otherDevice);
    }

    /** The kernel drops what is sent between "set up" and its own later notice of the carrier. */
    public void awaitCarrier(String device) {
        for (int attempt = 0; attempt < 500; attempt++) {
            if (ip("link", "show", "dev", device).contains(" state UP ")) return;
        }
        throw new AssertionError(device + " stays without carrier");
    }

    public String name() {
        return name;
    }

    /** Runs {@code ip} in this namespace; fails when it fails. */
    public String ip(String... arguments) {
        var command = new ArrayList<>(List.of("ip", "-n", name));
        command.addAll(List.of(arguments));
        Ended ended = run(command.toArray(String[]::new));
        if (ended.status() != 0) throw new AssertionError(command + ": " + ended.output());
        return ended.output();
    }

    /** Calls on a platform thread inside of the namespace; sockets opened there stay there. */
    public <T> T inside(Callable<T> action) throws Exception {
        var task =
                new FutureTask<T>(() -> {
                    NetworkNamespace.enter(NetworkNamespace.pathOf(name));
                    return action.call();
                });
        Thread thread = Thread.ofPlatform().name("inside " + name).start(task);
        thread.join();
        return task.get();
    }

    @Override
    public void close() {
        run("ip", "netns", "del", name);
    }

    private record Ended(int status, String output) {}

    private static Ended run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            byte[] output = process.getInputStream().readAllBytes();
            return new Ended(process.waitFor(), new String(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Ended(127, e.toString());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            return false;
        }
    }
}
