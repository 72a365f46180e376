package io.regent.config.lvs;

import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.util.List;
import java.util.Optional;

/** A {@code virtual_server_group} (inventory 4.2): several addresses and marks of one service. */
public record VirtualServerGroup(String name, List<Entry> entries) {

    /** One line of a group. */
    public sealed interface Entry {}

    /**
     * All addresses from the first to the last.
     *
     * @param last of the same family, not below {@code first}; equal to it for one address
     * @param port 0 to 65535; 0 is any port
     */
    public record Addresses(IpAddress first, IpAddress last, int port) implements Entry {}

    /**
     * @param mark 0 to 4294967295
     * @param family empty when the line does not say
     */
    public record Mark(long mark, Optional<IpFamily> family) implements Entry {}

    public VirtualServerGroup {
        entries = List.copyOf(entries);
    }

    /** Whether any address of the group is of that family. */
    public boolean hasAddressesOf(IpFamily family) {
        for (Entry entry : entries) {
            if (entry instanceof Addresses range && range.first().family() == family) return true;
        }
        return false;
    }

    /** Whether there is no address in it, only firewall marks. */
    public boolean hasMarksOnly() {
        return !hasAddressesOf(IpFamily.IPV4) && !hasAddressesOf(IpFamily.IPV6);
    }

    /** Whether packets to any port are balanced, which takes persistence to make sense. */
    public boolean hasAnyPort() {
        for (Entry entry : entries) {
            if (entry instanceof Addresses range && range.port() == 0) return true;
        }
        return false;
    }
}
