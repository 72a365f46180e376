package io.regent.vrrp;

import static io.regent.vrrp.RouterConfig.router;

import io.regent.config.InstanceConfig;
import io.regent.track.TrackTotals;
import io.regent.vrrp.SimLan.Violation;
import io.regent.vrrp.SimLan.Weather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One run of the simulation: 2 to 5 routers are started, everything that can happen to them and
 * their LAN happens at random, the LAN heals, and one router must be Active in time; it is stopped,
 * and another must be Active in time.
 */
final class SimRun {

    /** Who takes over from whom, which decides what may be demanded after healing. */
    private enum Preemption {
        ALWAYS,
        SOME_NOT,
        DELAYED
    }

    private final Random random;
    private final SimLan lan;
    private final Preemption preemption;
    private final int version;
    private final long intervalMinNanos;
    private final long intervalMaxNanos;
    private final long preemptDelayNanos;

    private SimRun(long seed, SimLan.Election election, boolean recording) {
        this.random = new Random(seed);
        this.lan = new SimLan(random, election, recording);
        this.version = random.nextInt(3) == 0 ? 2 : 3;
        this.preemption =
                switch (random.nextInt(6)) {
                    case 0 -> Preemption.SOME_NOT;
                    case 1 -> Preemption.DELAYED;
                    default -> Preemption.ALWAYS;
                };
        long[] centis = version == 2 ? new long[] {100, 300} : new long[] {1, 10, 100, 250};
        long base = centis[random.nextInt(centis.length)] * 10_000_000L;
        boolean mixed = version == 3 && random.nextInt(4) == 0;
        this.intervalMinNanos = base;
        this.intervalMaxNanos = mixed ? 3 * base : base;
        this.preemptDelayNanos = preemption == Preemption.DELAYED ? 4 * base : 0;
    }

    /**
     * Runs the seed to its end.
     *
     * @throws AssertionError with seed, violation and timeline
     */
    static void run(long seed, SimLan.Election election) {
        try {
            new SimRun(seed, election, false).run();
        } catch (RuntimeException | AssertionError first) {
            var again = new SimRun(seed, election, true);
            try {
                again.run();
            } catch (RuntimeException | AssertionError failure) {
                String how = "replay with -Dregent.seed=" + seed + "\n" + again.lan.timeline();
                throw new AssertionError(failure.getMessage() + "\n" + how, failure);
            }
            throw new AssertionError("seed " + seed + " does not fail twice alike", first);
        }
    }

    static String timelineOf(long seed, SimLan.Election election) {
        var run = new SimRun(seed, election, true);
        run.run();
        return run.lan.timeline();
    }

    private void run() {
        addRouters();
        for (SimRouter router : lan.routers())
            lan.at(random.nextLong(2 * intervalMaxNanos), router::start);
        lan.runUntil(2 * intervalMaxNanos);
        int disturbances = random.nextInt(60);
        for (int i = 0; i < disturbances; i++) {
            disturb();
            lan.runUntil(lan.nowNanos() + random.nextLong(3 * intervalMaxNanos));
        }
        heal();
        settle();
        handOver();
        for (SimRouter router : lan.routers()) if (router.isRunning()) router.stop();
        for (SimRouter router : lan.routers())
            if (!router.installed().isEmpty()) throw new Violation("an address is left behind");
    }

    private void addRouters() {
        int count = random.nextInt(2, 6);
        boolean equal = random.nextInt(4) == 0;
        boolean owner = random.nextInt(5) == 0;
        int shared = random.nextInt(1, 255);
        for (int i = 0; i < count; i++) {
            int priority = i == 0 && owner ? 255 : equal ? shared : random.nextInt(1, 255);
            // Clocks that are wrong by up to 1 %: far more than any real one.
            lan.add(config(priority), random.nextLong(1L << 40), random.nextLong(-10_000, 10_001));
        }
    }

    private InstanceConfig config(int priority) {
        var config = router().version(version).priority(priority);
        config.addresses(SimRouter.addresses().toArray(String[]::new));
        long interval = random.nextBoolean() ? intervalMinNanos : intervalMaxNanos;
        config.interval(Duration.ofNanos(interval));
        boolean owner = priority == InstanceConfig.OWNER_PRIORITY;
        if (preemption == Preemption.SOME_NOT && !owner && random.nextBoolean()) config.noPreempt();
        if (preemption == Preemption.DELAYED && !owner && random.nextBoolean())
            config.preemptDelay(Duration.ofNanos(preemptDelayNanos));
        else if (random.nextInt(5) == 0) config.startActive();
        if (random.nextInt(5) == 0) config.lowerPriorityNoAdvert();
        if (random.nextInt(5) == 0) config.higherPrioritySendAdvert();
        if (version == 2) config.password("1111");
        return config.build();
    }

    private void disturb() {
        int index = random.nextInt(lan.routers().size());
        SimRouter router = lan.routers().get(index);
        switch (random.nextInt(12)) {
            case 0 -> lan.weather(badWeather());
            case 1 -> lan.weather(Weather.fine(delayNanos()));
            case 2 -> partition();
            case 3 -> cutOneWay();
            case 4 -> crash(router);
            case 5 -> stop(router);
            case 6 -> startIfDown(router);
            case 7 -> pause(router);
            case 8 -> flapLink(router);
            case 9 -> track(router);
            case 10 -> loseAddress(router);
            case 11 -> reload(router);
            default -> throw new AssertionError();
        }
    }

