package io.regent.vrrp;

import static io.regent.vrrp.Role.NEVER;
import static io.regent.vrrp.VirtualRouter.effectivePriority;
import static io.regent.vrrp.VirtualRouter.firstRefreshNanos;
import static io.regent.vrrp.VirtualRouter.isFaulty;
import static io.regent.vrrp.VirtualRouter.isOwn;
import static io.regent.vrrp.VirtualRouter.listening;
import static io.regent.vrrp.VirtualRouter.secondRound;
import static io.regent.vrrp.VirtualRouter.without;

import io.regent.config.InstanceConfig;
import io.regent.net.IpAddress;
import io.regent.vrrp.Role.Active;
import io.regent.vrrp.Role.Fault;
import io.regent.vrrp.Role.Initialize;
import io.regent.vrrp.Role.Rival;
import io.regent.vrrp.Role.Round;
import io.regent.vrrp.VirtualRouter.Step;
import io.regent.vrrp.VrrpEffect.AnnounceAddresses;
import io.regent.vrrp.VrrpEffect.CancelAnnouncements;
import io.regent.vrrp.VrrpEffect.InstallAddresses;
import io.regent.vrrp.VrrpEffect.RemoveAddresses;
import io.regent.vrrp.VrrpEffect.ReportLowerPriority;
import io.regent.vrrp.VrrpEffect.SendAdvert;
import io.regent.vrrp.VrrpEvent.AddressLost;
import io.regent.vrrp.VrrpEvent.AdvertReceived;
import io.regent.vrrp.VrrpEvent.ConditionsChanged;
import io.regent.vrrp.VrrpEvent.ConfigChanged;
import io.regent.vrrp.VrrpEvent.DeadlineReached;
import io.regent.vrrp.VrrpEvent.Shutdown;
import io.regent.vrrp.VrrpEvent.Startup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an Active router makes of each event (RFC 9568 section 6.4.3). */
final class ActiveRules {

    private static final int ADVERTS_BEFORE_LOWERING = 2;

    private ActiveRules() {}

    static Step step(
            InstanceConfig config,
            RouterState state,
            Active active,
            VrrpEvent event,
            long nowNanos) {
        // Addresses and timers are still those of the configuration before the event.
        var before = event instanceof ConfigChanged(var previous) ? previous : config;
        if (heldUp(before, active, nowNanos)) {
            Step back = stepBack(before, state, nowNanos);
            return VirtualRouter.step(config, back.state(), event, nowNanos).after(back.effects());
        }
        return switch (event) {
            case DeadlineReached() -> onTime(config, state, active, nowNanos);
            case AdvertReceived(var source, _) when isOwn(state, source) -> Step.to(state);
            case AdvertReceived(var source, var advert) ->
                    hearAsActive(config, state, active, source, advert, nowNanos);
            case ConditionsChanged(var conditions) -> {
                var next = state.with(conditions);
                yield isFaulty(config, conditions)
                        ? leave(config, next, new Fault(), conditions.linkUsable())
                        : Step.to(next);
            }
            case AddressLost(var address) when !address.noTrack() -> {
                var lost = List.of(address);
                yield Step.to(
                        state,
                        new InstallAddresses(lost),
                        new AnnounceAddresses(lost, config.announce().repeat()));
            }
            case ConfigChanged(var previous) ->
                    reconfigure(config, state, active, previous, nowNanos);
            case Shutdown() -> leave(config, state, Initialize.STOPPED, true);
            case Startup _, AddressLost _ -> Step.to(state);
        };
    }

    /**
     * Whether we were stopped for so long that others must think we are dead: SIGSTOP, a frozen
     * machine, no processor. Then nothing may be done as Active any more, whatever the event is.
     */
    private static boolean heldUp(InstanceConfig config, Active active, long nowNanos) {
        long lastAdvertNanos = active.advertNanos() - Timing.advertIntervalNanos(config);
        return nowNanos - lastAdvertNanos > Timing.earliestTakeOverNanos(config);
    }

