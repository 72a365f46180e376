package io.regent.lvs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has commands done by the kernel, and makes the best of what it says (inventory 7.1): what is
 * there already is edited, what cannot be edited is added, what cannot be removed is gone.
 * keepalived leaves a thing that is there already as it is; then the table is not what the file
 * says.
 */
final class KernelRunner {

    private final Ipvs ipvs;
    private final BalancerObserver observer;
    private boolean driftSuspected;

    KernelRunner(Ipvs ipvs, BalancerObserver observer) {
        this.ipvs = ipvs;
        this.observer = observer;
    }

    /** Whether an answer shows that somebody else changed the table. */
    boolean isDriftSuspected() {
        return driftSuspected;
    }

    void forgetSuspicion() {
        driftSuspected = false;
    }

    Optional<List<IpvsEntry>> read() {
        return ipvs.read();
    }

    IpvsTimeouts timeouts() {
        return ipvs.timeouts();
    }

    /** For each command whether it was done, if need be in another way. */
    boolean[] run(List<IpvsCommand> commands) {
        boolean[] done = new boolean[commands.size()];
        if (commands.isEmpty()) return done;
        var others = new ArrayList<IpvsCommand>(0);
        var positions = new ArrayList<Integer>(0);
        List<IpvsOutcome> outcomes = outcomes(commands);
        for (int i = 0; i < done.length; i++) {
            IpvsCommand command = commands.get(i);
            IpvsCommand other = otherWay(command, outcomes.get(i));
            done[i] = isDone(command, outcomes.get(i));
            if (done[i] || other.equals(command)) continue;
            others.add(other);
            positions.add(i);
        }
        if (others.isEmpty()) return done;
        outcomes = outcomes(others);
        for (int i = 0; i < others.size(); i++)
            done[positions.get(i)] = isDone(others.get(i), outcomes.get(i));
        return done;
    }

    private List<IpvsOutcome> outcomes(List<IpvsCommand> commands) {
        List<IpvsOutcome> outcomes = ipvs.run(commands);
        for (int i = 0; i < commands.size(); i++) {
            if (outcomes.get(i) instanceof IpvsOutcome.Done) continue;
            observer.answered(commands.get(i), outcomes.get(i));
            driftSuspected |= isDrift(commands.get(i), outcomes.get(i));
        }
        return outcomes;
    }

    /** What we know to be there is not, so more may be missing than this command was about. */
    private static boolean isDrift(IpvsCommand command, IpvsOutcome outcome) {
        return outcome instanceof IpvsOutcome.NotThere
                && (command instanceof IpvsCommand.EditService
                        || command instanceof IpvsCommand.AddDestination);
    }

    private static boolean isDone(IpvsCommand command, IpvsOutcome outcome) {
        return switch (outcome) {
            case IpvsOutcome.Done() -> true;
            case IpvsOutcome.NotThere() -> removes(command);
            case IpvsOutcome.AlreadyThere(), IpvsOutcome.Refused _ -> false;
        };
    }

    private static boolean removes(IpvsCommand command) {
        return switch (command) {
            case IpvsCommand.RemoveService _,
                    IpvsCommand.RemoveDestination _,
                    IpvsCommand.StopSync _,
                    IpvsCommand.Flush _ ->
                    true;
            case IpvsCommand.AddService _,
                    IpvsCommand.EditService _,
                    IpvsCommand.AddDestination _,
                    IpvsCommand.EditDestination _,
                    IpvsCommand.SetTimeouts _,
                    IpvsCommand.StartSync _ ->
                    false;
        };
    }

    /** The command itself when there is no other way. */
    private static IpvsCommand otherWay(IpvsCommand command, IpvsOutcome outcome) {
        if (outcome instanceof IpvsOutcome.AlreadyThere) {
            if (command instanceof IpvsCommand.AddService(var service))
                return new IpvsCommand.EditService(service);
            if (command instanceof IpvsCommand.AddDestination(var key, var destination))
                return new IpvsCommand.EditDestination(key, destination);
        }
        if (outcome instanceof IpvsOutcome.NotThere) {
            if (command instanceof IpvsCommand.EditService(var service))
                return new IpvsCommand.AddService(service);
            if (command instanceof IpvsCommand.EditDestination(var key, var destination))
                return new IpvsCommand.AddDestination(key, destination);
        }
        return command;
    }
}
