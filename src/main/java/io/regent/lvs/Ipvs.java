package io.regent.lvs;

import java.util.List;
import java.util.Optional;

/** The kernel's table of services: the port behind which generic netlink, or a test, stands. */
public interface Ipvs {

    IpvsOutcome run(IpvsCommand command);

    /** One outcome for each command, in the same order; all are tried. */
    List<IpvsOutcome> run(List<IpvsCommand> commands);

    /** The whole table, in the kernel's order; absent when it cannot be read, which is logged. */
    Optional<List<IpvsEntry>> read();

    IpvsTimeouts timeouts();
}