    /** Lets go of the addresses without a word, and listens for an interval to who has them now. */
    private static Step stepBack(InstanceConfig config, RouterState state, long nowNanos) {
        return Step.to(
                state.with(listening(config, nowNanos)),
                new CancelAnnouncements(),
                new RemoveAddresses(config.allAddresses()));
    }

    private static Step onTime(
            InstanceConfig config, RouterState state, Active active, long nowNanos) {
        if (nowNanos < active.deadlineNanos()) return Step.to(state);
        var effects = new ArrayList<VrrpEffect>(3);
        long advertNanos = active.advertNanos();
        var rival = active.rival();
        if (nowNanos >= advertNanos) {
            effects.add(new SendAdvert(effectivePriority(config, state)));
            advertNanos = nextOnSchedule(advertNanos, Timing.advertIntervalNanos(config), nowNanos);
            if (rival.isPresent()) rival = Optional.of(counted(rival.get()));
        }
        var secondRound = active.secondRound();
        if (nowNanos >= secondRound.atNanos()) {
            effects.add(new AnnounceAddresses(config.allAddresses(), secondRound.repeat()));
            secondRound = Round.NONE;
        }
        long refreshNanos = active.refreshNanos();
        if (nowNanos >= refreshNanos) {
            effects.add(
                    new AnnounceAddresses(
                            config.allAddresses(), config.announce().refreshRepeat()));
            refreshNanos =
                    nextOnSchedule(refreshNanos, config.announce().refresh().toNanos(), nowNanos);
        }
        return new Step(
                state.with(new Active(advertNanos, secondRound, refreshNanos, rival)), effects);
    }

    /** Times on a fixed grid, so that a late turn does not move the ones after it. */
    private static long nextOnSchedule(long dueNanos, long periodNanos, long nowNanos) {
        long missed = (nowNanos - dueNanos) / periodNanos;
        return dueNanos + (missed + 1) * periodNanos;
    }

    private static Step hearAsActive(
            InstanceConfig config,
            RouterState state,
            Active active,
            IpAddress source,
            VrrpAdvert advert,
            long nowNanos) {
        if (advert.priority() == VrrpAdvert.RELEASE) {
            long next = nowNanos + Timing.advertIntervalNanos(config);
            return Step.to(
                    state.with(
                            new Active(
                                    next,
                                    active.secondRound(),
                                    active.refreshNanos(),
                                    active.rival())),
                    new SendAdvert(effectivePriority(config, state)));
        }
        if (yieldsTo(config, state, source, advert))
            return giveWay(config, state, source, advert, nowNanos);
        if (config.isAddressOwner() && advert.priority() == InstanceConfig.OWNER_PRIORITY) {
            return hearSecondOwner(config, state, active, source, advert, nowNanos);
        }
        return answerWeaker(config, state, active, nowNanos);
    }

    /** RFC 9568 section 6.4.3: the higher priority stays, addresses break a tie. */
    private static boolean yieldsTo(
            InstanceConfig config, RouterState state, IpAddress source, VrrpAdvert advert) {
        int own = effectivePriority(config, state);
        if (advert.priority() != own) return advert.priority() > own;
        var address = state.conditions().primaryAddress();
        return address.isPresent() && source.compareTo(address.get()) > 0;
    }

    private static Step giveWay(
            InstanceConfig config,
            RouterState state,
            IpAddress source,
            VrrpAdvert advert,
            long nowNanos) {
        var effects = new ArrayList<VrrpEffect>(3);
        if (config.higherPrioritySendAdvert())
            effects.add(new SendAdvert(effectivePriority(config, state)));
        effects.add(new CancelAnnouncements());
        effects.add(new RemoveAddresses(config.allAddresses()));
        return new Step(
                state.with(BackupRules.accepted(config, state, source, advert, NEVER, nowNanos)),
                effects);
    }

