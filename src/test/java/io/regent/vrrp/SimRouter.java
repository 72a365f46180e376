package io.regent.vrrp;

import io.regent.config.InstanceConfig;
import io.regent.config.VirtualAddress;
import io.regent.net.IpAddress;
import io.regent.track.TrackTotals;
import io.regent.vrrp.ReceiveResult.Accepted;
import io.regent.vrrp.VrrpEffect.AnnounceAddresses;
import io.regent.vrrp.VrrpEffect.CancelAnnouncements;
import io.regent.vrrp.VrrpEffect.InstallAddresses;
import io.regent.vrrp.VrrpEffect.RemoveAddresses;
import io.regent.vrrp.VrrpEffect.ReportLowerPriority;
import io.regent.vrrp.VrrpEffect.SendAdvert;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A machine on a {@link SimLan}: a clock that drifts, a kernel that keeps addresses even when the
 * process is killed, and one virtual router, whose every step is checked against what must always
 * hold.
 */
final class SimRouter {

    private static final int INBOX_MAX = 50;
    private static final long MILLION = 1_000_000;

    private final SimLan lan;
    private final String name;
    private final IpAddress address;
    private final long clockOffsetNanos;
    private final long clockPpm;
    private InstanceConfig config;
    private AdvertEncoder encoder;
    private ReceiveChecks checks;
    private RouterState state = RouterState.INITIAL;
    private final byte[] packet = new byte[AdvertEncoder.MAX_BYTES];

    private final Set<VirtualAddress> installed = new HashSet<>();
    private boolean announcing;
    private boolean linkUp = true;
    private TrackTotals track = TrackTotals.NONE;
    private Conditions told = Conditions.UNKNOWN;
    private long lastAdvertNanos;
    private long silenceMaxNanos;
    private boolean running;
    private boolean paused;
    private final Deque<SimLan.Packet> inbox = new ArrayDeque<>();

    SimRouter(SimLan lan, int number, InstanceConfig config, long offsetNanos, long clockPpm) {
        this.lan = lan;
        this.name = "r" + number;
        this.address = IpAddress.v4(0x0a090900 + number);
        this.config = config;
        this.encoder = new AdvertEncoder(config);
        this.checks = new ReceiveChecks(config);
        this.clockOffsetNanos = offsetNanos;
        this.clockPpm = clockPpm;
        this.silenceMaxNanos = 4 * Timing.advertIntervalNanos(config);
    }

    String name() {
        return name;
    }

    InstanceConfig config() {
        return config;
    }

    boolean isRunning() {
        return running;
    }

    boolean isPaused() {
        return paused;
    }

    boolean isLinkUp() {
        return linkUp;
    }

    boolean isActive() {
        return running && state.isActive();
    }

    int effectivePriority() {
        return VirtualRouter.effectivePriority(config, state);
    }

    Set<VirtualAddress> installed() {
        return installed;
    }

    /** The time of the LAN at which the router's own clock shows its deadline. */
    long dueNanos() {
        long deadline = state.deadlineNanos();
        if (!running || paused || deadline == Role.NEVER) return Role.NEVER;
        long rate = MILLION + clockPpm;
        return ((deadline - clockOffsetNanos) * MILLION + rate - 1) / rate;
    }

    void start() {
        running = true;
        state = RouterState.INITIAL;
        encoder = new AdvertEncoder(config);
        announcing = false;
        tellConditions();
        feed(new VrrpEvent.Startup(0));
    }

    void stop() {
        feed(new VrrpEvent.Shutdown());
        must(installed.isEmpty(), "addresses are left after the end", "shutdown");
        must(state.deadlineNanos() == Role.NEVER, "a stopped router has a deadline", "shutdown");
        running = false;
    }

    /** The process is gone, the addresses in the kernel are not. */
    void crash() {
        running = false;
        paused = false;
        inbox.clear();
    }

    void pause() {
        paused = true;
    }

    /** Which comes first after a pause, packets or timers, is the shell's business: try both. */
    void resume(boolean packetsFirst) {
        paused = false;
        if (!packetsFirst && state.deadlineNanos() <= localNanos()) serveDeadline();
        while (!inbox.isEmpty()) receive(inbox.poll());
    }

    void serveDeadline() {
        feed(new VrrpEvent.DeadlineReached());
    }

    void receive(SimLan.Packet packet) {
        if (!running || !linkUp) return;
        if (paused) {
            if (inbox.size() < INBOX_MAX) inbox.add(packet);
            return;
        }
        var received = new ReceivedPacket(packet.bytes(), packet.bytes().length, false);
        if (received.damage().isPresent() || received.vrid() != config.vrid()) return;
        if (checks.check(received, state) instanceof Accepted(var source, var advert, _)) {
            must(!packet.corrupt(), "a corrupt packet was accepted", "advert from " + source);
            must(!source.equals(address), "an own advert was accepted", "reflected advert");
            feed(new VrrpEvent.AdvertReceived(source, advert));
        }
    }

