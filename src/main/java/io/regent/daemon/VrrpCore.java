package io.regent.daemon;

import io.regent.config.Configuration;
import io.regent.config.InstanceConfig;
import io.regent.config.TrackScriptConfig;
import io.regent.config.VirtualAddress;
import io.regent.net.IpAddress;
import io.regent.net.Link;
import io.regent.track.ScriptTracker;
import io.regent.vrrp.AdvertNotice;
import io.regent.vrrp.Conditions;
import io.regent.vrrp.DropReason;
import io.regent.vrrp.ReceiveResult;
import io.regent.vrrp.ReceivedPacket;
import io.regent.vrrp.Role;
import io.regent.vrrp.RouterState;
import io.regent.vrrp.VirtualRouter;
import io.regent.vrrp.VrrpAdvert;
import io.regent.vrrp.VrrpCounter;
import io.regent.vrrp.VrrpEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All virtual routers of this process, fed with events and carrying out their effects. Every method
 * is one turn: it returns within milliseconds and leaves nothing half done. One thread calls them,
 * with a clock that never goes back.
 */
public final class VrrpCore {

    private static final long RETRY_NANOS = 1_000_000_000L;

    private final Kernel kernel;
    private final ScriptPort scripts;
    private final VrrpObserver observer;
    private final LinkTable links = new LinkTable();
    private final Trackers trackers = new Trackers();
    private final List<Instance> instances = new ArrayList<>();
    private final Channels channels;
    private final EffectRunner effects;
    private Configuration configuration;
    private long retryNanos = Role.NEVER;

    public VrrpCore(
            Configuration configuration, Kernel kernel, ScriptPort scripts, VrrpObserver observer) {
        this.configuration = configuration;
        this.kernel = kernel;
        this.scripts = scripts;
        this.observer = observer;
        this.channels = new Channels(kernel, observer);
        this.effects = new EffectRunner(kernel, observer, links);
    }

    public List<Instance> instances() {
        return List.copyOf(instances);
    }

    public Configuration configuration() {
        return configuration;
    }

    /**
     * The earliest time at which {@link #timePassed} has something to do. A time that has passed
     * means at once.
     */
    public long deadlineNanos() {
        long earliest = Math.min(retryNanos, effects.deadlineNanos());
        for (Instance instance : instances)
            earliest = Math.min(earliest, instance.state().deadlineNanos());
        return earliest;
    }

    /**
     * @throws IOException when the kernel cannot even be asked for its links
     */
    public void start(long nowNanos) throws IOException {
        for (NetworkChange change : kernel.snapshot()) links.apply(change);
        trackers.configure(configuration);
        long notBeforeNanos = nowNanos + configuration.global().startupDelay().toNanos();
        for (InstanceConfig config : configuration.instances())
            startInstance(config, notBeforeNanos, nowNanos);
        scripts.run(trackers.running());
    }

    /**
     * Sends what has to be sent, removes what has to be removed. Nothing may be called afterwards.
     */
    public void stop(long nowNanos) {
        scripts.run(List.of());
        for (Instance instance : instances) {
            step(instance, new VrrpEvent.Shutdown(), nowNanos);
            channels.detach(instance, instances);
        }
        for (Instance instance : instances) observer.stopped(instance);
        instances.clear();
    }

    /**
     * Takes every address off this machine and tells the others, whatever state the routers are in:
     * the last thing to do with a core that has failed.
     */
    public void abandon() {
        for (Instance instance : instances) effects.abandon(instance);
        for (Instance instance : instances) instance.attach(0, null);
        channels.closeAll();
        scripts.run(List.of());
    }

    /** Whether a Backup takes over at that time unless it hears something before. */
    public boolean takesOverAt(long deadlineNanos) {
        for (int i = 0; i < instances.size(); i++) {
            if (takesOverAt(instances.get(i), deadlineNanos)) return true;
        }
        return false;
    }

    /**
     * Does once without effect what the take-over at that time will do in earnest. The code of a
     * take-over and what it reads have left the processor's caches since the last one; fetched a
     * moment before, they save half of the delay.
     */
    public void getReady(long deadlineNanos) {
        for (int i = 0; i < instances.size(); i++) {
            Instance instance = instances.get(i);
            if (!takesOverAt(instance, deadlineNanos)) continue;
            var event = new VrrpEvent.DeadlineReached();
            var step =
                    VirtualRouter.step(instance.config(), instance.state(), event, deadlineNanos);
            effects.rehearse(instance, step.effects());
            // One is enough: the others go the same way.
            return;
        }
    }

    private static boolean takesOverAt(Instance instance, long deadlineNanos) {
        var state = instance.state();
        return state.deadlineNanos() == deadlineNanos && state.role() instanceof Role.Backup;
    }