    /**
     * Answering a weaker claim at once teaches the peer and the switches between us (section
     * 6.4.3). The schedule of our own adverts stays as it is, so that no flood of such claims can
     * move it.
     */
    private static Step answerWeaker(
            InstanceConfig config, RouterState state, Active active, long nowNanos) {
        var announce = config.announce();
        var effects = new ArrayList<VrrpEffect>(3);
        if (!config.lowerPriorityNoAdvert())
            effects.add(new SendAdvert(effectivePriority(config, state)));
        var secondRound = active.secondRound();
        if (announce.lowerPriorityRepeat() > 0) {
            effects.add(
                    new AnnounceAddresses(config.allAddresses(), announce.lowerPriorityRepeat()));
            if (!announce.lowerPriorityDelay().isZero()) {
                long at = nowNanos + announce.lowerPriorityDelay().toNanos();
                secondRound = new Round(at, announce.lowerPriorityRepeat());
            }
        }
        effects.add(new ReportLowerPriority());
        var next =
                new Active(
                        active.advertNanos(), secondRound, active.refreshNanos(), active.rival());
        return new Step(state.with(next), effects);
    }

    /**
     * Two owners, and the other one does not give way although its address is the lower one
     * (inventory 6.7). It gets time for two of our adverts and 1.2 intervals; if it still claims
     * the addresses then, we count as 254 and yield.
     */
    private static Step hearSecondOwner(
            InstanceConfig config,
            RouterState state,
            Active active,
            IpAddress source,
            VrrpAdvert advert,
            long nowNanos) {
        long interval =
                Math.max(
                        Timing.advertIntervalNanos(config),
                        Timing.learnedIntervalNanos(config, advert));
        var known = active.rival().filter(rival -> rival.source().equals(source));
        if (known.isPresent()
                && known.get().adverts() >= ADVERTS_BEFORE_LOWERING
                && nowNanos - known.get().sinceNanos() >= interval * 6 / 5) {
            return giveWay(config, state.withLowered(true), source, advert, nowNanos);
        }
        var rival = known.orElseGet(() -> new Rival(source, nowNanos, 0));
        var next =
                new Active(
                        active.advertNanos(),
                        active.secondRound(),
                        active.refreshNanos(),
                        Optional.of(rival));
        return Step.to(state.with(next));
    }

    private static Rival counted(Rival rival) {
        return new Rival(rival.source(), rival.sinceNanos(), rival.adverts() + 1);
    }

    private static Step reconfigure(
            InstanceConfig config,
            RouterState state,
            Active active,
            InstanceConfig previous,
            long nowNanos) {
        var before = previous.allAddresses();
        if (isFaulty(config, state.conditions())) return leave(previous, state, new Fault(), true);
        var now = config.allAddresses();
        var added = without(now, before);
        var removed = without(before, now);
        var effects = new ArrayList<VrrpEffect>(3);
        if (!removed.isEmpty()) effects.add(new RemoveAddresses(removed));
        var secondRound = active.secondRound();
        if (!added.isEmpty()) {
            effects.add(new InstallAddresses(added));
            effects.add(new AnnounceAddresses(added, config.announce().repeat()));
            secondRound = secondRound(config, nowNanos);
        }
        long advertNanos =
                Math.min(active.advertNanos(), nowNanos + Timing.advertIntervalNanos(config));
        long refreshNanos =
                config.announce().refresh().equals(previous.announce().refresh())
                        ? active.refreshNanos()
                        : firstRefreshNanos(config, nowNanos);
        return new Step(
                state.with(new Active(advertNanos, secondRound, refreshNanos, active.rival())),
                effects);
    }

    /**
     * Gives up being Active: first the addresses go, then others are told that they may have them.
     */
    private static Step leave(InstanceConfig config, RouterState state, Role next, boolean tell) {
        var effects = new ArrayList<VrrpEffect>(3);
        effects.add(new CancelAnnouncements());
        effects.add(new RemoveAddresses(config.allAddresses()));
        if (tell) effects.add(new SendAdvert(VrrpAdvert.RELEASE));
        return new Step(state.with(next), effects);
    }
}
