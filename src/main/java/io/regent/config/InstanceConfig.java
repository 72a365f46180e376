package io.regent.config;

import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One {@code vrrp_instance} block with every default filled in (inventory 3.5). Two equal records
 * mean that a reload has nothing to do.
 *
 * @param startActive {@code state MASTER}: becomes Active after one interval unless somebody better
 *     is heard
 * @param vrid virtual_router_id, 1 to 255
 * @param version 2 or 3
 * @param priority 1 to 255; 255 owns the addresses
 * @param advertInterval whole seconds with version 2; 10 ms to 40.95 s, in steps of 10 ms, with
 *     version 3
 * @param preemptDelay zero for none
 * @param password PASS authentication of version 2, at most 8 bytes; empty for no authentication
 * @param source configured source address of adverts; empty for the interface's primary address
 * @param group multicast group that adverts go to
 * @param downTimerAdverts missed adverts before take-over, 1 to 100
 * @param trackLink the interface being down is a fault (off with {@code dont_track_primary})
 * @param checksumWithoutPseudoHeader {@code v3_checksum_as_v2}
 * @param virtualAddresses in the order of the file, which is the order on the wire
 * @param excludedAddresses carried while Active but not advertised
 */
public record InstanceConfig(
        String name,
        boolean startActive,
        String interfaceName,
        int vrid,
        int version,
        int priority,
        Duration advertInterval,
        boolean preempt,
        Duration preemptDelay,
        Optional<Password> password,
        Optional<IpAddress> source,
        IpAddress group,
        int downTimerAdverts,
        boolean trackLink,
        boolean checksumWithoutPseudoHeader,
        boolean lowerPriorityNoAdvert,
        boolean higherPrioritySendAdvert,
        boolean ownerIgnoreAdverts,
        boolean skipCheckAdvertAddresses,
        List<VirtualAddress> virtualAddresses,
        List<VirtualAddress> excludedAddresses,
        List<Tracked> trackInterfaces,
        List<Tracked> trackScripts,
        AnnounceConfig announce,
        NotifyConfig notifyScripts,
        boolean notifyPriorityChanges) {

    public static final int OWNER_PRIORITY = 255;

    public InstanceConfig {
        virtualAddresses = List.copyOf(virtualAddresses);
        excludedAddresses = List.copyOf(excludedAddresses);
        trackInterfaces = List.copyOf(trackInterfaces);
        trackScripts = List.copyOf(trackScripts);
        assert vrid >= 1 && vrid <= 255 : vrid;
        assert version == 2 || version == 3 : version;
        assert priority >= 1 && priority <= OWNER_PRIORITY : priority;
    }

    /** Advertised and excluded ones: all that is on this machine while the router is Active. */
    public List<VirtualAddress> allAddresses() {
        if (excludedAddresses.isEmpty()) return virtualAddresses;
        var all = new ArrayList<>(virtualAddresses);
        all.addAll(excludedAddresses);
        return all;
    }

    public boolean isAddressOwner() {
        return priority == OWNER_PRIORITY;
    }

    InstanceConfig withoutTrackScripts(Set<String> names) {
        var kept = new ArrayList<>(trackScripts);
        kept.removeIf(tracked -> names.contains(tracked.name()));
        return new InstanceConfig(
                name,
                startActive,
                interfaceName,
                vrid,
                version,
                priority,
                advertInterval,
                preempt,
                preemptDelay,
                password,
                source,
                group,
                downTimerAdverts,
                trackLink,
                checksumWithoutPseudoHeader,
                lowerPriorityNoAdvert,
                higherPrioritySendAdvert,
                ownerIgnoreAdverts,
                skipCheckAdvertAddresses,
                virtualAddresses,
                excludedAddresses,
                trackInterfaces,
                kept,
                announce,
                notifyScripts,
                notifyPriorityChanges);
    }

    /**
     * What makes two instances the same one across a reload (inventory 6.14): the name may change.
     */
    public Identity identity() {
        return new Identity(vrid, interfaceName, group);
    }

    public record Identity(int vrid, String interfaceName, IpAddress group) {}
}
