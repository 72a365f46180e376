package io.regent.vrrp;

import io.regent.config.InstanceConfig;
import io.regent.vrrp.Role.Active;
import io.regent.vrrp.Role.Backup;
import io.regent.vrrp.VirtualRouter.Step;
import io.regent.vrrp.VrrpEffect.AnnounceAddresses;
import io.regent.vrrp.VrrpEffect.CancelAnnouncements;
import io.regent.vrrp.VrrpEffect.InstallAddresses;
import io.regent.vrrp.VrrpEffect.RemoveAddresses;
import io.regent.vrrp.VrrpEvent.AdvertReceived;
import io.regent.vrrp.VrrpEvent.ConditionsChanged;
import io.regent.vrrp.VrrpEvent.DeadlineReached;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Elections that are wrong in one thing each. A simulation that does not notice is worth nothing.
 */
enum BrokenElection implements SimLan.Election {
    TIE_IS_NOT_BROKEN {
        @Override
        public Step step(InstanceConfig config, RouterState state, VrrpEvent event, long now) {
            return isTie(config, state, event)
                    ? Step.to(state)
                    : VirtualRouter.step(config, state, event, now);
        }
    },
    BOTH_YIELD_AT_A_TIE {
        @Override
        public Step step(InstanceConfig config, RouterState state, VrrpEvent event, long now) {
            VrrpEvent heard =
                    isTie(config, state, event)
                            ? withPriority(event, InstanceConfig.OWNER_PRIORITY)
                            : event;
            return VirtualRouter.step(config, state, heard, now);
        }
    },
    PRIORITY_0_IS_IGNORED {
        @Override
        public Step step(InstanceConfig config, RouterState state, VrrpEvent event, long now) {
            boolean release =
                    event instanceof AdvertReceived(_, var advert)
                            && advert.priority() == VrrpAdvert.RELEASE;
            return release ? Step.to(state) : VirtualRouter.step(config, state, event, now);
        }
    },
    DEADLINE_IS_NEVER_RESTARTED {
        @Override
        public Step step(InstanceConfig config, RouterState state, VrrpEvent event, long now) {
            var step = VirtualRouter.step(config, state, event, now);
            boolean heard = event instanceof AdvertReceived && state.role() instanceof Backup;
            return heard ? new Step(step.state().with(state.role()), step.effects()) : step;
        }
    },
    ADVERT_TIMER_IS_NOT_RESTARTED {
        @Override
        public Step step(InstanceConfig config, RouterState state, VrrpEvent event, long now) {
            var step = VirtualRouter.step(config, state, event, now);
            boolean late = event instanceof DeadlineReached && state.role() instanceof Active;
            return late ? new Step(state, step.effects()) : step;
        }
    },
    HIGHER_PRIORITY_DOES_NOT_PREEMPT {
        @Override
        public Step step(InstanceConfig config, RouterState state, VrrpEvent event, long now) {
            boolean backup =
                    event instanceof AdvertReceived(_, var advert)
                            && advert.priority() != VrrpAdvert.RELEASE
                            && state.role() instanceof Backup;
            VrrpEvent heard = backup ? withPriority(event, InstanceConfig.OWNER_PRIORITY) : event;
            return VirtualRouter.step(config, state, heard, now);
        }
    },
    ADDRESSES_ARE_KEPT {
        @Override
        public Step step(InstanceConfig config, RouterState state, VrrpEvent event, long now) {
            return without(
                    VirtualRouter.step(config, state, event, now),
                    RemoveAddresses.class::isInstance);
        }
    },
    ANNOUNCEMENTS_ARE_NOT_CANCELLED {
        @Override
        public Step step(InstanceConfig config, RouterState state, VrrpEvent event, long now) {
            return without(
                    VirtualRouter.step(config, state, event, now),
                    CancelAnnouncements.class::isInstance);
        }
    },
    ADVERT_LEAVES_BEFORE_THE_ADDRESSES_ARE_THERE {
        @Override
        public Step step(InstanceConfig config, RouterState state, VrrpEvent event, long now) {
            return reversed(
                    VirtualRouter.step(config, state, event, now),
                    InstallAddresses.class::isInstance);
        }
    },
    RELEASE_LEAVES_BEFORE_THE_ADDRESSES_ARE_GONE {
        @Override
        public Step step(InstanceConfig config, RouterState state, VrrpEvent event, long now) {
            return reversed(
                    VirtualRouter.step(config, state, event, now),
                    RemoveAddresses.class::isInstance);
        }
    },
    LOST_ADDRESS_IS_LEFT_ALONE {
        @Override
        public Step step(InstanceConfig config, RouterState state, VrrpEvent event, long now) {
            return event instanceof VrrpEvent.AddressLost
                    ? Step.to(state)
                    : VirtualRouter.step(config, state, event, now);
        }
    },
    FAULTS_ARE_IGNORED {
        @Override
        public Step step(InstanceConfig config, RouterState state, VrrpEvent event, long now) {
            boolean fault = state.isActive() && event instanceof ConditionsChanged;
            return fault ? Step.to(state) : VirtualRouter.step(config, state, event, now);
        }
    },
    /** As if no time had passed: the router goes on where it was before it was stopped. */
    LONG_STOPS_ARE_NOT_NOTICED {
        @Override
        public Step step(InstanceConfig config, RouterState state, VrrpEvent event, long now) {
            if (!(state.role() instanceof Active(long advert, var round, long refresh, var rival)))
                return VirtualRouter.step(config, state, event, now);
            var fresh = new Active(Math.max(advert, now), round, refresh, rival);
            return VirtualRouter.step(config, state.with(fresh), event, now);
        }
    };

    private static boolean isTie(InstanceConfig config, RouterState state, VrrpEvent event) {
        return state.isActive()
                && event instanceof AdvertReceived(_, var advert)
                && advert.priority() == VirtualRouter.effectivePriority(config, state);
    }

    private static VrrpEvent withPriority(VrrpEvent event, int priority) {
        if (!(event instanceof AdvertReceived(var source, var advert))) return event;
        var changed =
                new VrrpAdvert(
                        advert.version(),
                        advert.vrid(),
                        priority,
                        advert.intervalCentis(),
                        advert.addresses());
        return new AdvertReceived(source, changed);
    }

    private static Step without(Step step, Predicate<VrrpEffect> unwanted) {
        // A start has to clean up, or every run would fail at once for another reason.
        if (step.effects().size() == 1) return step;
        return new Step(step.state(), step.effects().stream().filter(unwanted.negate()).toList());
    }

    /** The steps that become or cease to be Active, in the opposite order. */
    private static Step reversed(Step step, Predicate<VrrpEffect> mark) {
        boolean turns = step.effects().stream().anyMatch(mark) && step.effects().size() == 3;
        if (!turns) return step;
        var effects = new ArrayList<>(step.effects());
        effects.removeIf(AnnounceAddresses.class::isInstance);
        return new Step(step.state(), List.copyOf(effects.reversed()));
    }
}