    public void timePassed(long nowNanos) {
        for (int i = 0; i < instances.size(); i++) {
            Instance instance = instances.get(i);
            long lateNanos = nowNanos - instance.state().deadlineNanos();
            if (lateNanos < 0) continue;
            boolean late = lateNanos > instance.config().advertInterval().toNanos() / 2;
            if (late && instance.state().isActive()) observer.advertLate(instance, lateNanos);
            step(instance, new VrrpEvent.DeadlineReached(), nowNanos);
        }
        effects.announceDue(nowNanos);
        if (nowNanos >= retryNanos) {
            retryNanos = Role.NEVER;
            refreshConditions(nowNanos);
            restoreMissing(nowNanos);
        }
    }

    /**
     * One packet from a channel of {@link Kernel#open}; {@code bytes} is read during the call only.
     */
    public void packetReceived(
            Kernel.AdvertChannel channel,
            byte[] bytes,
            int lengthBytes,
            boolean truncated,
            long nowNanos) {
        var packet = new ReceivedPacket(bytes, lengthBytes, truncated);
        var damage = packet.damage();
        if (damage.isPresent()) {
            dropUnassigned(channel, damage.get(), Optional.empty());
            return;
        }
        for (int i = 0; i < instances.size(); i++) {
            Instance instance = instances.get(i);
            if (channel.equals(instance.channel()) && instance.config().vrid() == packet.vrid()) {
                receive(instance, packet, nowNanos);
                return;
            }
        }
        dropUnassigned(channel, DropReason.UNKNOWN_VRID, Optional.of(packet));
    }

    /** What the kernel reported, in its order. */
    public void networkChanged(List<NetworkChange> changes, long nowNanos) {
        boolean overrun = false;
        boolean addressGone = false;
        for (NetworkChange change : changes) {
            if (change instanceof NetworkChange.LinkSeen(var link)) reportChange(link);
            links.apply(change);
            overrun |= change instanceof NetworkChange.Overrun;
            addressGone |= change instanceof NetworkChange.AddressGone;
        }
        if (overrun) readAgain(nowNanos);
        refreshConditions(nowNanos);
        if (addressGone || overrun) restoreMissing(nowNanos);
    }

    private void reportChange(Link now) {
        boolean wasUsable = links.byIndex(now.ifIndex()).map(Link::isUsable).orElse(false);
        if (wasUsable == now.isUsable()) return;
        for (Instance instance : instances) {
            if (!instance.config().interfaceName().equals(now.name())) continue;
            observer.linkChanged(now.name(), now.isUsable());
            return;
        }
    }

    /** The result of one run of a track script. */
    public void scriptFinished(String script, boolean succeeded, long nowNanos) {
        var changed = trackers.scriptFinished(script, succeeded);
        if (changed.isEmpty()) return;
        observer.scriptChanged(script, changed.get());
        refreshConditions(nowNanos);
    }

    /**
     * Goes over to another configuration. A router whose configuration is the same is not touched
     * at all; one that is still there keeps its state.
     */
    public void reload(Configuration next, long nowNanos) {
        configuration = next;
        trackers.configure(next);
        var old = new HashMap<InstanceConfig.Identity, Instance>();
        for (Instance instance : instances) old.put(instance.config().identity(), instance);
        var kept = new ArrayList<Instance>();
        var added = new ArrayList<InstanceConfig>();
        for (InstanceConfig config : next.instances()) {
            Instance instance = old.remove(config.identity());
            if (instance == null) added.add(config);
            else kept.add(instance);
        }
        for (Instance gone : old.values()) removeInstance(gone, nowNanos);
        for (Instance instance : kept) reconfigure(instance, next, nowNanos);
        for (InstanceConfig config : added) startInstance(config, nowNanos, nowNanos);
        scripts.run(trackers.running());
        refreshConditions(nowNanos);
    }

    private void startInstance(InstanceConfig config, long notBeforeNanos, long nowNanos) {
        var instance = new Instance(config);
        instances.add(instance);
        attach(instance, nowNanos);
        instance.become(
                VirtualRouter.step(
                                config,
                                instance.state(),
                                new VrrpEvent.ConditionsChanged(conditionsOf(instance)),
                                nowNanos)
                        .state(),
                nowNanos);
        step(instance, new VrrpEvent.Startup(notBeforeNanos), nowNanos);
    }

    private void removeInstance(Instance instance, long nowNanos) {
        Role last = instance.state().role();
        step(instance, new VrrpEvent.Shutdown(), nowNanos);
        instances.remove(instance);
        channels.detach(instance, instances);
        observer.removed(instance, last);
    }

    private void reconfigure(Instance instance, Configuration next, long nowNanos) {
        InstanceConfig previous = instance.config();
        for (InstanceConfig config : next.instances()) {
            if (!config.identity().equals(previous.identity()) || config.equals(previous)) continue;
            instance.reconfigure(config);
            step(instance, new VrrpEvent.ConfigChanged(previous), nowNanos);
        }
    }

