package io.regent.observe;

import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Quorum;
import io.regent.config.lvs.RealServer;
import io.regent.config.lvs.ServiceAddress;
import io.regent.config.lvs.VirtualServer;
import io.regent.lvs.CheckerState;
import io.regent.lvs.RealServerState;
import io.regent.lvs.VirtualServerPlan;
import io.regent.lvs.VirtualServerState;
import java.util.List;
import java.util.Locale;

/** {@code keepalived_check.data}, written on SIGUSR1 (inventory 8.12). */
public final class CheckDump {

    public static final String FILE_NAME = "keepalived_check.data";

    /** A virtual server at one moment. */
    public record Entry(VirtualServerPlan plan, VirtualServerState state) {}

    private final DumpText out = new DumpText();

    private CheckDump() {}

    public static String of(List<Entry> entries) {
        var dump = new CheckDump();
        dump.out.title("LVS Topology");
        for (Entry entry : entries) dump.virtualServer(entry);
        dump.out.title("Health checkers");
        for (Entry entry : entries) dump.checkers(entry);
        return dump.out.toString();
    }

    private void virtualServer(Entry entry) {
        VirtualServer server = entry.plan().server();
        out.line(" ------< Virtual server >------");
        out.line(" " + title(server.address()));
        out.attribute("lvs_sched", server.scheduling().scheduler().word());
        server.persistence()
                .ifPresent(
                        each -> out.attribute("persistence timeout", each.timeout().toSeconds()));
        server.protocol()
                .ifPresent(each -> out.attribute("protocol", each.name().toUpperCase(Locale.ROOT)));
        out.attribute("omega", truth(server.omega()));
        Quorum quorum = server.quorum();
        out.attribute("quorum", quorum.weight());
        out.attribute("hysteresis", quorum.hysteresis());
        server.sorryServer()
                .ifPresent(each -> out.attribute("sorry server", text(each.endpoint())));
        out.attribute("suspended", truth(entry.state().isSuspended(entry.plan())));
        out.attribute("alive", truth(entry.state().served()));
        out.attribute("quorum_state_up", truth(entry.state().quorum()));
        out.attribute("weight sum", entry.state().weightSum(entry.plan()));
        out.attribute("sorry server in use", truth(entry.state().sorryServes()));
        for (int i = 0; i < server.realServers().size(); i++) {
            realServer(server.realServers().get(i), entry.state().servers().get(i));
        }
    }

    private void realServer(RealServer server, RealServerState state) {
        out.line("   ------< Real server >------");
        out.line(
                "   RIP = %s, RPORT = %d, WEIGHT = %d EFF WEIGHT = %d"
                        .formatted(
                                server.endpoint().address(),
                                server.endpoint().port(),
                                server.weight(),
                                state.effectiveWeight(server)));
        int failed = 0;
        for (CheckerState checker : state.checkers()) if (!checker.up()) failed++;
        out.item("alive = " + truth(state.alive()));
        out.item("num failed checkers = " + failed);
        out.item("inhibit on failure = " + truth(server.inhibitOnFailure()));
        out.item("forwarding = " + server.forwarding().method().name().toLowerCase(Locale.ROOT));
    }

    private void checkers(Entry entry) {
        List<RealServer> servers = entry.plan().server().realServers();
        for (int i = 0; i < servers.size(); i++) {
            RealServer server = servers.get(i);
            List<CheckerState> states = entry.state().servers().get(i).checkers();
            for (int j = 0; j < states.size(); j++) {
                out.line(" " + entry.plan().id().name() + " -> " + entry.plan().nameOf(server));
                out.attribute("Type", server.checkers().get(j).keyword());
                out.attribute("Up", truth(states.get(j).up()));
                out.attribute("Has run", truth(states.get(j).hasRun()));
                out.attribute("Weight change", states.get(j).weightChange());
            }
        }
    }

    private static String title(ServiceAddress address) {
        return switch (address) {
            case Endpoint endpoint ->
                    "VS VIP = " + endpoint.address() + ", VPORT = " + endpoint.port();
            case ServiceAddress.FwMark mark -> "VS FWMARK = " + mark.mark();
            case ServiceAddress.Group group -> "VS GROUP = " + group.name();
        };
    }

    private static String text(Endpoint endpoint) {
        return "[" + endpoint.address() + "]:" + endpoint.port();
    }

    private static String truth(boolean value) {
        return DumpText.truth(value);
    }
}
