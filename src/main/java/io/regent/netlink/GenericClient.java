package io.regent.netlink;

import io.regent.sys.ErrnoException;
import java.util.List;

/**
 * Speaks to one family of generic netlink. A message is a netlink message with another header of
 * four bytes before its attributes:
 *
 * <pre>
 *   genlmsghdr  0 command (1)   1 version (1)   2 reserved (2)
 * </pre>
 *
 * Blocks for the kernel's answer, never longer than the time given to {@link #open}; what no socket
 * option can bound is the kernel's own work within send(2). Belongs to one thread, and to the
 * network namespace that it was opened in.
 */
public final class GenericClient implements AutoCloseable {

    /** What a request of a family has room for. */
    public static final int LONGEST_ATTRIBUTES_BYTES = 256;

    private static final int HEADER_BYTES = 4;
    private static final int DUMP_ATTEMPTS = 5;

    /** The family that knows the others. */
    private static final int GENL_ID_CTRL = 16;

    private static final int CTRL_VERSION = 1;
    private static final int CTRL_CMD_GETFAMILY = 3;
    private static final int CTRL_ATTR_FAMILY_ID = 1;
    private static final int CTRL_ATTR_FAMILY_NAME = 2;

    /** Told the attributes of each message of an answer. */
    public interface Listener {

        /** The answer starts anew: what was told so far does not count. */
        default void restarted() {}

        void message(AttributeReader attributes);
    }

    private final Conversation kernel;
    private final int family;
    private final int version;

    GenericClient(Conversation kernel, int family, int version) {
        this.kernel = kernel;
        this.family = family;
        this.version = version;
    }

    /**
     * @param family its name; ENOENT when the kernel knows none of that name
     * @param version of the family's messages
     * @param answerMillis how long to wait for the kernel before a request fails with ETIMEDOUT
     */
    public static GenericClient open(String family, int version, int answerMillis)
            throws ErrnoException {
        var kernel = Conversation.open(Netlink.NETLINK_GENERIC, answerMillis);
        try {
            var lookUp = new LookUp(family);
            new GenericClient(kernel, GENL_ID_CTRL, CTRL_VERSION).get(lookUp, lookUp);
            return new GenericClient(kernel, lookUp.number, version);
        } catch (ErrnoException e) {
            kernel.close();
            throw e;
        }
    }

    /**
     * Sends the requests, many at a time; the kernel acts on them in order.
     *
     * @param answers gets one for each request, in the same order; fewer only when this throws
     */
    public void change(List<? extends GenericRequest> requests, List<Answer> answers)
            throws ErrnoException {
        for (int from = 0; from < requests.size(); from += Conversation.REQUESTS_PER_SEND) {
            int to = Math.min(from + Conversation.REQUESTS_PER_SEND, requests.size());
            MessageWriter out = kernel.begin();
            for (GenericRequest request : requests.subList(from, to)) {
                write(out, request, Netlink.NLM_F_ACK);
            }
            kernel.change(requests.get(from).name(), to - from, answers);
        }
    }

    /** Asks for one thing. */
    public void get(GenericRequest request, Listener listener) throws ErrnoException {
        ask(request, Netlink.NLM_F_ACK, listener);
    }

    /**
     * Asks for a whole table. One that changes while it is read is read again, a few times; the
     * listener is told.
     */
    public void dump(GenericRequest request, Listener listener) throws ErrnoException {
        for (int attempt = 0; attempt < DUMP_ATTEMPTS; attempt++) {
            listener.restarted();
            if (ask(request, Netlink.NLM_F_DUMP, listener)) return;
        }
    }

    @Override
    public void close() {
        kernel.close();
    }

    private boolean ask(GenericRequest request, int flags, Listener listener)
            throws ErrnoException {
        write(kernel.begin(), request, flags);
        return kernel.ask(
                request.name(), message -> listener.message(message.attributes(HEADER_BYTES)));
    }

    private void write(MessageWriter out, GenericRequest request, int flags) {
        out.begin(family, Netlink.NLM_F_REQUEST | flags, kernel.nextSequence());
        out.u8(request.command());
        out.u8(version);
        out.u8(0);
        out.u8(0);
        request.writeAttributes(out);
        out.end();
    }

    /** The number that the kernel has given to a family. */
    private static final class LookUp implements GenericRequest, Listener {
        private final String family;
        private int number;

        LookUp(String family) {
            this.family = family;
        }

        @Override
        public int command() {
            return CTRL_CMD_GETFAMILY;
        }

        @Override
        public String name() {
            return "generic netlink family " + family;
        }

        @Override
        public void writeAttributes(MessageWriter out) {
            out.attributeText(CTRL_ATTR_FAMILY_NAME, family);
        }

        @Override
        public void message(AttributeReader attributes) {
            while (attributes.next()) {
                if (attributes.type() == CTRL_ATTR_FAMILY_ID) number = attributes.u16();
            }
        }
    }
}
