package io.regent.ipvs;

import io.regent.config.lvs.Endpoint;
import io.regent.lvs.Ipvs;
import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsDestination;
import io.regent.lvs.IpvsEntry;
import io.regent.lvs.IpvsOutcome;
import io.regent.lvs.IpvsService;
import io.regent.lvs.IpvsTimeouts;
import io.regent.lvs.ServiceKey;
import io.regent.observe.Log;
import io.regent.sys.Errno;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dry run: a table in memory that starts empty, is asked what the kernel would be asked, answers
 * as the kernel does, and logs each command in the words of ipvsadm(8). The kernel is not touched
 * and need not have IPVS. Belongs to one thread.
 */
public final class DryRunIpvs implements Ipvs {

    /** What a kernel starts with. */
    private static final IpvsTimeouts KERNELS_OWN = new IpvsTimeouts(900, 120, 300);

    private static final class Row {
        IpvsService service;
        final Map<Endpoint, IpvsDestination> destinations = new LinkedHashMap<>();

        Row(IpvsService service) {
            this.service = service;
        }
    }

    private final Log log;
    private final Map<ServiceKey, Row> table = new LinkedHashMap<>();
    private IpvsTimeouts timeouts = KERNELS_OWN;

    public DryRunIpvs(Log log) {
        this.log = log;
        log.warning("DRY RUN: the kernel's IPVS table is neither read nor changed");
    }

    @Override
    public IpvsOutcome run(IpvsCommand command) {
        log.info("DRY RUN: ipvsadm " + IpvsadmWords.of(command));
        return Outcomes.of(command, errno(command));
    }

    @Override
    public List<IpvsOutcome> run(List<IpvsCommand> commands) {
        var outcomes = new ArrayList<IpvsOutcome>(commands.size());
        for (IpvsCommand command : commands) outcomes.add(run(command));
        return outcomes;
    }

    @Override
    public Optional<List<IpvsEntry>> read() {
        var entries = new ArrayList<IpvsEntry>(table.size());
        for (Row row : table.values()) {
            entries.add(new IpvsEntry(row.service, List.copyOf(row.destinations.values())));
        }
        return Optional.of(entries);
    }

    @Override
    public IpvsTimeouts timeouts() {
        return timeouts;
    }

    /** Does it, or returns what the kernel would say. */
    private int errno(IpvsCommand command) {
        return switch (command) {
            case IpvsCommand.AddService(var service) ->
                    when(
                            table.putIfAbsent(service.key(), new Row(service)) == null,
                            Errno.EEXIST.number());
            case IpvsCommand.EditService(var service) -> edit(service);
            case IpvsCommand.RemoveService(var key) ->
                    when(table.remove(key) != null, Errno.ESRCH.number());
            case IpvsCommand.AddDestination(var key, var destination) ->
                    add(table.get(key), destination);
            case IpvsCommand.EditDestination(var key, var destination) ->
                    edit(table.get(key), destination);
            case IpvsCommand.RemoveDestination(var key, var endpoint) ->
                    remove(table.get(key), endpoint);
            case IpvsCommand.Flush() -> {
                table.clear();
                yield 0;
            }
            case IpvsCommand.SetTimeouts(var wanted) -> set(wanted);
            case IpvsCommand.StartSync _, IpvsCommand.StopSync _ -> 0;
        };
    }

    private int edit(IpvsService service) {
        Row row = table.get(service.key());
        if (row == null) return Errno.ESRCH.number();
        row.service = service;
        return 0;
    }

    private static int add(@Nullable Row row, IpvsDestination destination) {
        if (row == null) return Errno.ESRCH.number();
        boolean isNew = row.destinations.putIfAbsent(destination.endpoint(), destination) == null;
        return when(isNew, Errno.EEXIST.number());
    }

    private static int edit(@Nullable Row row, IpvsDestination destination) {
        if (row == null) return Errno.ESRCH.number();
        boolean isThere = row.destinations.replace(destination.endpoint(), destination) != null;
        return when(isThere, Errno.ENOENT.number());
    }

    private static int remove(@Nullable Row row, Endpoint endpoint) {
        if (row == null) return Errno.ESRCH.number();
        return when(row.destinations.remove(endpoint) != null, Errno.ENOENT.number());
    }

    /** A zero leaves a timeout as it is. */
    private int set(IpvsTimeouts wanted) {
        timeouts =
                new IpvsTimeouts(
                        wanted.tcp() == 0 ? timeouts.tcp() : wanted.tcp(),
                        wanted.tcpFin() == 0 ? timeouts.tcpFin() : wanted.tcpFin(),
                        wanted.udp() == 0 ? timeouts.udp() : wanted.udp());
        return 0;
    }

    private static int when(boolean done, int otherwise) {
        return done ? 0 : otherwise;
    }
}
