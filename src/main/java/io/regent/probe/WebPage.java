package io.regent.probe;

import io.regent.check.Failure.Reason;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker.HttpVersion;
import java.util.Optional;

/**
 * Fetches one page as HTTP_GET, SSL_GET and genhash do: one request, and everything until the
 * server closes the connection.
 *
 * @param tls empty for HTTP without it
 * @param serverName for SNI
 * @param compliantEnd ends TLS with an exchange of close_notify
 * @param host of the Host header
 */
record WebPage(
        CheckTarget target,
        Optional<TlsClient> tls,
        Optional<String> serverName,
        boolean compliantEnd,
        HttpVersion version,
        String host,
        String path) {

    /** A server that keeps sending must come to an end within this many timeouts. */
    private static final int LONGEST_ANSWER_TIMEOUTS = 20;

    private static final int PIECE_BYTES = 16 * 1024;

    /** Reads into {@code reply} until the end; nothing stays open. */
    void fetch(Dialer dialer, HttpReply reply) throws AttemptFailure, InterruptedException {
        Connection connection = dialer.connect(target);
        if (tls.isEmpty()) {
            try (connection) {
                exchange(connection, reply);
            }
            return;
        }
        try (var secure = new TlsConnection(connection, tls.get().engine(serverName))) {
            secure.handshake(deadlineNanos());
            exchange(secure, reply);
            if (compliantEnd) secure.endInGoodOrder(deadlineNanos());
        }
    }

    private void exchange(ByteStream stream, HttpReply reply)
            throws AttemptFailure, InterruptedException {
        byte[] request = HttpRequest.bytes(path, version, host);
        stream.write(request, 0, request.length, deadlineNanos());
        byte[] piece = new byte[PIECE_BYTES];
        long startNanos = System.nanoTime();
        long longestNanos = LONGEST_ANSWER_TIMEOUTS * target.timeout().toNanos();
        while (!reply.isHopeless()) {
            int count = stream.read(piece, 0, piece.length, deadlineNanos());
            if (count == 0) return;
            reply.add(piece, 0, count);
            if (System.nanoTime() - startNanos > longestNanos) {
                throw new AttemptFailure(Reason.ANSWER_TIMEOUT, "the page does not end");
            }
        }
    }

    private long deadlineNanos() {
        return System.nanoTime() + target.timeout().toNanos();
    }
}
