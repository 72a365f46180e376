package io.regent.probe;

import io.regent.check.Failure.Reason;
import io.regent.check.Verdict;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.HexPattern;
import io.regent.sys.Socket;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code UDP_CHECK}: a datagram is answered, or at least not refused by an ICMP error until the
 * timeout.
 */
final class UdpProbe implements Probe {

    private static final int RANDOM_PAYLOAD_BYTES = 64;
    private static final int MAX_REPLY_BYTES = 16 * 1024;

    private final Dialer dialer;
    private final Checker.Udp checker;

    UdpProbe(Dialer dialer, Checker.Udp checker) {
        this.dialer = dialer;
        this.checker = checker;
    }

    @Override
    public Verdict attempt() throws InterruptedException {
        long deadlineNanos = System.nanoTime() + checker.target().timeout().toNanos();
        try (Connection connection = dialer.datagrams(checker.target(), Socket.SOCK_DGRAM, 0)) {
            byte[] payload = payload(checker.payload());
            connection.write(payload, 0, payload.length, deadlineNanos);
            byte[] reply = new byte[MAX_REPLY_BYTES];
            return judge(reply, connection.receive(reply, deadlineNanos));
        } catch (AttemptFailure e) {
            return e.verdict();
        }
    }

    @Override
    public boolean isBrief() {
        return true;
    }

    /**
     * @param length of the reply, less than 0 without one
     */
    private Verdict judge(byte[] reply, int length) {
        if (!checker.requireReply()) return Verdict.PASSED;
        if (length < 0) return Verdict.failed(Reason.ANSWER_TIMEOUT, "no reply in time");
        // As with keepalived 2.2.7, whose manual says so of every reply, only what is compared has
        // to be of a length.
        if (checker.reply().isEmpty()) return Verdict.PASSED;
        if (length < checker.minReplyBytes() || length > checker.maxReplyBytes()) {
            return Verdict.failed(Reason.CONTENT, "a reply of " + length + " bytes");
        }
        return matches(checker.reply().get(), reply, Math.min(length, reply.length))
                ? Verdict.PASSED
                : Verdict.failed(Reason.CONTENT, "reply data mismatch");
    }

    private static byte[] payload(Optional<HexPattern> configured) {
        if (configured.isPresent()) return bytes(configured.get());
        byte[] random = new byte[RANDOM_PAYLOAD_BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        return random;
    }

    private static byte[] bytes(HexPattern pattern) {
        byte[] bytes = new byte[pattern.lengthBytes()];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(pattern.digits().charAt(2 * i), 16);
            int low = Character.digit(pattern.digits().charAt(2 * i + 1), 16);
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    /** As far as both go. */
    static boolean matches(HexPattern pattern, byte[] reply, int length) {
        int digits = 2 * Math.min(pattern.lengthBytes(), length);
        for (int i = 0; i < digits; i++) {
            int wanted = Character.digit(pattern.digits().charAt(i), 16);
            int digit = i % 2 == 0 ? reply[i / 2] >> 4 & 0xf : reply[i / 2] & 0xf;
            // X, which is no digit, stands for any.
            if (wanted >= 0 && wanted != digit) return false;
        }
        return true;
    }
}
