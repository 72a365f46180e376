package io.regent.lvs;

import java.util.List;

/** A service with its destinations. */
public record IpvsEntry(IpvsService service, List<IpvsDestination> destinations) {

    public IpvsEntry {
        destinations = List.copyOf(destinations);
    }
}
