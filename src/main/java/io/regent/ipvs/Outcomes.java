package io.regent.ipvs;

import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsOutcome;
import io.regent.sys.Errno;

/**
 * What an errno means for a command.
 *
 * <p>The kernel says ESRCH when a service is not there, and ENOENT when a destination is not. For a
 * service that is to be added or edited, ENOENT means that its scheduler or its persistence engine
 * is unknown, which is a refusal.
 */
final class Outcomes {

    private static final IpvsOutcome DONE = new IpvsOutcome.Done();
    private static final IpvsOutcome ALREADY_THERE = new IpvsOutcome.AlreadyThere();
    private static final IpvsOutcome NOT_THERE = new IpvsOutcome.NotThere();

    private Outcomes() {}

    /**
     * @param errno 0 for an acknowledgement
     */
    static IpvsOutcome of(IpvsCommand command, int errno) {
        if (errno == 0) return DONE;
        boolean exists = errno == Errno.EEXIST.number();
        boolean noService = errno == Errno.ESRCH.number();
        boolean noDestination = errno == Errno.ENOENT.number();
        boolean isThere =
                switch (command) {
                    case IpvsCommand.AddService _,
                            IpvsCommand.AddDestination _,
                            IpvsCommand.StartSync _ ->
                            exists;
                    default -> false;
                };
        boolean isNotThere =
                switch (command) {
                    case IpvsCommand.EditService _,
                            IpvsCommand.RemoveService _,
                            IpvsCommand.AddDestination _,
                            IpvsCommand.StopSync _ ->
                            noService;
                    case IpvsCommand.EditDestination _, IpvsCommand.RemoveDestination _ ->
                            noService || noDestination;
                    case IpvsCommand.AddService _,
                            IpvsCommand.Flush _,
                            IpvsCommand.SetTimeouts _,
                            IpvsCommand.StartSync _ ->
                            false;
                };
        if (isThere) return ALREADY_THERE;
        return isNotThere ? NOT_THERE : new IpvsOutcome.Refused(Errno.nameOf(errno));
    }
}
