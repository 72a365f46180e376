package io.regent.lvs;

import java.util.List;

/** What a service and each of its destinations has done, whoever put them into the table. */
public record IpvsServiceStatistics(
        ServiceKey key, IpvsCounters counters, List<IpvsDestinationStatistics> destinations) {

    public IpvsServiceStatistics {
        destinations = List.copyOf(destinations);
    }
}
