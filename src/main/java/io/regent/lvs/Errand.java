package io.regent.lvs;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands that belong to no virtual server: timeouts, sync daemons. What the kernel refuses of
 * them is asked for again until something else is wanted.
 */
public final class Errand {

    private final Ipvs ipvs;
    private List<IpvsCommand> refused = List.of();

    public Errand(Ipvs ipvs) {
        this.ipvs = ipvs;
    }

    /** Instead of all that was wanted before. */
    public void run(List<IpvsCommand> commands) {
        List<IpvsOutcome> outcomes = ipvs.run(commands);
        var again = new ArrayList<IpvsCommand>(0);
        for (int i = 0; i < commands.size(); i++) {
            IpvsCommand command = commands.get(i);
            if (!isDone(command, outcomes.get(i))) again.add(command);
        }
        refused = again;
    }

    public boolean isOpen() {
        return !refused.isEmpty();
    }

    public void retry() {
        if (isOpen()) run(refused);
    }

    private boolean isDone(IpvsCommand command, IpvsOutcome outcome) {
        return switch (outcome) {
            case IpvsOutcome.Done() -> true;
            case IpvsOutcome.NotThere() -> command instanceof IpvsCommand.StopSync;
            case IpvsOutcome.AlreadyThere() ->
                    command instanceof IpvsCommand.StartSync start && isStartedAnew(start);
            case IpvsOutcome.Refused _ -> false;
        };
    }

    /** Nobody can tell with which settings the one that runs was started. */
    private boolean isStartedAnew(IpvsCommand.StartSync start) {
        ipvs.run(new IpvsCommand.StopSync(start.role()));
        return ipvs.run(start) instanceof IpvsOutcome.Done;
    }
}
