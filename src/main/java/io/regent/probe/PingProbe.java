package io.regent.probe;

import io.regent.check.Failure.Reason;
import io.regent.check.Verdict;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker;
import io.regent.net.IpFamily;
import io.regent.sys.Socket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code PING_CHECK}: an ICMP echo is answered (RFC 792, RFC 4443 section 4). A raw socket, which
 * gets copies of what is meant for others, so replies are told apart by identifier and a random
 * text. keepalived uses a datagram socket and changes net.ipv4.ping_group_range for it.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Type      |     Code      |          Checksum             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           Identifier          |        Sequence Number        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Data ...
 * +-+-+-+-+-
 * </pre>
 */
final class PingProbe implements Probe {

    private static final int IPPROTO_ICMP = 1, IPPROTO_ICMPV6 = 58;
    private static final int ECHO = 8, ECHO_REPLY = 0;
    private static final int ECHO_V6 = 128, ECHO_REPLY_V6 = 129;
    private static final int CHECKSUM_AT = 2, IDENTIFIER_AT = 4;
    private static final int MESSAGE_BYTES = 64;
    private static final int MAX_IP_HEADER_BYTES = 60;

    private final Dialer dialer;
    private final CheckTarget target;
    private final boolean isV4;

    PingProbe(Dialer dialer, Checker.Ping checker) {
        this.dialer = dialer;
        this.target = checker.target();
        this.isV4 = target.remote().address().family() == IpFamily.IPV4;
    }

    @Override
    public Verdict attempt() throws InterruptedException {
        long deadlineNanos = System.nanoTime() + target.timeout().toNanos();
        int protocol = isV4 ? IPPROTO_ICMP : IPPROTO_ICMPV6;
        try (Connection connection = dialer.datagrams(target, Socket.SOCK_RAW, protocol)) {
            byte[] request = request();
            connection.write(request, 0, request.length, deadlineNanos);
            return await(connection, request, deadlineNanos);
        } catch (AttemptFailure e) {
            return e.verdict();
        }
    }

    @Override
    public boolean isBrief() {
        return true;
    }

    private Verdict await(Connection connection, byte[] request, long deadlineNanos)
            throws AttemptFailure, InterruptedException {
        byte[] packet = new byte[MAX_IP_HEADER_BYTES + MESSAGE_BYTES];
        while (true) {
            int length = connection.receive(packet, deadlineNanos);
            if (length < 0) return Verdict.failed(Reason.ANSWER_TIMEOUT, "no reply in time");
            if (isReply(packet, Math.min(length, packet.length), request, isV4)) {
                return Verdict.PASSED;
            }
        }
    }

    private byte[] request() {
        byte[] message = new byte[MESSAGE_BYTES];
        ThreadLocalRandom.current().nextBytes(message);
        message[0] = (byte) (isV4 ? ECHO : ECHO_V6);
        message[1] = 0;
        message[CHECKSUM_AT] = 0;
        message[CHECKSUM_AT + 1] = 0;
        // Of ICMPv6 the kernel computes it, because it covers addresses.
        if (isV4) {
            int checksum = checksum(message);
            message[CHECKSUM_AT] = (byte) (checksum >>> 8);
            message[CHECKSUM_AT + 1] = (byte) checksum;
        }
        return message;
    }

    /** Whether a packet, of IPv4 with its header, answers the request. */
    static boolean isReply(byte[] packet, int length, byte[] request, boolean isV4) {
        int at = isV4 && length > 0 ? (packet[0] & 0xf) * 4 : 0;
        if (length - at < request.length) return false;
        if ((packet[at] & 0xff) != (isV4 ? ECHO_REPLY : ECHO_REPLY_V6)) return false;
        for (int i = IDENTIFIER_AT; i < request.length; i++) {
            if (packet[at + i] != request[i]) return false;
        }
        return true;
    }

    /** Ones' complement sum of RFC 1071 of an even number of bytes. */
    private static int checksum(byte[] message) {
        int sum = 0;
        for (int i = 0; i < message.length; i += 2) {
            sum += (message[i] & 0xff) << 8 | message[i + 1] & 0xff;
        }
        while (sum >>> 16 != 0) sum = (sum & 0xffff) + (sum >>> 16);
        return ~sum & 0xffff;
    }
}
