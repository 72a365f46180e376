package io.regent.observe;

import io.regent.sys.Errno;
import io.regent.sys.ErrnoException;
import io.regent.sys.UnixDatagram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * syslog over its datagram socket. The receiver may come, go and come again; lines that it has no
 * room for are tried again for a moment and then given up.
 */
final class SyslogSink implements LogSink {

    /** What syslog daemons take in one datagram; a longer line is cut. */
    private static final int LONGEST_BYTES = 8192;

    private static final int TRIES = 5;
    private static final int PAUSE_MILLIS = 20;

    private final UnixDatagram socket;
    private final int facility;
    private final String ident;
    private final long pid;

    SyslogSink(String path, int facility, String ident, long pid) throws ErrnoException {
        this.socket = UnixDatagram.to(path, LONGEST_BYTES);
        this.facility = facility;
        this.ident = ident;
        this.pid = pid;
    }

    @Override
    public void write(LogLine line) throws IOException {
        byte[] bytes = line.syslog(facility, ident, pid).getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, LONGEST_BYTES);
        int errno = socket.send(bytes, length);
        for (int i = 1; i < TRIES && errno == Errno.EAGAIN.number(); i++) {
            pause();
            errno = socket.send(bytes, length);
        }
        if (errno != 0) throw new ErrnoException("send to syslog", errno);
    }

    @Override
    public void close() {
        socket.close();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
