package io.regent.lvs;

import io.regent.config.lvs.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The kernel's table with the kernel's errors, in memory. Writes down what is asked of it. */
final class SimIpvs implements Ipvs {

    private static final class Service {
        IpvsService service;
        final Map<Endpoint, IpvsDestination> destinations = new LinkedHashMap<>();

        Service(IpvsService service) {
            this.service = service;
        }
    }

    private final Map<ServiceKey, Service> table = new LinkedHashMap<>();
    private final List<String> timeline;
    private Function<IpvsCommand, Fault> faults = _ -> Fault.NONE;
    private IpvsTimeouts timeouts = new IpvsTimeouts(900, 120, 300);
    private int commands;
    private int inVain;
    private boolean unchanged;
    private boolean hidden;

    SimIpvs(List<String> timeline) {
        this.timeline = timeline;
    }

    /** What becomes of a command. */
    enum Fault {
        NONE,
        /** It is not done, and the kernel says why not. */
        REFUSED,
        /** It is done, and the answer is lost. */
        UNHEARD,
        /**
         * It is not done, and the kernel says that it is done already, or that nothing is there.
         */
        LIE
    }

    void refuse(Predicate<IpvsCommand> which) {
        faults = command -> which.test(command) ? Fault.REFUSED : Fault.NONE;
    }

    void fail(Function<IpvsCommand, Fault> which) {
        faults = which;
    }

    /** The table cannot be read. */
    void hide(boolean now) {
        hidden = now;
    }

    int commands() {
        return commands;
    }

    /** Commands that changed nothing. */
    int inVain() {
        return inVain;
    }

    @Override
    public IpvsOutcome run(IpvsCommand command) {
        commands++;
        timeline.add(Words.of(command));
        Fault fault = faults.apply(command);
        if (fault == Fault.REFUSED) return new IpvsOutcome.Refused("ENOMEM");
        if (fault == Fault.LIE) return lie(command);
        unchanged = false;
        IpvsOutcome outcome = apply(command);
        if (fault == Fault.UNHEARD) return new IpvsOutcome.Refused("ETIMEDOUT");
        if (unchanged || !(outcome instanceof IpvsOutcome.Done)) inVain++;
        return outcome;
    }

    @Override
    public List<IpvsOutcome> run(List<IpvsCommand> commands) {
        var outcomes = new ArrayList<IpvsOutcome>(commands.size());
        for (IpvsCommand command : commands) outcomes.add(run(command));
        return outcomes;
    }

    /** Of what was removed nobody could find out that it is still there. */
    private static IpvsOutcome lie(IpvsCommand command) {
        return switch (command) {
            case IpvsCommand.AddService _, IpvsCommand.AddDestination _, IpvsCommand.StartSync _ ->
                    new IpvsOutcome.AlreadyThere();
            case IpvsCommand.EditService _, IpvsCommand.EditDestination _ ->
                    new IpvsOutcome.NotThere();
            case IpvsCommand.RemoveService _,
                    IpvsCommand.RemoveDestination _,
                    IpvsCommand.StopSync _,
                    IpvsCommand.SetTimeouts _,
                    IpvsCommand.Flush _ ->
                    new IpvsOutcome.Refused("EINVAL");
        };
    }

    private IpvsOutcome apply(IpvsCommand command) {
        return switch (command) {
            case IpvsCommand.AddService(var service) -> {
                if (table.containsKey(service.key())) yield new IpvsOutcome.AlreadyThere();
                table.put(service.key(), new Service(service));
                yield new IpvsOutcome.Done();
            }
            case IpvsCommand.EditService(var service) -> {
                Service there = table.get(service.key());
                if (there == null) yield new IpvsOutcome.NotThere();
                unchanged = there.service.equals(service);
                there.service = service;
                yield new IpvsOutcome.Done();
            }
            case IpvsCommand.RemoveService(var key) -> orNotThere(table.remove(key) != null);
            case IpvsCommand.AddDestination(var key, var destination) ->
                    put(key, destination, false);
            case IpvsCommand.EditDestination(var key, var destination) ->
                    put(key, destination, true);
            case IpvsCommand.RemoveDestination(var key, var endpoint) -> {
                Service service = table.get(key);
                yield orNotThere(service != null && service.destinations.remove(endpoint) != null);
            }
            case IpvsCommand.Flush() -> {
                table.clear();
                yield new IpvsOutcome.Done();
            }
            case IpvsCommand.SetTimeouts(var next) -> {
                timeouts = next;
                yield new IpvsOutcome.Done();
            }
            case IpvsCommand.StartSync _, IpvsCommand.StopSync _ -> new IpvsOutcome.Done();
        };
    }

    private IpvsOutcome put(ServiceKey key, IpvsDestination destination, boolean edit) {
        Service service = table.get(key);
        if (service == null) return new IpvsOutcome.NotThere();
        boolean crosses = destination.endpoint().address().family() != key.family();
        if (crosses && !destination.forwarding().isTunnel() || destination.weight() < 0)
            return new IpvsOutcome.Refused("EINVAL");
        boolean there = service.destinations.containsKey(destination.endpoint());
        if (there && !edit) return new IpvsOutcome.AlreadyThere();
        if (!there && edit) return new IpvsOutcome.NotThere();
        unchanged = destination.equals(service.destinations.get(destination.endpoint()));
        service.destinations.put(destination.endpoint(), destination);
        return new IpvsOutcome.Done();
    }

    private static IpvsOutcome orNotThere(boolean done) {
        return done ? new IpvsOutcome.Done() : new IpvsOutcome.NotThere();
    }

    @Override
    public Optional<List<IpvsEntry>> read() {
        return hidden ? Optional.empty() : Optional.of(table());
    }

    List<IpvsEntry> table() {
        var entries = new ArrayList<IpvsEntry>(table.size());
        for (Service each : table.values())
            entries.add(new IpvsEntry(each.service, List.copyOf(each.destinations.values())));
        return entries;
    }

    @Override
    public IpvsTimeouts timeouts() {
        return timeouts;
    }

    /** As somebody with ipvsadm does it: not written down. */
    IpvsOutcome byHand(IpvsCommand command) {
        return apply(command);
    }
}
