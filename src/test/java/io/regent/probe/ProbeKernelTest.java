package io.regent.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.check.Failure.Reason;
import io.regent.check.Verdict;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker;
import io.regent.kernel.TestNamespace;
import io.regent.net.IpAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PING_CHECK, and what the near end of a connection can be told, between two namespaces. */
@Tag("kernel")
@Timeout(30)
class ProbeKernelTest {

    private static final Duration SHORT = Duration.ofMillis(500);

    private TestNamespace here;
    private TestNamespace there;
    private Dialer dialer;

    @BeforeEach
    void makeALink() throws Exception {
        here = TestNamespace.make("rp-");
        there = TestNamespace.make("rp-");
        here.joinTo(there, "eth1", "eth1");
        here.ip("addr", "add", "192.0.2.1/24", "dev", "eth1");
        there.ip("addr", "add", "192.0.2.2/24", "dev", "eth1");
        here.ip("addr", "add", "2001:db8::1/64", "dev", "eth1", "nodad");
        there.ip("addr", "add", "2001:db8::2/64", "dev", "eth1", "nodad");
        dialer = Dialer.start();
    }

    @AfterEach
    void removeIt() {
        if (dialer != null) dialer.close();
        if (there != null) there.close();
        if (here != null) here.close();
    }

    private Verdict ping(CheckTarget target) throws Exception {
        var probe = new PingProbe(dialer, new Checker.Ping(Targets.SCHEDULE, target));
        return here.inside(probe::attempt);
    }

    private Verdict tcp(CheckTarget target) throws Exception {
        var probe = new TcpProbe(dialer, new Checker.Tcp(Targets.SCHEDULE, target));
        return here.inside(probe::attempt);
    }

    private static void assertFailed(Reason reason, Verdict verdict) {
        Verdict.Failed failed = assertInstanceOf(Verdict.Failed.class, verdict);
        assertEquals(reason, failed.failure().reason(), failed::toString);
    }

    private static CheckTarget.Source source(
            Optional<String> interfaceName, Optional<IpAddress> address, long fwMark) {
        return new CheckTarget.Source(address, 0, interfaceName, fwMark);
    }

    @Test
    void aHostThatIsThereAnswersAPingOfEitherFamily() throws Exception {
        assertEquals(Verdict.PASSED, ping(Targets.at("192.0.2.2", 0, Duration.ofSeconds(5))));
        assertEquals(Verdict.PASSED, ping(Targets.at("2001:db8::2", 0, Duration.ofSeconds(5))));
    }

    @Test
    void aHostThatIsSilentFailsAtTheTimeout() throws Exception {
        there.ip("link", "set", "eth1", "arp", "off");
        there.ip("addr", "flush", "dev", "eth1");
        long start = System.nanoTime();
        assertFailed(Reason.ANSWER_TIMEOUT, ping(Targets.at("192.0.2.2", 0, SHORT)));
        assertTrue(System.nanoTime() - start >= SHORT.toNanos());
    }

    @Test
    void aHostWithoutRouteIsUnreachable() throws Exception {
        assertFailed(Reason.UNREACHABLE, ping(Targets.at("198.51.100.1", 0, SHORT)));
        assertFailed(Reason.UNREACHABLE, tcp(Targets.at("198.51.100.1", 80, SHORT)));
        here.ip("route", "add", "unreachable", "198.51.100.0/24");
        assertFailed(Reason.UNREACHABLE, tcp(Targets.at("198.51.100.1", 80, SHORT)));
    }

    /** Only marked packets have a way there. */
    @Test
    void theMarkIsOnThePackets() throws Exception {
        there.ip("addr", "add", "198.51.100.1/32", "dev", "lo");
        here.ip("rule", "add", "fwmark", "7", "table", "99");
        here.ip("route", "add", "198.51.100.0/24", "via", "192.0.2.2", "table", "99");
        CheckTarget target = Targets.at("198.51.100.1", 0, Duration.ofSeconds(5));
        assertFailed(Reason.UNREACHABLE, ping(target));
        CheckTarget marked = Targets.from(target, source(Optional.empty(), Optional.empty(), 7));
        assertEquals(Verdict.PASSED, ping(marked));
    }

    @Test
    void theDeviceAndTheAddressAreTheOnesConfigured() throws Exception {
        here.ip("addr", "add", "192.0.2.77/24", "dev", "eth1");
        Optional<IpAddress> own = IpAddress.parse("192.0.2.77");
        try (var server =
                there.inside(() -> new ServerSocket(0, 1, InetAddress.ofLiteral("192.0.2.2")))) {
            CheckTarget target =
                    Targets.at("192.0.2.2", server.getLocalPort(), Duration.ofSeconds(5));
            assertEquals(
                    Verdict.PASSED, tcp(Targets.from(target, source(Optional.of("eth1"), own, 0))));
            try (var accepted = server.accept()) {
                assertEquals("192.0.2.77", accepted.getInetAddress().getHostAddress());
            }
            CheckTarget throughLo =
                    new CheckTarget(
                            target.remote(),
                            SHORT,
                            Optional.of(source(Optional.of("lo"), Optional.empty(), 0)));
            assertInstanceOf(Verdict.Failed.class, tcp(throughLo));
        }
    }

    @Test
    void aLinkLocalServerIsReachedThroughItsInterface() throws Exception {
        there.ip("addr", "add", "fe80::77/64", "dev", "eth1", "nodad");
        here.ip("addr", "add", "fe80::66/64", "dev", "eth1", "nodad");
        CheckTarget target = Targets.at("fe80::77", 0, Duration.ofSeconds(5));
        assertEquals(
                Verdict.PASSED,
                ping(Targets.from(target, source(Optional.of("eth1"), Optional.empty(), 0))));
    }
}
