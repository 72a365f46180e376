package io.regent.vrrp;

import static io.regent.vrrp.Role.NEVER;
import static io.regent.vrrp.VirtualRouter.becomeActive;
import static io.regent.vrrp.VirtualRouter.effectivePriority;
import static io.regent.vrrp.VirtualRouter.isFaulty;
import static io.regent.vrrp.VirtualRouter.isOwn;
import static io.regent.vrrp.VirtualRouter.skewPriority;

import io.regent.config.InstanceConfig;
import io.regent.net.IpAddress;
import io.regent.vrrp.Role.Backup;
import io.regent.vrrp.Role.Fault;
import io.regent.vrrp.Role.Heard;
import io.regent.vrrp.Role.Initialize;
import io.regent.vrrp.VirtualRouter.Step;
import io.regent.vrrp.VrrpEvent.AddressLost;
import io.regent.vrrp.VrrpEvent.AdvertReceived;
import io.regent.vrrp.VrrpEvent.ConditionsChanged;
import io.regent.vrrp.VrrpEvent.ConfigChanged;
import io.regent.vrrp.VrrpEvent.DeadlineReached;
import io.regent.vrrp.VrrpEvent.Shutdown;
import io.regent.vrrp.VrrpEvent.Startup;
import java.util.Optional;

/** What a Backup makes of each event (RFC 9568 section 6.4.2). */
final class BackupRules {

    private BackupRules() {}

    static Step step(
            InstanceConfig config,
            RouterState state,
            Backup backup,
            VrrpEvent event,
            long nowNanos) {
        return switch (event) {
            case DeadlineReached() when nowNanos >= backup.deadlineNanos() ->
                    becomeActive(config, state, nowNanos);
            case AdvertReceived(var source, var advert) when !isOwn(state, source) ->
                    hearAsBackup(config, state, backup, source, advert, nowNanos);
            case ConditionsChanged(var conditions) -> {
                var next = state.with(conditions);
                if (isFaulty(config, conditions)) yield Step.to(next.with(new Fault()));
                yield Step.to(
                        next.with(
                                rearmed(
                                        backup,
                                        downNanos(config, state, backup),
                                        downNanos(config, next, backup))));
            }
            case ConfigChanged(var previous) -> {
                if (isFaulty(config, state.conditions())) yield Step.to(state.with(new Fault()));
                long before = downNanos(previous, state, backup);
                var learned = config.version() == 3 ? backup : onOwnInterval(config, backup);
                yield Step.to(
                        state.with(rearmed(learned, before, downNanos(config, state, learned))));
            }
            case Shutdown() -> Step.to(state.with(Initialize.STOPPED));
            case Startup _, DeadlineReached _, AdvertReceived _, AddressLost _ -> Step.to(state);
        };
    }

    private static Step hearAsBackup(
            InstanceConfig config,
            RouterState state,
            Backup backup,
            IpAddress source,
            VrrpAdvert advert,
            long nowNanos) {
        if (advert.priority() == VrrpAdvert.RELEASE) {
            long skew =
                    Timing.skewNanos(
                            config, skewPriority(config, state), backup.activeIntervalNanos());
            return Step.to(
                    state.with(
                            new Backup(
                                    nowNanos + skew,
                                    backup.activeIntervalNanos(),
                                    NEVER,
                                    backup.active())));
        }
        var heard = restored(state, backup, source, advert);
        boolean lower = advert.priority() < effectivePriority(config, heard);
        if (!lower || !config.preempt()) {
            return Step.to(heard.with(accepted(config, heard, source, advert, NEVER, nowNanos)));
        }
        // Leaving the deadline alone is how preemption works: it runs out on the weaker Active.
        if (config.preemptDelay().isZero()) return Step.to(heard);
        long preemptNanos =
                backup.preemptNanos() == NEVER
                        ? nowNanos + config.preemptDelay().toNanos()
                        : backup.preemptNanos();
        return Step.to(heard.with(accepted(config, heard, source, advert, preemptNanos, nowNanos)));
    }

    static Backup accepted(
            InstanceConfig config,
            RouterState state,
            IpAddress source,
            VrrpAdvert advert,
            long preemptNanos,
            long nowNanos) {
        long interval = Timing.learnedIntervalNanos(config, advert);
        long down =
                nowNanos + Timing.activeDownNanos(config, skewPriority(config, state), interval);
        return new Backup(
                down, interval, preemptNanos, Optional.of(new Heard(source, advert.priority())));
    }

    /**
     * An owner that gave way to a second owner is an owner again once anything else than that one
     * is heard.
     */
    private static RouterState restored(
            RouterState state, Backup backup, IpAddress source, VrrpAdvert advert) {
        if (!state.lowered()) return state;
        boolean sameRival =
                backup.active().isPresent() && backup.active().get().source().equals(source);
        return sameRival && advert.priority() == InstanceConfig.OWNER_PRIORITY
                ? state
                : state.withLowered(false);
    }

    private static long downNanos(InstanceConfig config, RouterState state, Backup backup) {
        return Timing.activeDownNanos(
                config, skewPriority(config, state), backup.activeIntervalNanos());
    }

    /** A new priority or interval moves the running timer by the difference that it makes. */
    private static Backup rearmed(Backup backup, long beforeNanos, long afterNanos) {
        long down = backup.downNanos() + (afterNanos - beforeNanos);
        return new Backup(
                down, backup.activeIntervalNanos(), backup.preemptNanos(), backup.active());
    }

    private static Backup onOwnInterval(InstanceConfig config, Backup backup) {
        return new Backup(
                backup.downNanos(),
                Timing.advertIntervalNanos(config),
                backup.preemptNanos(),
                backup.active());
    }
}
