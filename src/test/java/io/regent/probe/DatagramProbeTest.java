package io.regent.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.check.Failure.Reason;
import io.regent.check.Verdict;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Checker.DnsRecordType;
import io.regent.config.lvs.HexPattern;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** UDP_CHECK and DNS_CHECK against servers of our own making. */
class DatagramProbeTest {

    private static Dialer dialer;

    @BeforeAll
    static void start() throws IOException {
        dialer = Dialer.start();
    }

    @AfterAll
    static void stop() {
        dialer.close();
    }

    /** Answers each datagram with what the function makes of it; with nothing for no bytes. */
    private static final class Answering implements AutoCloseable {
        private final DatagramSocket socket =
                new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        final BlockingQueue<byte[]> heard = new ArrayBlockingQueue<>(10);

        Answering(UnaryOperator<byte[]> answer) throws IOException {
            Thread.ofVirtual().start(() -> serve(answer));
        }

        private void serve(UnaryOperator<byte[]> answer) {
            try {
                while (true) {
                    var packet = new DatagramPacket(new byte[4096], 4096);
                    socket.receive(packet);
                    byte[] request = Arrays.copyOf(packet.getData(), packet.getLength());
                    heard.add(request);
                    packet.setData(answer.apply(request));
                    if (packet.getLength() > 0) socket.send(packet);
                }
            } catch (IOException e) {
                // Closed: the test is over.
            }
        }

