package io.regent.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.check.Failure.Reason;
import io.regent.check.Verdict;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker;
import io.regent.net.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** TCP_CHECK and the sockets under it, against servers on loopback. */
class TcpProbeTest {

    private static final CheckTarget NOWHERE =
            Targets.at("255.255.255.255", 80, Duration.ofSeconds(1));

    private static Dialer dialer;

    @BeforeAll
    static void start() throws IOException {
        dialer = Dialer.start();
    }

    @AfterAll
    static void stop() {
        dialer.close();
    }

    private static Verdict attempt(CheckTarget target) throws InterruptedException {
        return new TcpProbe(dialer, new Checker.Tcp(Targets.SCHEDULE, target)).attempt();
    }

    private static void assertFailed(Reason reason, Verdict verdict) {
        Verdict.Failed failed = assertInstanceOf(Verdict.Failed.class, verdict);
        assertEquals(reason, failed.failure().reason(), failed::toString);
    }

    private static ServerSocket listener(String address) throws IOException {
        return new ServerSocket(0, 16, InetAddress.ofLiteral(address));
    }

    @Test
    void aServerThatAcceptsPassesWhateverItDoesThen() throws Exception {
        try (var server = listener("127.0.0.1")) {
            assertEquals(Verdict.PASSED, attempt(Targets.local(server.getLocalPort())));
            Thread closer = Thread.ofVirtual().start(() -> acceptAndReset(server));
            assertEquals(Verdict.PASSED, attempt(Targets.local(server.getLocalPort())));
            closer.join();
        }
        try (var server = listener("::1")) {
            CheckTarget target = Targets.at("::1", server.getLocalPort(), Duration.ofSeconds(1));
            assertEquals(Verdict.PASSED, attempt(target));
        }
    }

    private static void acceptAndReset(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPortThatRefusesFailsAtOnce() throws Exception {
        int port;
        try (var server = listener("127.0.0.1")) {
            port = server.getLocalPort();
        }
        long start = System.nanoTime();
        Verdict verdict = attempt(Targets.local(port));
        assertFailed(Reason.REFUSED, verdict);
        assertTrue(System.nanoTime() - start < 500_000_000);
    }

    /** A listener whose queue is full drops what comes: silence, as behind a firewall. */
    @Test
    void silenceFailsAtTheTimeout() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var filling = new ArrayList<Socket>();
            for (int i = 0; i < 3; i++) {
                var socket = new Socket();
                filling.add(socket);
                Thread.ofVirtual().start(() -> connectQuietly(socket, server.getLocalPort()));
            }
            Thread.sleep(100);
            long start = System.nanoTime();
            Verdict verdict =
                    attempt(Targets.at("127.0.0.1", server.getLocalPort(), Duration.ofMillis(300)));
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertFailed(Reason.CONNECT_TIMEOUT, verdict);
            assertTrue(millis >= 300 && millis < 400, "took " + millis);
            for (Socket socket : filling) socket.close();
        }
    }

    private static void connectQuietly(Socket socket, int port) {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
        } catch (IOException e) {
            // The queue is full, as it should be.
        }
    }

    /** The kernel knows no TCP to everybody; nothing is sent. */
    @Test
    void anAddressWithoutWayToItIsUnreachable() throws Exception {
        assertFailed(Reason.UNREACHABLE, attempt(NOWHERE));
    }

    @Test
    void theNearEndIsAsConfigured() throws Exception {
        try (var server = listener("127.0.0.1")) {
            int port = freePort();
            var source =
                    new CheckTarget.Source(IpAddress.parse("127.0.0.3"), port, Optional.empty(), 0);
            CheckTarget target = Targets.from(Targets.local(server.getLocalPort()), source);
            // Again and again from the same port: nothing may linger on it.
            for (int i = 0; i < 3; i++) {
                var accepted = new FutureTask<>(() -> server.accept().getRemoteSocketAddress());
                Thread.ofVirtual().start(accepted);
                assertEquals(Verdict.PASSED, attempt(target));
                assertEquals(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.3"), port),
                        accepted.get());
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = listener("127.0.0.1")) {
            return socket.getLocalPort();
        }
    }

    @Test
    void anAddressThatIsNotOursSaysNothingAboutTheServer() throws Exception {
        var source = new CheckTarget.Source(IpAddress.parse("192.0.2.77"), 0, Optional.empty(), 0);
        assertInstanceOf(Verdict.NotMade.class, attempt(Targets.from(Targets.local(80), source)));
    }

    @Test
    void anInterfaceThatIsNotThereSaysNothingAboutTheServer() throws Exception {
        var source = new CheckTarget.Source(Optional.empty(), 0, Optional.of("rp-none0"), 0);
        assertInstanceOf(Verdict.NotMade.class, attempt(Targets.from(Targets.local(80), source)));
    }

    @Test
    void nothingIsLeftOpenWhateverTheEnd() throws Exception {
        try (var server = listener("127.0.0.1")) {
            attempt(Targets.local(server.getLocalPort()));
            long before = openDescriptors();
            for (int i = 0; i < 20; i++) {
                attempt(Targets.local(server.getLocalPort()));
                attempt(Targets.local(1));
                attempt(NOWHERE);
                server.accept().close();
            }
            abandonSilentAttempts();
            assertTrue(openDescriptors() <= before + 2, "before " + before);
        }
    }

    private static void abandonSilentAttempts() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var attempts = new ArrayList<Thread>();
            for (int i = 0; i < 10; i++) {
                attempts.add(Thread.ofVirtual().start(() -> abandoned(server.getLocalPort())));
            }
            Thread.sleep(100);
            for (Thread thread : attempts) thread.interrupt();
            for (Thread thread : attempts) thread.join();
        }
    }

    private static void abandoned(int port) {
        try {
            attempt(Targets.at("127.0.0.1", port, Duration.ofSeconds(60)));
        } catch (InterruptedException e) {
            // As asked for.
        }
    }

    private static long openDescriptors() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
