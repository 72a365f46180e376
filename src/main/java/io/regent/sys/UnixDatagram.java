package io.regent.sys;

/**
 * Datagrams to one AF_UNIX socket of another process (unix(7)): {@code /dev/log}, the socket of
 * sd_notify(3). Never blocks, and finds the receiver again after it was restarted, since it is not
 * connected.
 */
public final class UnixDatagram implements AutoCloseable {

    private final Socket socket;
    private final byte[] receiver;

    private UnixDatagram(Socket socket, byte[] receiver) {
        this.socket = socket;
        this.receiver = receiver;
    }

    /**
     * @param path of the receiver's socket, or {@code @name} in the abstract name space
     * @param longestBytes longest datagram
     */
    public static UnixDatagram to(String path, int longestBytes) throws ErrnoException {
        int type = Socket.SOCK_DGRAM | Socket.SOCK_NONBLOCK;
        return new UnixDatagram(
                Socket.open(Socket.AF_UNIX, type, 0, longestBytes), Sockaddr.ofPath(path));
    }

    /**
     * @return 0, or errno: a receiver that is full (EAGAIN), away (ENOENT, ECONNREFUSED) or takes
     *     less (EMSGSIZE) is for the caller to count
     */
    public int send(byte[] datagram, int length) {
        return socket.trySend(datagram, length, Socket.MSG_NOSIGNAL, receiver);
    }

    @Override
    public void close() {
        socket.close();
    }
}
