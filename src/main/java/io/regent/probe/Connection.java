package io.regent.probe;

import io.regent.check.Failure.Reason;
import io.regent.sys.Errno;
import io.regent.sys.ErrnoException;
import io.regent.sys.LightSocket;
import org.jspecify.annotations.Nullable;

/** A connected socket on which a virtual thread may wait. Every wait has a deadline. */
final class Connection implements ByteStream {

    private final LightSocket socket;
    private final Readiness readiness;

    /** Since the first wait: many a connection never has to. */
    private Readiness.@Nullable Watch watch;

    Connection(LightSocket socket, Readiness readiness) {
        this.socket = socket;
        this.readiness = readiness;
    }

    /** For whoever has to wait for the socket. */
    Readiness.Watch watch() throws AttemptFailure {
        Readiness.Watch watching = watch;
        if (watching != null) return watching;
        try {
            watching = readiness.watch(socket.fd());
        } catch (ErrnoException e) {
            throw Dialer.local(e);
        }
        watch = watching;
        return watching;
    }

    @Override
    public int read(byte[] into, int offset, int length, long deadlineNanos)
            throws AttemptFailure, InterruptedException {
        while (true) {
            int count = socket.read(into, offset, length);
            if (count >= 0) return count;
            if (count != LightSocket.WOULD_BLOCK) throw broken(-count);
            if (!watch().awaitReadable(deadlineNanos)) throw silent();
        }
    }

    /**
     * Receives one datagram.
     *
     * @return its true length, of which {@code into} holds as much as fits; -1 when none came in
     *     time
     */
    int receive(byte[] into, long deadlineNanos) throws AttemptFailure, InterruptedException {
        while (true) {
            int length = socket.readDatagram(into);
            if (length >= 0) return length;
            if (length != LightSocket.WOULD_BLOCK) throw broken(-length);
            if (!watch().awaitReadable(deadlineNanos)) return -1;
        }
    }

    @Override
    public void write(byte[] from, int offset, int length, long deadlineNanos)
            throws AttemptFailure, InterruptedException {
        int done = 0;
        while (done < length) {
            int count = socket.write(from, offset + done, length - done);
            if (count >= 0) {
                done += count;
            } else if (count != LightSocket.WOULD_BLOCK) {
                throw broken(-count);
            } else if (!watch().awaitWritable(deadlineNanos)) {
                throw silent();
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private static AttemptFailure silent() {
        return new AttemptFailure(Reason.ANSWER_TIMEOUT, "no answer in time");
    }

    private static AttemptFailure broken(int errno) {
        Reason reason = Dialer.reason(errno);
        return reason == Reason.LOCAL
                ? AttemptFailure.local(Errno.text(errno))
                : new AttemptFailure(reason, Errno.text(errno));
    }
}
