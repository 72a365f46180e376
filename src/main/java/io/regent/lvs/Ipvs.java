package io.regent.lvs;

import java.util.List;

/** The kernel's table of services: the port behind which generic netlink, or a test, stands. */
public interface Ipvs {

    IpvsOutcome run(IpvsCommand command);

    /** One outcome for each command, in the same order; all are tried. */
    List<IpvsOutcome> run(List<IpvsCommand> commands);

    /** The whole table, in the kernel's order; empty when it cannot be read, which is logged. */
    List<IpvsEntry> read();

    IpvsTimeouts timeouts();
}