    private Weather badWeather() {
        return new Weather(
                random.nextInt(70),
                random.nextInt(30),
                random.nextInt(10),
                random.nextLong(1, 2 * intervalMaxNanos),
                false);
    }

    private void partition() {
        int count = lan.routers().size();
        int side = random.nextInt(1 << count);
        for (int from = 0; from < count; from++)
            for (int to = 0; to < count; to++)
                lan.cut(from, to, (side >> from & 1) != (side >> to & 1));
    }

    private void cutOneWay() {
        int count = lan.routers().size();
        lan.cut(random.nextInt(count), random.nextInt(count), random.nextBoolean());
    }

    private void crash(SimRouter router) {
        lan.note(() -> router.name() + " crashes");
        router.crash();
    }

    private void stop(SimRouter router) {
        if (router.isRunning() && !router.isPaused()) router.stop();
    }

    private static void startIfDown(SimRouter router) {
        if (!router.isRunning()) router.start();
    }

    private void pause(SimRouter router) {
        if (!router.isRunning() || router.isPaused()) return;
        lan.note(() -> router.name() + " is paused");
        router.pause();
        boolean packetsFirst = random.nextBoolean();
        long until = lan.nowNanos() + random.nextLong(8 * intervalMaxNanos);
        lan.at(until, () -> resume(router, packetsFirst));
    }

    private void resume(SimRouter router, boolean packetsFirst) {
        if (!router.isPaused()) return;
        lan.note(() -> router.name() + " runs again");
        router.resume(packetsFirst);
        router.catchUp();
    }

    private void flapLink(SimRouter router) {
        router.setLink(false);
        lan.at(lan.nowNanos() + random.nextLong(4 * intervalMaxNanos), () -> router.setLink(true));
    }

    private void track(SimRouter router) {
        boolean fault = random.nextInt(4) == 0;
        router.setTrack(new TrackTotals(random.nextInt(-100, 101), fault ? 1 : 0, 0));
    }

    private static void loseAddress(SimRouter router) {
        if (!router.isRunning() || router.installed().isEmpty()) return;
        for (var address : router.config().virtualAddresses())
            if (router.installed().contains(address)) {
                router.loseAddress(address);
                return;
            }
    }

    private void reload(SimRouter router) {
        boolean owner = router.config().isAddressOwner();
        router.reload(config(owner ? InstanceConfig.OWNER_PRIORITY : random.nextInt(1, 255)));
    }

    private void heal() {
        lan.weather(Weather.fine(delayNanos()));
        int count = lan.routers().size();
        for (int from = 0; from < count; from++)
            for (int to = 0; to < count; to++) lan.cut(from, to, false);
        for (SimRouter router : lan.routers()) {
            resume(router, random.nextBoolean());
            router.setLink(true);
            router.setTrack(new TrackTotals(random.nextInt(-100, 101), 0, 0));
            startIfDown(router);
        }
        // Old adverts that are still under way may speak for routers that are no more.
        lan.runUntil(lan.lastArrivalNanos());
    }

    /** Delays of a healthy LAN: small against any interval. */
    private long delayNanos() {
        return intervalMinNanos / 50;
    }

    private void settle() {
        int highest = highest(lan.routers());
        int slowest = preemption == Preemption.ALWAYS ? highest : 1;
        expectOneActiveAfter(3 * intervalMaxNanos + skewNanos(slowest), highest);
        lan.runUntil(lan.nowNanos() + 12 * intervalMaxNanos);
    }

    /** Stopped in good order: the next one follows after its skew, not after three intervals. */
    private void handOver() {
        lan.demandOneActive(false);
        SimRouter leaving = lan.actives().getFirst();
        leaving.stop();
        var rest = new ArrayList<>(lan.routers());
        rest.remove(leaving);
        int highest = highest(rest);
        expectOneActiveAfter(skewNanos(highest), highest);
        lan.runUntil(lan.nowNanos() + 4 * intervalMaxNanos);
    }

    private void expectOneActiveAfter(long electionNanos, int highest) {
        long boundNanos = electionNanos;
        if (preemption == Preemption.DELAYED) boundNanos += intervalMaxNanos + preemptDelayNanos;
        // Clocks are wrong by 1 % at most; two routers that fire together need one delay to see.
        lan.runUntil(lan.nowNanos() + boundNanos * 102 / 100 + 3 * delayNanos());
        List<SimRouter> actives = lan.actives();
        if (actives.size() != 1)
            throw new Violation(actives.size() + " routers are Active after healing");
        int priority = actives.getFirst().effectivePriority();
        if (preemption == Preemption.ALWAYS && priority != highest)
            throw new Violation("priority " + priority + " is Active instead of " + highest);
        lan.demandOneActive(true);
    }

    private static int highest(List<SimRouter> routers) {
        return routers.stream().mapToInt(SimRouter::effectivePriority).max().orElseThrow();
    }

    private long skewNanos(int priority) {
        long unit = version == 2 ? 1_000_000_000L : intervalMaxNanos;
        return (256 - priority) * unit / 256;
    }
}
