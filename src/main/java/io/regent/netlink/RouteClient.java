package io.regent.netlink;

import io.regent.net.Link;
import io.regent.sys.ErrnoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the kernel about links and addresses, and changes addresses. Blocks for the kernel's answer,
 * which comes in microseconds, and never longer than the time given to {@link #open}; what no
 * socket option can bound is the kernel's own work within send(2), about 10 microseconds for each
 * address and whatever time others hold its lock of the network configuration. Belongs to one
 * thread, and to the network namespace that it was opened in.
 */
public final class RouteClient implements AutoCloseable {

    private static final int DUMP_ATTEMPTS = 5;

    private final Conversation kernel;

    /** The conversation is closed with the client. */
    RouteClient(Conversation kernel) {
        this.kernel = kernel;
    }

    /**
     * @param answerMillis how long to wait for the kernel before a request fails with ETIMEDOUT
     */
    public static RouteClient open(int answerMillis) throws ErrnoException {
        return new RouteClient(Conversation.open(Netlink.NETLINK_ROUTE, answerMillis));
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
        kernel.close();
    }

    private List<AddressOutcome> change(List<InterfaceAddress> addresses, boolean add)
            throws ErrnoException {
        String what = add ? "RTM_NEWADDR" : "RTM_DELADDR";
        var answers = new ArrayList<Answer>(addresses.size());
        for (int from = 0; from < addresses.size(); from += Conversation.REQUESTS_PER_SEND) {
            int to = Math.min(from + Conversation.REQUESTS_PER_SEND, addresses.size());
            MessageWriter out = kernel.begin();
            for (InterfaceAddress address : addresses.subList(from, to)) {
                if (add) RouteCodec.writeAdd(out, kernel.nextSequence(), address);
                else RouteCodec.writeRemove(out, kernel.nextSequence(), address);
            }
            kernel.change(what, to - from, answers);
        }
        var outcomes = new ArrayList<AddressOutcome>(addresses.size());
        for (int i = 0; i < addresses.size(); i++) {
            outcomes.add(outcome(addresses.get(i), add, answers.get(i)));
        }
        return outcomes;
    }

    private static AddressOutcome outcome(InterfaceAddress address, boolean add, Answer answer) {
        return add
                ? AddressOutcome.ofAdd(address, answer.errno(), answer.explanation())
                : AddressOutcome.ofRemove(address, answer.errno(), answer.explanation());
    }

    /** A table that changed while it was read is read again. */
    private List<RouteEvent> dump(boolean links) throws ErrnoException {
        String what = links ? "RTM_GETLINK" : "RTM_GETADDR";
        var found = new Found();
        boolean whole = false;
        for (int attempt = 0; !whole && attempt < DUMP_ATTEMPTS; attempt++) {
            found.events.clear();
            MessageWriter out = kernel.begin();
            if (links) RouteCodec.writeGetLinks(out, kernel.nextSequence());
            else RouteCodec.writeGetAddresses(out, kernel.nextSequence());
            whole = kernel.ask(what, found);
        }
        return found.events;
    }

    private static final class Found implements Conversation.Listener {
        private final List<RouteEvent> events = new ArrayList<>();

        @Override
        public void message(MessageReader message) {
            Optional<RouteEvent> event = RouteCodec.read(message);
            if (event.isPresent()) events.add(event.get());
        }
    }
}