    private void receive(Instance instance, ReceivedPacket packet, long nowNanos) {
        var result = instance.checks().check(packet, instance.state());
        instance.counters().add(result);
        switch (result) {
            case ReceiveResult.Dropped dropped ->
                    observer.packetDropped(instance.name(), Optional.of(packet.source()), dropped);
            case ReceiveResult.Accepted(var source, var advert, var notices) -> {
                for (AdvertNotice notice : notices)
                    observer.advertNoticed(instance, source, notice);
                if (advert.priority() == VrrpAdvert.RELEASE)
                    observer.releaseHeard(instance, source);
                step(instance, new VrrpEvent.AdvertReceived(source, advert), nowNanos);
            }
        }
    }

    private void dropUnassigned(
            Kernel.AdvertChannel channel, DropReason reason, Optional<ReceivedPacket> packet) {
        int vrid = packet.isPresent() ? packet.get().vrid() : 0;
        var source = packet.map(ReceivedPacket::source);
        channels.count(reason);
        observer.packetDropped(
                channels.nameOf(channel), source, new ReceiveResult.Dropped(reason, vrid, vrid));
    }

    private void step(Instance instance, VrrpEvent event, long nowNanos) {
        RouterState before = instance.state();
        int priorityBefore = instance.effectivePriority();
        var step = VirtualRouter.step(instance.config(), before, event, nowNanos);
        instance.become(step.state(), nowNanos);
        if (!effects.run(instance, step.effects(), event)) retryNanos = nowNanos + RETRY_NANOS;
        Role from = before.role();
        if (!from.getClass().equals(step.state().role().getClass())) {
            if (instance.state().isActive()) instance.counters().add(VrrpCounter.BECAME_ACTIVE);
            if (before.isActive()) instance.counters().add(VrrpCounter.RELEASED_ACTIVE);
            observer.roleChanged(instance, from, event);
        }
        int priorityNow = instance.effectivePriority();
        if (priorityNow != priorityBefore)
            observer.priorityChanged(instance, priorityBefore, priorityNow);
        effects.announceDue(nowNanos);
    }

    private void readAgain(long nowNanos) {
        try {
            var snapshot = kernel.snapshot();
            links.clear();
            for (NetworkChange change : snapshot) links.apply(change);
        } catch (IOException e) {
            observer.refused("", "reading links and addresses", Objects.toString(e.getMessage()));
            retryNanos = nowNanos + RETRY_NANOS;
        }
    }

    private void refreshConditions(long nowNanos) {
        for (int i = 0; i < instances.size(); i++) {
            Instance instance = instances.get(i);
            attach(instance, nowNanos);
            var now = conditionsOf(instance);
            if (!now.equals(instance.state().conditions())) {
                step(instance, new VrrpEvent.ConditionsChanged(now), nowNanos);
            }
        }
    }

    private void attach(Instance instance, long nowNanos) {
        Optional<Link> link = links.byName(instance.config().interfaceName());
        if (!channels.attach(instance, link.orElse(null), instances))
            retryNanos = nowNanos + RETRY_NANOS;
    }

    private Conditions conditionsOf(Instance instance) {
        @Nullable Link link = links.byIndex(instance.ifIndex()).orElse(null);
        boolean usable = link != null && link.isUsable() && instance.channel() != null;
        return new Conditions(
                usable, sourceOf(instance), trackers.totals(instance.config(), links));
    }

    /** The configured source, or the link's first address that no virtual router of ours brings. */
    private Optional<IpAddress> sourceOf(Instance instance) {
        if (instance.config().source().isPresent()) return instance.config().source();
        var real = links.primaryAddress(instance.ifIndex(), this::isVirtual);
        if (real.isPresent() || !instance.config().isAddressOwner()) return real;
        return links.primaryAddress(instance.ifIndex(), _ -> false);
    }

    private boolean isVirtual(IpAddress address) {
        for (Instance instance : instances) if (instance.carries(address)) return true;
        return false;
    }

    private void restoreMissing(long nowNanos) {
        for (int i = 0; i < instances.size(); i++) {
            Instance instance = instances.get(i);
            if (!instance.state().isActive()) continue;
            for (VirtualAddress missing : effects.missing(instance)) {
                step(instance, new VrrpEvent.AddressLost(missing), nowNanos);
            }
        }
    }

    /** The scripts that are run for some instance. */
    public List<TrackScriptConfig> trackedScripts() {
        return trackers.running();
    }

    /** How each of {@link #trackedScripts()} stands, by name. */
    public Map<String, ScriptTracker> scriptStates() {
        return trackers.states();
    }

    /** All links of the machine, as last reported. */
    public List<Link> links() {
        return links.all();
    }

    /** Packets that were dropped before it was known which virtual router they were for. */
    public Map<DropReason, Long> unassignedDrops() {
        return channels.drops();
    }
}