    void setLink(boolean up) {
        linkUp = up;
        tellConditions();
    }

    void setTrack(TrackTotals totals) {
        track = totals;
        tellConditions();
    }

    private void tellConditions() {
        if (!running || paused) return;
        told = new Conditions(linkUp, Optional.of(address), track);
        feed(new VrrpEvent.ConditionsChanged(told));
    }

    /** What changed while the process was stopped, it learns when it runs again. */
    void catchUp() {
        tellConditions();
    }

    void loseAddress(VirtualAddress lost) {
        if (paused || !installed.remove(lost)) return;
        if (running) feed(new VrrpEvent.AddressLost(lost));
    }

    void reload(InstanceConfig next) {
        if (!running || paused) return;
        var previous = config;
        config = next;
        silenceMaxNanos = Math.max(silenceMaxNanos, 4 * Timing.advertIntervalNanos(next));
        encoder = encoder.reloaded(next);
        checks = new ReceiveChecks(next);
        feed(new VrrpEvent.ConfigChanged(previous));
    }

    private void feed(VrrpEvent event) {
        var before = state;
        var step = lan.election().step(config, state, event, localNanos());
        state = step.state();
        lan.note(() -> name + " " + event + " -> " + state.role() + " " + step.effects());
        for (VrrpEffect effect : step.effects()) carryOut(effect, event, before);
        checkState(event);
    }

    private void carryOut(VrrpEffect effect, VrrpEvent event, RouterState before) {
        switch (effect) {
            case InstallAddresses(var addresses) -> {
                must(state.isActive(), "installs addresses and is not Active", event);
                installed.addAll(addresses);
            }
            case RemoveAddresses(var addresses) -> {
                must(state.isActive() || !announcing, "removes what it still announces", event);
                addresses.forEach(installed::remove);
            }
            case SendAdvert(int priority) when priority == VrrpAdvert.RELEASE -> {
                must(installed.isEmpty(), "releases addresses that it still has", event);
                must(before.isActive() && !state.isActive(), "releases what it has not", event);
                must(mayRelease(event), "releases for no reason", event);
                send(priority);
            }
            case SendAdvert(int priority) -> {
                must(hasAll(), "claims addresses that are not installed", event);
                boolean own = priority == effectivePriority();
                must(own || before.isActive(), "advertises a priority that is not its own", event);
                long silence = localNanos() - lastAdvertNanos;
                boolean goesOn = before.isActive() && state.isActive();
                must(!goesOn || silence <= silenceMaxNanos, "speaks after long silence", event);
                lastAdvertNanos = localNanos();
                send(priority);
            }
            case AnnounceAddresses(var addresses, int repeat) -> {
                must(state.isActive(), "announces and is not Active", event);
                must(installed.containsAll(addresses), "announces what is not installed", event);
                must(repeat > 0, "announces nothing", event);
                announcing = true;
            }
            case CancelAnnouncements() -> announcing = false;
            case ReportLowerPriority() -> must(before.isActive(), "reports as Backup", event);
        }
    }

    private static boolean mayRelease(VrrpEvent event) {
        return event instanceof VrrpEvent.Shutdown
                || event instanceof VrrpEvent.ConditionsChanged
                || event instanceof VrrpEvent.ConfigChanged;
    }

    /** What holds after every event. */
    private void checkState(VrrpEvent event) {
        if (state.isActive()) must(hasAll(), "is Active without all its addresses", event);
        else if (!state.role().equals(Role.Initialize.STOPPED))
            must(installed.isEmpty(), "has addresses and is not Active", event);
        must(state.isActive() || !announcing, "announces after being Active", event);
        boolean faulty = VirtualRouter.isFaulty(config, told);
        must(!state.isActive() || !faulty, "is Active with a fault", event);
        boolean waits = state.isActive() || state.role() instanceof Role.Backup;
        must(!waits || state.deadlineNanos() != Role.NEVER, "waits without a deadline", event);
        must(
                state.deadlineNanos() > localNanos()
                        || !(event instanceof VrrpEvent.DeadlineReached),
                "wants to be woken in the past",
                event);
    }

    private boolean hasAll() {
        return installed.size() == config.virtualAddresses().size()
                && installed.containsAll(config.virtualAddresses());
    }

    private void send(int priority) {
        int length = encoder.encode(address, priority, packet);
        lan.send(this, Arrays.copyOf(packet, length));
    }

    private long localNanos() {
        long now = lan.nowNanos();
        return clockOffsetNanos + now * (MILLION + clockPpm) / MILLION;
    }

    private void must(boolean condition, String violation, Object event) {
        if (!condition) throw new SimLan.Violation(name + " " + violation + " at " + event);
    }

    /** Addresses that all routers share. */
    static List<String> addresses() {
        return List.of("10.9.9.100", "10.9.9.101");
    }
}
