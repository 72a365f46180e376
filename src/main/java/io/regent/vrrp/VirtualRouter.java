package io.regent.vrrp;

import static io.regent.vrrp.Role.NEVER;

import io.regent.config.InstanceConfig;
import io.regent.config.VirtualAddress;
import io.regent.net.IpAddress;
import io.regent.vrrp.Role.Active;
import io.regent.vrrp.Role.Backup;
import io.regent.vrrp.Role.Fault;
import io.regent.vrrp.Role.Initialize;
import io.regent.vrrp.Role.Round;
import io.regent.vrrp.VrrpEffect.AnnounceAddresses;
import io.regent.vrrp.VrrpEffect.InstallAddresses;
import io.regent.vrrp.VrrpEffect.RemoveAddresses;
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

/**
 * The election of RFC 9568 section 6.4 (and RFC 3768, which differs in timers only) as a function
 * of state, event and time. It is total: any event may come in any state.
 *
 * <pre>
 * Initialize  Startup, delay over, first script results  -> Active (owner), Backup, Fault
 * Backup      Active silent, or preempt_delay over       -> Active
 *             a fault appears                            -> Fault
 * Active      better advert, or held up for too long     -> Backup
 *             a fault appears                            -> Fault
 * Fault       the last fault is gone                     -> Backup
 * any         Shutdown                                   -> Initialize
 * </pre>
 *
 * Three orders hold everywhere. Addresses are in the kernel before the advert and the gratuitous
 * ARP that claim them. Addresses are out of the kernel before the priority 0 advert that lets
 * others have them. What is queued for announcement is forgotten before addresses go.
 */
public final class VirtualRouter {

    private static final int LOWERED_OWNER_PRIORITY = 254;

    private VirtualRouter() {}

    /** What an event leads to: the next state, and what the shell has to do, in order. */
    public record Step(RouterState state, List<VrrpEffect> effects) {
        static Step to(RouterState state, VrrpEffect... effects) {
            return new Step(state, List.of(effects));
        }

        Step after(List<VrrpEffect> earlier) {
            var all = new ArrayList<VrrpEffect>(earlier);
            all.addAll(effects);
            return new Step(state, all);
        }
    }

    /**
     * @param nowNanos the time of the event; never smaller than in an earlier step of the same
     *     router
     */
    public static Step step(
            InstanceConfig config, RouterState state, VrrpEvent event, long nowNanos) {
        return switch (state.role()) {
            case Initialize initialize -> inInitialize(config, state, initialize, event, nowNanos);
            case Backup backup -> BackupRules.step(config, state, backup, event, nowNanos);
            case Active active -> ActiveRules.step(config, state, active, event, nowNanos);
            case Fault _ -> inFault(config, state, event, nowNanos);
        };
    }

    /**
     * What is announced in adverts: the base priority and all weights, kept within 1 to 254; an
     * owner stays at 255.
     */
    public static int effectivePriority(InstanceConfig config, RouterState state) {
        if (config.isAddressOwner())
            return state.lowered() ? LOWERED_OWNER_PRIORITY : config.priority();
        return Math.clamp(config.priority() + state.conditions().track().weight(), 1, 254);
    }

    /**
     * Whether the router cannot work: no link, no address of its own, or a tracker with weight 0
     * that is bad.
     */
    public static boolean isFaulty(InstanceConfig config, Conditions conditions) {
        boolean linkMissing = config.trackLink() && !conditions.linkUsable();
        return linkMissing
                || conditions.primaryAddress().isEmpty()
                || conditions.track().faults() > 0;
    }

    private static Step inInitialize(
            InstanceConfig config,
            RouterState state,
            Initialize initialize,
            VrrpEvent event,
            long nowNanos) {
        return switch (event) {
            case Startup(long notBeforeNanos) -> start(config, state, notBeforeNanos, nowNanos);
            case ConditionsChanged(var conditions) ->
                    enterIfAllowed(config, state.with(conditions), initialize, nowNanos);
            case DeadlineReached _, ConfigChanged _ ->
                    enterIfAllowed(config, state, initialize, nowNanos);
            case Shutdown() -> Step.to(state.with(Initialize.STOPPED));
            case AdvertReceived _, AddressLost _ -> Step.to(state);
        };
    }

