package io.regent.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.ConfigLoader;
import io.regent.lvs.Balancer;
import io.regent.lvs.BalancerObserver;
import io.regent.lvs.Difference;
import io.regent.lvs.Ipvs;
import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsEntry;
import io.regent.lvs.IpvsOutcome;
import io.regent.lvs.IpvsTimeouts;
import io.regent.lvs.LvsSetup;
import io.regent.lvs.Notice;
import io.regent.lvs.StartMode;
import io.regent.lvs.VirtualServerPlan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckDumpTest {

    private static final String FILE =
            """
            virtual_server 10.0.0.1 80 {
                lb_algo wrr
                lb_kind DR
                protocol TCP
                persistence_timeout 50
                quorum 2
                sorry_server 10.1.0.9 80
                real_server 10.1.0.1 80 {
                    weight 3
                    TCP_CHECK {
                    }
                }
                real_server 10.1.0.2 80 {
                    inhibit_on_failure
                    HTTP_GET {
                        url {
                            path /
                        }
                    }
                }
            }
            """;

    @Test
    void theDumpTellsWhatIsAliveAndWhy() {
        var balancer = new Balancer(new Obedient(), new Nobody());
        var loaded = ConfigLoader.read("f", FILE.getBytes(StandardCharsets.UTF_8));
        balancer.load(LvsSetup.of(loaded.configuration().orElseThrow()));
        balancer.start(StartMode.FRESH);
        VirtualServerPlan plan = balancer.plans().getFirst();
        balancer.checkerChanged(plan.id(), 0, 0, true);
        balancer.checkerChanged(plan.id(), 1, 0, false);
        balancer.weightChanged(plan.id(), 0, 0, 4);
        var entries = new ArrayList<CheckDump.Entry>();
        entries.add(new CheckDump.Entry(plan, balancer.state(plan.id()).orElseThrow()));
        assertEquals(
                """
                ------< LVS Topology >------
                 ------< Virtual server >------
                 VS VIP = 10.0.0.1, VPORT = 80
                   lvs_sched = wrr
                   persistence timeout = 50
                   protocol = TCP
                   omega = false
                   quorum = 2
                   hysteresis = 0
                   sorry server = [10.1.0.9]:80
                   suspended = false
                   alive = true
                   quorum_state_up = true
                   weight sum = 7
                   sorry server in use = false
                   ------< Real server >------
                   RIP = 10.1.0.1, RPORT = 80, WEIGHT = 3 EFF WEIGHT = 7
                     alive = true
                     num failed checkers = 0
                     inhibit on failure = false
                     forwarding = gatewaying
                   ------< Real server >------
                   RIP = 10.1.0.2, RPORT = 80, WEIGHT = 1 EFF WEIGHT = 1
                     alive = false
                     num failed checkers = 1
                     inhibit on failure = true
                     forwarding = gatewaying
                ------< Health checkers >------
                 [10.0.0.1]:tcp:80 -> [10.1.0.1]:tcp:80
                   Type = TCP_CHECK
                   Up = true
                   Has run = true
                   Weight change = 4
                 [10.0.0.1]:tcp:80 -> [10.1.0.2]:tcp:80
                   Type = HTTP_GET
                   Up = false
                   Has run = true
                   Weight change = 0
                """,
                CheckDump.of(entries));
    }

    private static final class Obedient implements Ipvs {
        @Override
        public IpvsOutcome run(IpvsCommand command) {
            return new IpvsOutcome.Done();
        }

        @Override
        public List<IpvsOutcome> run(List<IpvsCommand> commands) {
            return Collections.nCopies(commands.size(), new IpvsOutcome.Done());
        }

        @Override
        public Optional<List<IpvsEntry>> read() {
            return Optional.of(List.of());
        }

        @Override
        public IpvsTimeouts timeouts() {
            return new IpvsTimeouts(900, 120, 300);
        }
    }

    private static final class Nobody implements BalancerObserver {
        @Override
        public void notified(VirtualServerPlan plan, Notice notice) {}

        @Override
        public void answered(IpvsCommand command, IpvsOutcome outcome) {}

        @Override
        public void drifted(Difference difference, boolean repaired) {}
    }
}
