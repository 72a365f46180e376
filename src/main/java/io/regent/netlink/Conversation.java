package io.regent.netlink;

import io.regent.sys.Errno;
import io.regent.sys.ErrnoException;
import io.regent.sys.Socket;
import io.regent.sys.SocketOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Requests to the kernel on one netlink socket, and its answers. Blocks for an answer, which comes
 * in microseconds, and never longer than the time given to {@link #open}. Belongs to one thread,
 * and to the network namespace that it was opened in.
 *
 * <p>Each request has a sequence number of its own; an answer with another one is left over from a
 * request that was given up, and is dropped.
 */
final class Conversation implements AutoCloseable {

    /** So many answers fit into a socket buffer of default size; more would be lost. */
    static final int REQUESTS_PER_SEND = 100;

    /** The kernel fills at most 32 KiB with one part of a dump. */
    static final int BUFFER_BYTES = 32 * 1024;

    private static final byte[] TO_KERNEL = {};

    /** Told each message of an answer, but for the one that ends it. */
    interface Listener {
        void message(MessageReader message);
    }

    private final Socket socket;
    private final MessageWriter out = new MessageWriter(BUFFER_BYTES);
    private final byte[] in = new byte[BUFFER_BYTES];
    private int sequence;

    /** The socket is closed with the conversation. */
    Conversation(Socket socket) {
        this.socket = socket;
    }

    /**
     * @param protocol NETLINK_ number of netlink(7)
     * @param answerMillis how long to wait for the kernel before a request fails with ETIMEDOUT
     */
    static Conversation open(int protocol, int answerMillis) throws ErrnoException {
        var socket = Socket.open(Socket.AF_NETLINK, Socket.SOCK_RAW, protocol, BUFFER_BYTES);
        try {
            socket.setOption(SocketOption.SO_RCVTIMEO, timeval(answerMillis));
            socket.setOption(SocketOption.NETLINK_EXT_ACK, 1);
            socket.setOption(SocketOption.NETLINK_CAP_ACK, 1);
        } catch (ErrnoException e) {
            socket.close();
            throw e;
        }
        return new Conversation(socket);
    }

    /** Where the next requests are written, empty. Together they must fit into BUFFER_BYTES. */
    MessageWriter begin() {
        out.clear();
        return out;
    }

    /** For the next request that is written. */
    int nextSequence() {
        return ++sequence;
    }

    /**
     * Sends what was written; the kernel acts on the requests and answers them in order.
     *
     * @param what the requests in words, for the error
     * @param count of requests, each with NLM_F_ACK and the next sequence number; at most
     *     REQUESTS_PER_SEND
     * @param answers filled as they come, so that those before a failure are known
     */
    void change(String what, int count, List<Answer> answers) throws ErrnoException {
        send(what);
        int awaited = sequence - count + 1;
        while (awaited - sequence <= 0) {
            MessageReader message = receive(what);
            while (message.next()) {
                if (message.sequence() != awaited) continue;
                Optional<Answer> answer = Answer.read(message);
                if (answer.isEmpty()) continue;
                answers.add(answer.get());
                awaited++;
            }
        }
    }

    /**
     * Sends what was written, which is one request, either for a dump or with NLM_F_ACK, and reads
     * what it brings.
     *
     * @param what the request in words, for the error
     * @return false when a table changed while it was read, so that it may have come out with holes
     */
    boolean ask(String what, Listener listener) throws ErrnoException {
        send(what);
        boolean whole = true;
        while (true) {
            MessageReader message = receive(what);
            while (message.next()) {
                if (message.sequence() != sequence) continue;
                if ((message.flags() & Netlink.NLM_F_DUMP_INTR) != 0) whole = false;
                if (message.type() == Netlink.NLMSG_DONE) {
                    int result = message.hasBody(Integer.BYTES) ? message.bodyU32(0) : 0;
                    if (result < 0) throw new ErrnoException(what, -result);
                    return whole;
                }
                Optional<Answer> answer = Answer.read(message);
                if (answer.isPresent()) {
                    if (answer.get().errno() == 0) return whole;
                    throw new ErrnoException(what, answer.get().errno());
                }
                listener.message(message);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private void send(String what) throws ErrnoException {
        int errno = socket.trySend(out.bytes(), out.lengthBytes(), 0, TO_KERNEL);
        if (errno != 0) throw new ErrnoException(what, errno);
    }

    private MessageReader receive(String what) throws ErrnoException {
        int length = socket.receive(in);
        if (length == Socket.NOTHING) {
            throw new ErrnoException("answer to " + what, Errno.ETIMEDOUT.number());
        }
        if (length > in.length) {
            throw new ErrnoException("answer to " + what, Errno.EMSGSIZE.number());
        }
        return new MessageReader(in, length);
    }

    private static byte[] timeval(int millis) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(millis / 1000)
                .putLong(millis % 1000 * 1000L)
                .array();
    }
}
