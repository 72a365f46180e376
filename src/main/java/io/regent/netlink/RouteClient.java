package io.regent.netlink;

import io.regent.net.Link;
import io.regent.sys.Errno;
import io.regent.sys.ErrnoException;
import io.regent.sys.Socket;
import io.regent.sys.SocketOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the kernel about links and addresses, and changes addresses. Blocks for the kernel's answer,
 * which comes in microseconds, and never longer than the time given to {@link #open}; what no
 * socket option can bound is the kernel's own work within send(2), about 10 microseconds for each
 * address and whatever time others hold its lock of the network configuration. Belongs to one
 * thread, and to the network namespace that it was opened in.
 *
 * <p>Each request has a sequence number of its own; an answer with another one is left over from a
 * request that was given up, and is dropped.
 */
public final class RouteClient implements AutoCloseable {

    /** The kernel fills at most 32 KiB with one part of a dump. */
    private static final int BUFFER_BYTES = 32 * 1024;

    /** Whatever an address has, its message is shorter. */
    private static final int LONGEST_MESSAGE_BYTES = 160;

    /** So many answers fit into a socket buffer of default size; more would be lost. */
    private static final int MESSAGES_PER_SEND = 100;

    private static final int DUMP_ATTEMPTS = 5;

    private static final byte[] TO_KERNEL = {};

    private final Socket socket;
    private final MessageWriter out = new MessageWriter(MESSAGES_PER_SEND * LONGEST_MESSAGE_BYTES);
    private final byte[] in = new byte[BUFFER_BYTES];
    private int sequence;

    /** The socket is closed with the client. */
    RouteClient(Socket socket) {
        this.socket = socket;
    }

    /**
     * @param answerMillis how long to wait for the kernel before a request fails with ETIMEDOUT
     */
    public static RouteClient open(int answerMillis) throws ErrnoException {
        var socket =
                Socket.open(
                        Socket.AF_NETLINK, Socket.SOCK_RAW, Netlink.NETLINK_ROUTE, BUFFER_BYTES);
        try {
            socket.setOption(SocketOption.SO_RCVTIMEO, timeval(answerMillis));
            socket.setOption(SocketOption.NETLINK_EXT_ACK, 1);
            socket.setOption(SocketOption.NETLINK_CAP_ACK, 1);
        } catch (ErrnoException e) {
            socket.close();
            throw e;
        }
        return new RouteClient(socket);
    }

    /** Every link of this network namespace. */
    public List<Link> links() throws ErrnoException {
        var links = new ArrayList<Link>();
        for (RouteEvent found : dump(true)) {
            if (found instanceof RouteEvent.LinkChanged link) links.add(link.link());
        }
        return links;
    }

    /** Every address, IPv4 and IPv6, of this network namespace. */
    public List<InterfaceAddress> addresses() throws ErrnoException {
        var addresses = new ArrayList<InterfaceAddress>();
        for (RouteEvent found : dump(false)) {
            if (found instanceof RouteEvent.AddressAdded added) addresses.add(added.address());
        }
        return addresses;
    }

    public AddressOutcome add(InterfaceAddress address) throws ErrnoException {
        return add(List.of(address)).getFirst();
    }

    public AddressOutcome remove(InterfaceAddress address) throws ErrnoException {
        return remove(List.of(address)).getFirst();
    }

    /** One outcome for each address, in the same order. Throws only if the socket itself fails. */
    public List<AddressOutcome> add(List<InterfaceAddress> addresses) throws ErrnoException {
        return change(addresses, true);
    }

    /** One outcome for each address, in the same order. Throws only if the socket itself fails. */
    public List<AddressOutcome> remove(List<InterfaceAddress> addresses) throws ErrnoException {
        return change(addresses, false);
    }

    @Override
    public void close() {
        socket.close();
    }

    private List<AddressOutcome> change(List<InterfaceAddress> addresses, boolean add)
            throws ErrnoException {
        var outcomes = new ArrayList<AddressOutcome>(addresses.size());
        for (int from = 0; from < addresses.size(); from += MESSAGES_PER_SEND) {
            int to = Math.min(from + MESSAGES_PER_SEND, addresses.size());
            changeSome(addresses.subList(from, to), add, outcomes);
        }
        return outcomes;
    }

    /** All in one send; the kernel acts on them and answers them in order. */
    private void changeSome(
            List<InterfaceAddress> addresses, boolean add, List<AddressOutcome> outcomes)
            throws ErrnoException {
        int first = sequence + 1;
        out.clear();
        for (InterfaceAddress address : addresses) {
            if (add) RouteCodec.writeAdd(out, ++sequence, address);
            else RouteCodec.writeRemove(out, ++sequence, address);
        }
        String what = add ? "RTM_NEWADDR" : "RTM_DELADDR";
        send(what);
        int answered = 0;
        while (answered < addresses.size()) {
            MessageReader message = receive(what);
            while (message.next()) {
                if (message.sequence() != first + answered) continue;
                Optional<Answer> answer = Answer.read(message);
                if (answer.isEmpty()) continue;
                outcomes.add(outcome(addresses.get(answered), add, answer.get()));
                answered++;
            }
        }
    }

    private static AddressOutcome outcome(InterfaceAddress address, boolean add, Answer answer) {
        return add
                ? AddressOutcome.ofAdd(address, answer.errno(), answer.explanation())
                : AddressOutcome.ofRemove(address, answer.errno(), answer.explanation());
    }

    /**
     * A table that changes while it is read may come out with holes, and the kernel says so; then
     * it is read again.
     */
    private List<RouteEvent> dump(boolean links) throws ErrnoException {
        String what = links ? "RTM_GETLINK" : "RTM_GETADDR";
        var found = new ArrayList<RouteEvent>();
        boolean whole = false;
        for (int attempt = 0; !whole && attempt < DUMP_ATTEMPTS; attempt++) {
            found.clear();
            out.clear();
            if (links) RouteCodec.writeGetLinks(out, ++sequence);
            else RouteCodec.writeGetAddresses(out, ++sequence);
            send(what);
            whole = readDump(what, found);
        }
        return found;
    }

    /** False when the table changed while it was read. */
    private boolean readDump(String what, List<RouteEvent> found) throws ErrnoException {
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
                Optional<Answer> refusal = Answer.read(message);
                if (refusal.isPresent()) throw new ErrnoException(what, refusal.get().errno());
                Optional<RouteEvent> entry = RouteCodec.read(message);
                if (entry.isPresent()) found.add(entry.get());
            }
        }
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
