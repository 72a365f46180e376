package io.regent.lvs;

import io.regent.config.lvs.Quorum;
import io.regent.config.lvs.VirtualServer;
import io.regent.lvs.LvsEvent.CheckerChanged;
import io.regent.lvs.LvsEvent.CommandOutcome;
import io.regent.lvs.LvsEvent.ConfigChanged;
import io.regent.lvs.LvsEvent.Shutdown;
import io.regent.lvs.LvsEvent.Startup;
import io.regent.lvs.LvsEvent.WeightChanged;
import io.regent.lvs.VirtualServerRules.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Rules that are wrong in one thing each. A simulation that does not notice is worth nothing. */
enum BrokenRules implements Balancer.Rules {
    A_DEAD_SERVER_STAYS {
        @Override
        public Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
            return without(
                    VirtualServerRules.step(plan, state, event),
                    ask ->
                            ask.slot() >= 0
                                    && ask.command() instanceof IpvsCommand.RemoveDestination);
        }
    },
    AN_INHIBITED_SERVER_KEEPS_ITS_WEIGHT {
        @Override
        public Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
            return without(
                    VirtualServerRules.step(plan, state, event),
                    ask ->
                            ask.slot() >= 0
                                    && ask.command()
                                            instanceof IpvsCommand.EditDestination(_, var edited)
                                    && edited.weight() == 0);
        }
    },
    THE_SORRY_SERVER_STAYS {
        @Override
        public Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
            return without(
                    VirtualServerRules.step(plan, state, event),
                    ask ->
                            ask.slot() == Ask.SORRY
                                    && ask.command() instanceof IpvsCommand.RemoveDestination);
        }
    },
    A_SERVER_THAT_IS_GONE_STAYS {
        @Override
        public Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
            Step step = VirtualServerRules.step(plan, state, event);
            return event instanceof ConfigChanged
                    ? without(step, ask -> ask.slot() == Ask.GONE)
                    : step;
        }
    },
    A_STOP_LEAVES_SERVICES {
        @Override
        public Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
            Step step = VirtualServerRules.step(plan, state, event);
            return event instanceof Shutdown
                    ? without(step, ask -> ask.command() instanceof IpvsCommand.RemoveService)
                    : step;
        }
    },
    REFUSALS_ARE_NOT_HEARD {
        @Override
        public Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
            LvsEvent heard = event instanceof CommandOutcome ? new CommandOutcome(Set.of()) : event;
            return VirtualServerRules.step(plan, state, heard);
        }
    },
    REFUSALS_ARE_NOT_TRIED_AGAIN {
        @Override
        public Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
            if (event instanceof LvsEvent.Retry) return new Step(state, List.of(), List.of());
            return VirtualServerRules.step(plan, state, event);
        }
    },
    WEIGHTS_DO_NOT_CHANGE {
        @Override
        public Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
            if (event instanceof WeightChanged(int server, int checker, _))
                return VirtualServerRules.step(plan, state, new WeightChanged(server, checker, 0));
            return VirtualServerRules.step(plan, state, event);
        }
    },
    THE_QUORUM_IS_TOLD_TWICE {
        @Override
        public Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
            Step step = VirtualServerRules.step(plan, state, event);
            var notices = new ArrayList<Notice>(step.notices());
            for (Notice notice : step.notices())
                if (notice instanceof Notice.QuorumChanged) notices.add(notice);
            return new Step(step.state(), notices, step.commands());
        }
    },
    THE_SERVICE_IS_TOLD_OF_FIRST {
        @Override
        public Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
            Step step = VirtualServerRules.step(plan, state, event);
            return new Step(step.state(), step.notices().reversed(), step.commands());
        }
    },
    A_RELOAD_FORGETS_RESULTS {
        @Override
        public Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
            Step step = VirtualServerRules.step(plan, state, event);
            if (!(event instanceof ConfigChanged)) return step;
            var fresh = VirtualServerState.initial(plan).servers();
            var servers = new ArrayList<RealServerState>();
            for (int i = 0; i < fresh.size(); i++)
                servers.add(
                        new RealServerState(
                                fresh.get(i).checkers(),
                                step.state().servers().get(i).alive(),
                                true,
                                step.state().servers().get(i).slot()));
            return new Step(with(step.state(), servers), step.notices(), step.commands());
        }
    },
    EVERY_RELOAD_SENDS_EVERYTHING {
        @Override
        public Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
            Step step = VirtualServerRules.step(plan, state, event);
            if (!(event instanceof ConfigChanged)) return step;
            var commands = new ArrayList<Ask>(step.commands());
            for (IpvsService service : plan.services())
                commands.add(new Ask(Ask.SERVICE, new IpvsCommand.EditService(service)));
            return new Step(step.state(), step.notices(), commands);
        }
    },
    A_TAKE_OVER_BELIEVES_IN_EVERY_SERVER {
        @Override
        public Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
            LvsEvent heard = event instanceof Startup ? new Startup(Optional.empty()) : event;
            return VirtualServerRules.step(plan, state, heard);
        }
    },
    ONE_GOOD_CHECK_IS_ENOUGH {
        @Override
        public Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
            Step step = VirtualServerRules.step(plan, state, event);
            if (!(event instanceof CheckerChanged(int server, _, boolean up)) || !up) return step;
            RealServerState known = state.servers().get(server);
            for (int i = 0; i < known.checkers().size(); i++)
                known = known.with(i, known.checkers().get(i).said(true));
            var servers = new ArrayList<>(state.servers());
            servers.set(server, known);
            return VirtualServerRules.step(plan, with(state, servers), event);
        }
    },
    HYSTERESIS_IS_IGNORED {
        @Override
        public Step step(VirtualServerPlan plan, VirtualServerState state, LvsEvent event) {
            return VirtualServerRules.step(withoutHysteresis(plan), state, event);
        }
    };

    static Step without(Step step, Predicate<Ask> dropped) {
        var commands = new ArrayList<>(step.commands());
        commands.removeIf(dropped);
        return new Step(step.state(), step.notices(), commands);
    }

    static VirtualServerState with(VirtualServerState state, List<RealServerState> servers) {
        return new VirtualServerState(
                state.stage(),
                state.served(),
                state.quorum(),
                state.sorryServes(),
                state.present(),
                state.sorry(),
                servers,
                state.pending(),
                state.cause());
    }

    static VirtualServerPlan withoutHysteresis(VirtualServerPlan plan) {
        var server = plan.server();
        var quorum = new Quorum(server.quorum().weight(), 0, Optional.empty(), Optional.empty());
        var calm =
                new VirtualServer(
                        server.address(),
                        server.protocol(),
                        server.family(),
                        server.scheduling(),
                        server.persistence(),
                        server.onePacket(),
                        quorum,
                        server.sorryServer(),
                        server.haSuspend(),
                        server.omega(),
                        server.smtpAlert(),
                        server.snmpName(),
                        server.realServers());
        return new VirtualServerPlan(
                plan.id(), calm, plan.services(), plan.marked(), plan.initialNotices());
    }
}
