package io.regent.netlink;

import io.regent.sys.Errno;
import io.regent.sys.ErrnoException;
import io.regent.sys.Sockaddr;
import io.regent.sys.Socket;
import io.regent.sys.SocketOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hears what changes in links and addresses, whoever changes it. Never blocks. Belongs to one
 * thread, and to the network namespace that it was opened in.
 */
public final class RouteMonitor implements AutoCloseable {

    private static final int BUFFER_BYTES = 32 * 1024;

    /** A flood of news must not hold up whoever polls; the descriptor stays readable. */
    private static final int DATAGRAMS_PER_DRAIN = 64;

    private static final RouteEvent.Overrun OVERRUN = new RouteEvent.Overrun();

    private final Socket socket;
    private final byte[] in = new byte[BUFFER_BYTES];

    private RouteMonitor(Socket socket) {
        this.socket = socket;
    }

    /**
     * @param receiveBufferBytes how much may wait to be read; 0 for the kernel's default
     */
    public static RouteMonitor open(int receiveBufferBytes) throws ErrnoException {
        var socket =
                Socket.open(
                        Socket.AF_NETLINK,
                        Socket.SOCK_RAW | Socket.SOCK_NONBLOCK,
                        Netlink.NETLINK_ROUTE,
                        BUFFER_BYTES);
        try {
            if (receiveBufferBytes > 0) enlarge(socket, receiveBufferBytes);
            int groups =
                    Rtnetlink.RTMGRP_LINK
                            | Rtnetlink.RTMGRP_IPV4_IFADDR
                            | Rtnetlink.RTMGRP_IPV6_IFADDR;
            socket.bind(Sockaddr.ofNetlinkGroups(groups), "netlink groups of links and addresses");
        } catch (ErrnoException e) {
            socket.close();
            throw e;
        }
        return new RouteMonitor(socket);
    }

    /** In a user namespace nobody may go beyond net.core.rmem_max; then that must do. */
    private static void enlarge(Socket socket, int bytes) throws ErrnoException {
        try {
            socket.setOption(SocketOption.SO_RCVBUFFORCE, bytes);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.EPERM.number()) throw e;
            socket.setOption(SocketOption.SO_RCVBUF, bytes);
        }
    }

    /** For {@link io.regent.sys.Poller#add}, with EPOLLIN. */
    public int fd() {
        return socket.fd();
    }

    /**
     * Reads what has come so far and tells it in order. After {@link RouteEvent.Overrun} nothing
     * older follows, so that a fresh reading is not overtaken by stale news.
     */
    public void drain(Consumer<? super RouteEvent> listener) throws ErrnoException {
        for (int i = 0; i < DATAGRAMS_PER_DRAIN; i++) {
            int length;
            try {
                length = socket.receive(in);
            } catch (ErrnoException e) {
                if (e.errno() != Errno.ENOBUFS.number()) throw e;
                discardAll();
                listener.accept(OVERRUN);
                return;
            }
            if (length == Socket.NOTHING) return;
            if (length > in.length) listener.accept(OVERRUN);
            else tell(new MessageReader(in, length), listener);
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private void discardAll() throws ErrnoException {
        while (true) {
            try {
                if (socket.receive(in) == Socket.NOTHING) return;
            } catch (ErrnoException e) {
                if (e.errno() != Errno.ENOBUFS.number()) throw e;
            }
        }
    }

    static void tell(MessageReader message, Consumer<? super RouteEvent> listener) {
        while (message.next()) {
            Optional<RouteEvent> event = RouteCodec.read(message);
            if (event.isPresent()) listener.accept(event.get());
        }
    }
}