        int port() {
            return socket.getLocalPort();
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private static Verdict udp(
            int port, Optional<String> payload, Optional<String> reply, boolean require, int max)
            throws Exception {
        return new UdpProbe(
                        dialer,
                        new Checker.Udp(
                                Targets.SCHEDULE,
                                Targets.at("127.0.0.1", port, Duration.ofMillis(300)),
                                payload.map(HexPattern::new),
                                require,
                                reply.map(HexPattern::new),
                                2,
                                max))
                .attempt();
    }

    private static Verdict dns(int port, String name, DnsRecordType type) throws Exception {
        return new DnsProbe(
                        dialer,
                        new Checker.Dns(
                                Targets.SCHEDULE,
                                Targets.at("127.0.0.1", port, Duration.ofMillis(300)),
                                type,
                                name))
                .attempt();
    }

    private static void assertFailed(Reason reason, Verdict verdict) {
        Verdict.Failed failed = assertInstanceOf(Verdict.Failed.class, verdict);
        assertEquals(reason, failed.failure().reason(), failed::toString);
    }

    private static byte[] nothing(byte[] request) {
        return new byte[0];
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Test
    void silenceIsGoodEnoughWithoutRequireReply() throws Exception {
        try (var silent = new Answering(DatagramProbeTest::nothing)) {
            long start = System.nanoTime();
            assertEquals(
                    Verdict.PASSED,
                    udp(silent.port(), Optional.empty(), Optional.empty(), false, 255));
            assertTrue(System.nanoTime() - start >= 300_000_000);
            assertTrue(silent.heard.take().length > 0);
        }
    }

    @Test
    void aRefusalByIcmpFailsAtOnce() throws Exception {
        int port;
        try (var gone = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            port = gone.getLocalPort();
        }
        long start = System.nanoTime();
        assertFailed(Reason.REFUSED, udp(port, Optional.empty(), Optional.empty(), false, 255));
        assertTrue(System.nanoTime() - start < 250_000_000);
    }

    @Test
    void silenceFailsWhereAReplyIsRequired() throws Exception {
        try (var silent = new Answering(DatagramProbeTest::nothing)) {
            assertFailed(
                    Reason.ANSWER_TIMEOUT,
                    udp(silent.port(), Optional.empty(), Optional.empty(), true, 255));
        }
    }

    @Test
    void thePayloadIsSentAndTheReplyIsLookedAt() throws Exception {
        try (var echo = new Answering(request -> request)) {
            Optional<String> payload = Optional.of("0123ABCD");
            assertEquals(
                    Verdict.PASSED, udp(echo.port(), payload, Optional.of("01X3XXCD"), true, 255));
            assertArrayEquals(hex("0123abcd"), echo.heard.poll(1, TimeUnit.SECONDS));
            assertFailed(Reason.CONTENT, udp(echo.port(), payload, Optional.of("01X4"), true, 255));
            assertFailed(Reason.CONTENT, udp(echo.port(), payload, Optional.of("01"), true, 3));
            assertFailed(
                    Reason.CONTENT,
                    udp(echo.port(), Optional.of("01"), Optional.of("01"), true, 255));
            // As with keepalived, of what is not compared no length counts.
            assertEquals(Verdict.PASSED, udp(echo.port(), payload, Optional.empty(), true, 3));
        }
    }

    @Test
    void aPatternIsComparedAsFarAsBothGo() {
        assertTrue(UdpProbe.matches(new HexPattern("0102"), hex("01"), 1));
        assertTrue(UdpProbe.matches(new HexPattern("01"), hex("0102"), 2));
        assertTrue(UdpProbe.matches(new HexPattern("X1"), hex("f1"), 1));
        assertFalse(UdpProbe.matches(new HexPattern("X1"), hex("f2"), 1));
    }

    /** The request with QR set, this response code, and another id if asked for. */
    private static UnaryOperator<byte[]> answering(int rcode, int idChange, int length) {
        return request -> {
            byte[] answer = Arrays.copyOf(request, Math.min(length, request.length));
            answer[0] ^= (byte) idChange;
            answer[2] |= (byte) 0x80;
            if (length > 3) answer[3] = (byte) rcode;
            return answer;
        };
    }

    @Test
    void aQuestionGoesOutAndAnyAnswerWithoutErrorPasses() throws Exception {
        try (var server = new Answering(answering(0, 0, 512))) {
            assertEquals(Verdict.PASSED, dns(server.port(), "www.example.org", DnsRecordType.AAAA));
            byte[] question = server.heard.take();
            assertEquals(1, question[2], "recursion desired, and nothing else");
            byte[] rest = Arrays.copyOfRange(question, 12, question.length);
            assertArrayEquals(hex("03777777076578616d706c65036f726700001c0001"), rest);
        }
    }

    @Test
    void theRootIsANameToo() throws Exception {
        try (var server = new Answering(answering(0, 0, 512))) {
            assertEquals(Verdict.PASSED, dns(server.port(), ".", DnsRecordType.SOA));
            byte[] question = server.heard.take();
            assertArrayEquals(hex("0000060001"), Arrays.copyOfRange(question, 12, 17));
        }
    }

    @Test
    void aResponseCodeFails() throws Exception {
        try (var server = new Answering(answering(3, 0, 512))) {
            assertFailed(Reason.STATUS, dns(server.port(), ".", DnsRecordType.SOA));
        }
        try (var server = new Answering(answering(2, 0, 512))) {
            assertFailed(Reason.STATUS, dns(server.port(), ".", DnsRecordType.SOA));
        }
    }

    @Test
    void theAnswerToAnotherQuestionIsNone() throws Exception {
        try (var server = new Answering(answering(0, 1, 512))) {
            assertFailed(Reason.ANSWER_TIMEOUT, dns(server.port(), ".", DnsRecordType.SOA));
        }
        try (var echo = new Answering(request -> request)) {
            assertFailed(Reason.ANSWER_TIMEOUT, dns(echo.port(), ".", DnsRecordType.SOA));
        }
    }

    @Test
    void anAnswerShorterThanItsHeaderIsNone() throws Exception {
        try (var server = new Answering(answering(0, 0, 11))) {
            assertFailed(Reason.ANSWER_TIMEOUT, dns(server.port(), ".", DnsRecordType.SOA));
        }
    }
}
