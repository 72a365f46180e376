package io.regent.vrrp;

import static io.regent.vrrp.RouterConfig.address;

import io.regent.config.InstanceConfig;
import io.regent.net.IpAddress;
import io.regent.track.TrackTotals;
import io.regent.vrrp.VrrpEffect.SendAdvert;
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
 * One virtual router at 10.9.9.2 on a clock that the test moves. Deadlines are served on time,
 * unless the test says that time passes unserved.
 */
final class TestRouter {

    static final IpAddress OWN = address("10.9.9.2");
    static final IpAddress LOWER = address("10.9.9.1");
    static final IpAddress GREATER = address("10.9.9.3");

    private InstanceConfig config;
    private RouterState state;
    private long nowNanos;
    private final List<VrrpEffect> effects = new ArrayList<>();

    private TestRouter(InstanceConfig config, Conditions conditions) {
        this.config = config;
        this.state = RouterState.INITIAL.with(conditions);
    }

    static TestRouter with(RouterConfig config) {
        return with(config, new TrackTotals(0, 0, 0));
    }

    static TestRouter with(RouterConfig config, TrackTotals totals) {
        return new TestRouter(config.build(), new Conditions(true, Optional.of(OWN), totals));
    }

    static TestRouter started(RouterConfig config) {
        var router = with(config);
        router.start();
        return router;
    }

    /** Started, and left alone until it became Active; its last advert left just now. */
    static TestRouter active(RouterConfig config) {
        var router = started(config);
        while (!router.isActive()) router.runUntil(router.state.deadlineNanos());
        router.effects.clear();
        return router;
    }

    void start() {
        feed(new Startup(nowNanos));
    }

    void startNotBefore(double seconds) {
        feed(new Startup(nanos(seconds)));
    }

    void stop() {
        feed(new Shutdown());
    }

    void hears(IpAddress source, int priority) {
        hears(source, priority, config.version() == 2 ? 100 : intervalCentis());
    }

    void hears(IpAddress source, int priority, int centis) {
        var advert = new VrrpAdvert(config.version(), config.vrid(), priority, centis, List.of());
        feed(new AdvertReceived(source, advert));
    }

    void sees(Conditions conditions) {
        feed(new ConditionsChanged(conditions));
    }

    void sees(TrackTotals totals) {
        sees(new Conditions(true, Optional.of(OWN), totals));
    }

    void reloads(RouterConfig next) {
        var previous = config;
        config = next.build();
        feed(new ConfigChanged(previous));
    }

    void feed(VrrpEvent event) {
        var step = VirtualRouter.step(config, state, event, nowNanos);
        state = step.state();
        effects.addAll(step.effects());
    }

    /** Serves every deadline up to and including this time. */
    void runUntil(long untilNanos) {
        while (state.deadlineNanos() <= untilNanos) {
            nowNanos = Math.max(nowNanos, state.deadlineNanos());
            feed(new DeadlineReached());
        }
        nowNanos = untilNanos;
    }

    void runFor(double seconds) {
        runUntil(nowNanos + nanos(seconds));
    }

    /** The process does not run for a while; then the timer is served first. */
    void isStoppedFor(double seconds) {
        nowNanos += nanos(seconds);
    }

    void serveDeadline() {
        feed(new DeadlineReached());
    }

    /** When it becomes Active if nobody speaks, in nanoseconds from now. */
    long takesOverAfterNanos() {
        long start = nowNanos;
        while (!isActive()) runUntil(state.deadlineNanos());
        return nowNanos - start;
    }

    boolean isActive() {
        return state.isActive();
    }

    RouterState state() {
        return state;
    }

    long nowNanos() {
        return nowNanos;
    }

    int effectivePriority() {
        return VirtualRouter.effectivePriority(config, state);
    }

    /** Priorities of the adverts sent since the effects were last taken. */
    List<Integer> adverts() {
        return effects.stream()
                .filter(SendAdvert.class::isInstance)
                .map(effect -> ((SendAdvert) effect).priority())
                .toList();
    }

    /** What was asked of the shell since the last call, in the letters of the election table. */
    String takeEffects() {
        String letters = ElectionTableTest.letters(effects);
        effects.clear();
        return letters;
    }

    List<VrrpEffect> takeEffectList() {
        var taken = List.copyOf(effects);
        effects.clear();
        return taken;
    }

    static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    private int intervalCentis() {
        return (int) (config.advertInterval().toMillis() / 10);
    }
}
