package io.regent.app;

import io.regent.net.IpAddress;
import io.regent.netlink.InterfaceAddress;
import io.regent.netlink.RouteClient;
import io.regent.sys.ErrnoException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which interface has which address, as far as the kernel has told. It tells of an address again
 * whenever anything about it changes, and one address may be on several interfaces.
 */
final class LocalAddresses {

    private static final int ANSWER_MILLIS = 2000;

    private record Placed(int ifIndex, IpAddress address) {
        static Placed of(InterfaceAddress address) {
            return new Placed(address.ifIndex(), address.local().address());
        }
    }

    private final Set<Placed> placed = new HashSet<>();

    /** Asks the kernel for all of them; each stands in the list once for every interface. */
    List<IpAddress> read() throws ErrnoException {
        placed.clear();
        try (var client = RouteClient.open(ANSWER_MILLIS)) {
            for (InterfaceAddress each : client.addresses()) placed.add(Placed.of(each));
        }
        var addresses = new ArrayList<IpAddress>(placed.size());
        for (Placed each : placed) addresses.add(each.address());
        return addresses;
    }

    /** Whether that is news. */
    boolean add(InterfaceAddress address) {
        return placed.add(Placed.of(address));
    }

    /** Whether that is news. */
    boolean remove(InterfaceAddress address) {
        return placed.remove(Placed.of(address));
    }
}
