package io.regent.probe;

import io.regent.check.Failure.Reason;
import io.regent.check.Verdict;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker;
import io.regent.sys.Socket;
import java.io.IOException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * {@code DNS_CHECK}: a question over UDP is answered without an error (RFC 1035). Whether there is
 * anything in the answer, and whether it was cut off, does not count. The only user of the DNS
 * library, which is loaded with the first check of this kind.
 */
final class DnsProbe implements Probe {

    private static final int HEADER_BYTES = 12;
    private static final int MAX_REPLY_BYTES = 16 * 1024;

    private final Dialer dialer;
    private final CheckTarget target;
    private final Record question;

    /**
     * @throws TextParseException when the name is none
     */
    DnsProbe(Dialer dialer, Checker.Dns checker) throws TextParseException {
        this.dialer = dialer;
        this.target = checker.target();
        this.question =
                Record.newRecord(
                        Name.fromString(checker.name(), Name.root),
                        Type.value(checker.type().name()),
                        DClass.IN);
    }

    @Override
    public Verdict attempt() throws InterruptedException {
        long deadlineNanos = System.nanoTime() + target.timeout().toNanos();
        Message query = Message.newQuery(question);
        try (Connection connection = dialer.datagrams(target, Socket.SOCK_DGRAM, 0)) {
            byte[] wire = query.toWire();
            connection.write(wire, 0, wire.length, deadlineNanos);
            return await(connection, query.getHeader().getID(), deadlineNanos);
        } catch (AttemptFailure e) {
            return e.verdict();
        }
    }

    private Verdict await(Connection connection, int id, long deadlineNanos)
            throws AttemptFailure, InterruptedException {
        byte[] reply = new byte[MAX_REPLY_BYTES];
        while (true) {
            int length = connection.receive(reply, deadlineNanos);
            if (length < 0)
                return Verdict.failed(Reason.ANSWER_TIMEOUT, "read timeout from socket");
            // Too short for an answer: keepalived goes on waiting, too.
            if (length < HEADER_BYTES) continue;
            Header header = header(reply);
            // Anything else on this port answers a question that nobody waits for any more.
            if (header.getID() == id && header.getFlag(Flags.QR)) return judge(header.getRcode());
        }
    }

    private static Verdict judge(int rcode) {
        return rcode == Rcode.NOERROR
                ? Verdict.PASSED
                : Verdict.failed(Reason.STATUS, "read error occurred. (rcode = " + rcode + ")");
    }

    private static Header header(byte[] reply) throws AttemptFailure {
        try {
            return new Header(reply);
        } catch (IOException e) {
            throw new AttemptFailure(Reason.MALFORMED, String.valueOf(e.getMessage()));
        }
    }
}