    /**
     * A run that was killed may have left its addresses behind; nobody may answer for them until
     * the election says so.
     */
    private static Step start(
            InstanceConfig config, RouterState state, long notBeforeNanos, long nowNanos) {
        var cleaned = new RemoveAddresses(config.allAddresses());
        if (nowNanos < notBeforeNanos)
            return Step.to(state.with(new Initialize(true, notBeforeNanos)), cleaned);
        return enter(config, state, nowNanos).after(List.of(cleaned));
    }

    private static Step enterIfAllowed(
            InstanceConfig config, RouterState state, Initialize initialize, long nowNanos) {
        return initialize.mayEnter(nowNanos) ? enter(config, state, nowNanos) : Step.to(state);
    }

    private static Step enter(InstanceConfig config, RouterState state, long nowNanos) {
        if (isFaulty(config, state.conditions())) return Step.to(state.with(new Fault()));
        if (state.conditions().track().unknown() > 0)
            return Step.to(state.with(Initialize.WAITING));
        if (config.isAddressOwner()) return becomeActive(config, state, nowNanos);
        // "state MASTER" is a wish: whoever is Active already has one interval to say so.
        if (config.startActive()) return Step.to(state.with(listening(config, nowNanos)));
        return becomeBackup(config, state, nowNanos);
    }

    private static Step inFault(
            InstanceConfig config, RouterState state, VrrpEvent event, long nowNanos) {
        return switch (event) {
            case ConditionsChanged(var conditions) ->
                    recover(config, state.with(conditions), nowNanos);
            case ConfigChanged _ -> recover(config, state, nowNanos);
            case Shutdown() -> Step.to(state.with(Initialize.STOPPED));
            case Startup _, DeadlineReached _, AdvertReceived _, AddressLost _ -> Step.to(state);
        };
    }

    private static Step recover(InstanceConfig config, RouterState state, long nowNanos) {
        var conditions = state.conditions();
        if (isFaulty(config, conditions) || conditions.track().unknown() > 0) return Step.to(state);
        // An owner does not claim its addresses blindly after a fault: it listens first.
        if (config.isAddressOwner()) return Step.to(state.with(listening(config, nowNanos)));
        return becomeBackup(config, state, nowNanos);
    }

    static Step becomeActive(InstanceConfig config, RouterState state, long nowNanos) {
        var addresses = config.allAddresses();
        long advertNanos = nowNanos + Timing.advertIntervalNanos(config);
        var active =
                new Active(
                        advertNanos,
                        secondRound(config, nowNanos),
                        firstRefreshNanos(config, nowNanos),
                        Optional.empty());
        var next = state.withLowered(false).with(active);
        return Step.to(
                next,
                new InstallAddresses(addresses),
                new SendAdvert(effectivePriority(config, next)),
                new AnnounceAddresses(addresses, config.announce().repeat()));
    }

    static Step becomeBackup(InstanceConfig config, RouterState state, long nowNanos) {
        long interval = Timing.advertIntervalNanos(config);
        long down =
                nowNanos + Timing.activeDownNanos(config, skewPriority(config, state), interval);
        return Step.to(state.with(new Backup(down, interval, NEVER, Optional.empty())));
    }

    /** Backup for one interval only: long enough to hear whoever is Active. */
    static Backup listening(InstanceConfig config, long nowNanos) {
        long down = nowNanos + Timing.probationNanos(config);
        return new Backup(down, Timing.advertIntervalNanos(config), NEVER, Optional.empty());
    }

    static Round secondRound(InstanceConfig config, long nowNanos) {
        var announce = config.announce();
        if (announce.delay().isZero()) return Round.NONE;
        return new Round(nowNanos + announce.delay().toNanos(), announce.repeat());
    }

    /** The first refresh comes a full period after the second round (inventory 6.8). */
    static long firstRefreshNanos(InstanceConfig config, long nowNanos) {
        var announce = config.announce();
        if (announce.refresh().isZero()) return NEVER;
        return nowNanos + announce.delay().toNanos() + announce.refresh().toNanos();
    }

    /**
     * The priority that the skew is worked out from: an owner's stays 255 even while it is lowered
     * (inventory 6.6).
     */
    static int skewPriority(InstanceConfig config, RouterState state) {
        return config.isAddressOwner() ? config.priority() : effectivePriority(config, state);
    }

    static boolean isOwn(RouterState state, IpAddress source) {
        var own = state.conditions().primaryAddress();
        return own.isPresent() && own.get().equals(source);
    }

    static List<VirtualAddress> without(List<VirtualAddress> all, List<VirtualAddress> some) {
        var rest = new ArrayList<>(all);
        rest.removeAll(some);
        return rest;
    }
}
