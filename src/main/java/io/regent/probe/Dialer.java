package io.regent.probe;

import io.regent.check.Failure.Reason;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Endpoint;
import io.regent.net.IpAddress;
import io.regent.sys.Errno;
import io.regent.sys.ErrnoException;
import io.regent.sys.LightSocket;
import io.regent.sys.Sockaddr;
import io.regent.sys.Socket;
import io.regent.sys.SocketOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Opens the connections of all probes, with what their targets ask for: {@code bindto}, {@code
 * bind_port}, {@code bind_if}, {@code fwmark}. The sockets of the JDK know neither marks nor
 * devices, so all are our own, one way for all.
 */
public final class Dialer implements AutoCloseable {

    private static final int INTERFACE_NAME_BYTES = 16;
    private static final int ANY_PROTOCOL = 0;

    private final Readiness readiness;

    private Dialer(Readiness readiness) {
        this.readiness = readiness;
    }

    public static Dialer start() throws ErrnoException {
        return new Dialer(Readiness.start());
    }

    /** A TCP connection, established within the target's timeout. */
    Connection connect(CheckTarget target) throws AttemptFailure, InterruptedException {
        long deadlineNanos = System.nanoTime() + target.timeout().toNanos();
        LightSocket socket = open(target, Socket.SOCK_STREAM, ANY_PROTOCOL);
        boolean connected = false;
        try {
            byte[] remote = address(target.remote());
            int errno = socket.connect(remote);
            // A server that is near has answered by now: asking again is cheaper than to wait.
            if (errno == Errno.EINPROGRESS.number()) errno = socket.connect(remote);
            var connection = new Connection(socket, readiness);
            if (errno == Errno.EALREADY.number()) {
                awaitConnection(socket, connection.watch(), deadlineNanos);
            } else if (errno != 0 && !wasConnected(errno)) {
                throw refused(errno);
            }
            connected = true;
            return connection;
        } finally {
            if (!connected) socket.close();
        }
    }

    /**
     * A socket of datagrams that go to, and come from, the target alone.
     *
     * @param type SOCK_ of {@link Socket}
     */
    Connection datagrams(CheckTarget target, int type, int protocol) throws AttemptFailure {
        LightSocket socket = open(target, type, protocol);
        boolean connected = false;
        try {
            int errno = socket.connect(address(target.remote()));
            if (errno != 0) throw refused(errno);
            connected = true;
            return new Connection(socket, readiness);
        } finally {
            if (!connected) socket.close();
        }
    }

    @Override
    public void close() {
        readiness.close();
    }

    /** What an errno of connect(2), recv(2) or send(2) says about the server. */
    static Reason reason(int errno) {
        if (errno == Errno.ECONNREFUSED.number()) return Reason.REFUSED;
        if (errno == Errno.ETIMEDOUT.number()) return Reason.CONNECT_TIMEOUT;
        if (errno == Errno.ENETUNREACH.number()
                || errno == Errno.EHOSTUNREACH.number()
                || errno == Errno.ENETDOWN.number()) return Reason.UNREACHABLE;
        if (errno == Errno.ECONNRESET.number()
                || errno == Errno.EPIPE.number()
                || errno == Errno.ECONNABORTED.number()) return Reason.CLOSED;
        return Reason.LOCAL;
    }

    private static void awaitConnection(
            LightSocket socket, Readiness.Watch watch, long deadlineNanos)
            throws AttemptFailure, InterruptedException {
        if (!watch.awaitWritable(deadlineNanos)) {
            throw new AttemptFailure(Reason.CONNECT_TIMEOUT, "no connection in time");
        }
        int errno = socket.error();
        if (errno != 0 && !wasConnected(errno)) throw refused(errno);
    }

    /**
     * Whether the connection was there, and the server has reset it before we looked. What refuses
     * a connection is ECONNREFUSED.
     */
    private static boolean wasConnected(int errno) {
        return errno == Errno.ECONNRESET.number() || errno == Errno.EPIPE.number();
    }

    private static LightSocket open(CheckTarget target, int type, int protocol)
            throws AttemptFailure {
        LightSocket socket;
        try {
            socket =
                    LightSocket.open(
                            Socket.domain(target.remote().address().family()), type, protocol);
        } catch (ErrnoException e) {
            throw local(e);
        }
        Optional<CheckTarget.Source> source = target.source();
        if (source.isEmpty()) return socket;
        try {
            prepare(socket, source.get(), target);
            return socket;
        } catch (ErrnoException e) {
            socket.close();
            throw local(e);
        }
    }

    private static void prepare(LightSocket socket, CheckTarget.Source source, CheckTarget target)
            throws ErrnoException {
        if (source.fwMark() != 0) {
            socket.setOption(SocketOption.SO_MARK, (int) source.fwMark());
        }
        if (source.interfaceName().isPresent()) {
            socket.setOption(
                    SocketOption.SO_BINDTODEVICE, interfaceName(source.interfaceName().get()));
        }
        if (source.port() != 0) {
            // The port is needed again in a moment: nothing of this connection may linger on it.
            socket.setOption(SocketOption.SO_REUSEADDR, 1);
            socket.setOption(SocketOption.SO_LINGER, lingerForNothing());
        }
        if (source.address().isPresent() || source.port() != 0) {
            IpAddress any =
                    IpAddress.fromBytes(target.remote().address().family(), new byte[16], 0);
            var local = new Endpoint(source.address().orElse(any), source.port());
            socket.bind(address(local), local.address() + " port " + local.port());
        }
    }

    private static byte[] address(Endpoint endpoint) {
        return Sockaddr.ofEndpoint(endpoint.address(), endpoint.port());
    }

    private static byte[] interfaceName(String name) {
        byte[] bytes = new byte[INTERFACE_NAME_BYTES];
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, bytes, 0, Math.min(text.length, INTERFACE_NAME_BYTES - 1));
        return bytes;
    }

    /** {@code struct linger}: on, for zero seconds. */
    private static byte[] lingerForNothing() {
        return ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putInt(0, 1).array();
    }

    private static AttemptFailure refused(int errno) {
        Reason reason = reason(errno);
        return reason == Reason.LOCAL
                ? AttemptFailure.local(Errno.text(errno))
                : new AttemptFailure(reason, Errno.text(errno));
    }

    static AttemptFailure local(ErrnoException e) {
        return AttemptFailure.local(String.valueOf(e.getMessage()));
    }
}
