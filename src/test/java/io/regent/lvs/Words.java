package io.regent.lvs;

import io.regent.config.lvs.Endpoint;

/** Commands and notices in a few words, with the letters of ipvsadm. */
final class Words {

    private Words() {}

    static String of(IpvsCommand command) {
        return switch (command) {
            case IpvsCommand.AddService(var service) -> "A " + of(service.key());
            case IpvsCommand.EditService(var service) -> "E " + of(service.key());
            case IpvsCommand.RemoveService(var key) -> "D " + of(key);
            case IpvsCommand.AddDestination(var key, var it) -> "a " + of(key) + " " + of(it);
            case IpvsCommand.EditDestination(var key, var it) -> "e " + of(key) + " " + of(it);
            case IpvsCommand.RemoveDestination(var key, var it) -> "d " + of(key) + " " + of(it);
            case IpvsCommand.Flush() -> "C";
            case IpvsCommand.SetTimeouts(var it) ->
                    "set " + it.tcp() + " " + it.tcpFin() + " " + it.udp();
            case IpvsCommand.StartSync(var role, var daemon, int id) ->
                    "start " + role + " " + daemon.interfaceName() + " id " + id;
            case IpvsCommand.StopSync(var role) -> "stop " + role;
        };
    }

    static String of(ServiceKey key) {
        return switch (key) {
            case ServiceKey.Address(var protocol, var endpoint) ->
                    (switch (protocol) {
                                case TCP -> "t ";
                                case UDP -> "u ";
                                case SCTP -> "s ";
                            })
                            + of(endpoint);
            case ServiceKey.FwMark(var family, long mark) -> "f " + mark + " " + family;
        };
    }

    private static String of(IpvsDestination destination) {
        return of(destination.endpoint()) + " w" + destination.weight();
    }

    private static String of(Endpoint endpoint) {
        return endpoint.address() + ":" + endpoint.port();
    }

    static String of(Notice notice) {
        return switch (notice) {
            case Notice.RealServerChanged(var real, boolean up, var cause, var reach) ->
                    "RS " + of(real.endpoint()) + (up ? " UP" : " DOWN") + why(cause) + who(reach);
            case Notice.QuorumChanged(boolean up, long sum, long limit, var cause, var reach) ->
                    "VS " + (up ? "UP " : "DOWN ") + sum + "/" + limit + why(cause) + who(reach);
            case Notice.ChecksSuspended() -> "suspend";
            case Notice.ChecksResumed() -> "resume";
        };
    }

    private static String why(Cause cause) {
        return switch (cause) {
            case Cause.Check _ -> "";
            case Cause.Start() -> " start";
            case Cause.Reload() -> " reload";
            case Cause.Stop() -> " stop";
            case Cause.Removal() -> " removal";
        };
    }

    private static String who(Notice.Reach reach) {
        return reach == Notice.Reach.TRAPS ? " (traps)" : "";
    }
}
