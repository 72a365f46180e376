package io.regent.ipvs;

import io.regent.config.lvs.Endpoint;
import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsService;
import io.regent.lvs.ServiceKey;
import io.regent.lvs.SyncRole;
import io.regent.net.IpFamily;

/** Commands in words, for messages about those that failed. */
final class CommandText {

    private CommandText() {}

    static String of(IpvsCommand command) {
        return switch (command) {
            case IpvsCommand.AddService(var service) -> "add service " + of(service);
            case IpvsCommand.EditService(var service) -> "edit service " + of(service);
            case IpvsCommand.RemoveService(var key) -> "remove service " + of(key);
            case IpvsCommand.AddDestination(var key, var destination) ->
                    "add destination " + of(destination.endpoint()) + " to " + of(key);
            case IpvsCommand.EditDestination(var key, var destination) ->
                    "edit destination " + of(destination.endpoint()) + " of " + of(key);
            case IpvsCommand.RemoveDestination(var key, var endpoint) ->
                    "remove destination " + of(endpoint) + " of " + of(key);
            case IpvsCommand.Flush() -> "flush the table";
            case IpvsCommand.SetTimeouts(var timeouts) ->
                    "set timeouts "
                            + timeouts.tcp()
                            + " "
                            + timeouts.tcpFin()
                            + " "
                            + timeouts.udp();
            case IpvsCommand.StartSync(var role, var daemon, int id) ->
                    "start " + of(role) + " on " + daemon.interfaceName() + " with syncid " + id;
            case IpvsCommand.StopSync(var role) -> "stop " + of(role);
        };
    }

    /** For example {@code TCP 192.0.2.1:80}, {@code UDP [2001:db8::1]:53}, {@code FWM 7 IPv6}. */
    static String of(ServiceKey key) {
        return switch (key) {
            case ServiceKey.Address(var protocol, var endpoint) -> protocol + " " + of(endpoint);
            case ServiceKey.FwMark(var family, long mark) ->
                    family == IpFamily.IPV4 ? "FWM " + mark : "FWM " + mark + " IPv6";
        };
    }

    private static String of(IpvsService service) {
        return of(service.key()) + " " + service.scheduler();
    }

    private static String of(Endpoint endpoint) {
        return endpoint.address().family() == IpFamily.IPV4
                ? endpoint.address() + ":" + endpoint.port()
                : "[" + endpoint.address() + "]:" + endpoint.port();
    }

    private static String of(SyncRole role) {
        return role == SyncRole.SENDER ? "sync daemon master" : "sync daemon backup";
    }
}
