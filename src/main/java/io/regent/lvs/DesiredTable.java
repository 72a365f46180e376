package io.regent.lvs;

import io.regent.config.lvs.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the kernel's table holds when nobody interferes.
 *
 * @param entries no two of the same service
 */
public record DesiredTable(List<IpvsEntry> entries) {

    public DesiredTable {
        entries = List.copyOf(entries);
    }

    /**
     * What is different in the kernel. Services that are not in this table are somebody else's and
     * no difference.
     *
     * @param actual as {@link Ipvs#read} has it
     */
    public List<Difference> differences(List<IpvsEntry> actual) {
        Map<ServiceKey, IpvsEntry> found = HashMap.newHashMap(actual.size());
        for (IpvsEntry entry : actual) found.put(entry.service().key(), entry);
        var differences = new ArrayList<Difference>();
        for (IpvsEntry entry : entries) {
            IpvsEntry there = found.get(entry.service().key());
            if (there == null) differences.add(new Difference.MissingService(entry));
            else compare(entry, there, differences);
        }
        return differences;
    }

    private static void compare(IpvsEntry wanted, IpvsEntry found, List<Difference> out) {
        ServiceKey key = wanted.service().key();
        if (!wanted.service().equals(found.service()))
            out.add(new Difference.OtherService(wanted.service(), found.service()));
        Map<Endpoint, IpvsDestination> there = HashMap.newHashMap(found.destinations().size());
        for (IpvsDestination each : found.destinations()) there.put(each.endpoint(), each);
        for (IpvsDestination each : wanted.destinations()) {
            IpvsDestination other = there.remove(each.endpoint());
            if (other == null) out.add(new Difference.MissingDestination(key, each));
            else if (!other.equals(each))
                out.add(new Difference.OtherDestination(key, each, other));
        }
        for (IpvsDestination each : found.destinations()) {
            if (there.containsKey(each.endpoint()))
                out.add(new Difference.StrangeDestination(key, each));
        }
    }

    /** What one virtual server has in the kernel, as far as that is known for sure. */
    static void collect(VirtualServerPlan plan, VirtualServerState state, List<IpvsEntry> out) {
        for (IpvsService service : plan.services()) {
            Map<Endpoint, IpvsDestination> destinations =
                    HashMap.newHashMap(state.servers().size());
            var inOrder = new ArrayList<IpvsDestination>(state.servers().size());
            for (int i = 0; i < state.servers().size(); i++)
                add(state.servers().get(i).slot(), service.key(), destinations, inOrder);
            add(state.sorry(), service.key(), destinations, inOrder);
            out.add(new IpvsEntry(service, inOrder));
        }
    }

    /** Without NAT, servers that differ in their port alone are one destination: the first. */
    private static void add(
            KernelSlot slot,
            ServiceKey key,
            Map<Endpoint, IpvsDestination> known,
            List<IpvsDestination> out) {
        if (slot.inKernel().isEmpty() || !slot.inKernel().get().fits(key)) return;
        IpvsDestination destination = slot.inKernel().get().in(key);
        if (known.putIfAbsent(destination.endpoint(), destination) == null) out.add(destination);
    }
}
