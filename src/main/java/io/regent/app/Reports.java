package io.regent.app;

import io.regent.config.GlobalConfig;
import io.regent.config.VirtualAddress;
import io.regent.daemon.Instance;
import io.regent.daemon.VrrpObserver;
import io.regent.mail.MailState;
import io.regent.net.IpAddress;
import io.regent.notify.FifoLine;
import io.regent.notify.Notification;
import io.regent.notify.NotifyRunner;
import io.regent.notify.NotifyState;
import io.regent.notify.StateFifos;
import io.regent.observe.Log;
import io.regent.observe.OncePer;
import io.regent.observe.PacketLog;
import io.regent.observe.VrrpLogText;
import io.regent.script.ScriptEnd;
import io.regent.track.Condition;
import io.regent.trackio.TrackLogText;
import io.regent.vrrp.AdvertNotice;
import io.regent.vrrp.ReceiveResult;
import io.regent.vrrp.Role;
import io.regent.vrrp.VrrpEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells people and scripts what the core reports: log lines in keepalived's words, and notify
 * scripts.
 */
final class Reports implements VrrpObserver {

    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int CAUSES_REMEMBERED = 256;

    /** What is logged once in a while, besides drops and notices. */
    private enum Repeated {
        REFUSED_BY_KERNEL,
        LOWER_PRIORITY,
        ADDRESS_RESTORED,
        ADVERT_LATE
    }

    private final Log log;
    private final NotifyRunner notifier;
    private final StateFifos fifos;
    private final Companionship companionship;
    private final boolean detail;
    private final PacketLog packets;
    private final Map<String, ScriptEnd> scriptEnds = new ConcurrentHashMap<>();
    private final OncePer<Repeated, String> repeated =
            new OncePer<>(Repeated.class, QUIET, CAUSES_REMEMBERED);

    /**
     * @param detail what happens to addresses is logged, with each gratuitous ARP
     */
    Reports(
            Log log,
            NotifyRunner notifier,
            StateFifos fifos,
            Companionship companionship,
            boolean detail) {
        this.log = log;
        this.notifier = notifier;
        this.fifos = fifos;
        this.companionship = companionship;
        this.packets = new PacketLog(log);
        this.detail = detail;
    }

    /** From any thread. */
    void configure(GlobalConfig global) {
        packets.logUnknownVrids(global.logUnknownVrids());
    }

    /** Before the core hears of it. From any thread. */
    void scriptEnded(String script, ScriptEnd end) {
        scriptEnds.put(script, end);
    }

    @Override
    public void roleChanged(Instance instance, Role from, VrrpEvent cause) {
        var lines =
                VrrpLogText.roleChanged(
                        instance.config(),
                        from,
                        cause,
                        instance.state().role(),
                        instance.effectivePriority(),
                        instance.fault(),
                        detail);
        for (String line : lines) log.info(line);
        companionship.roleChanged(
                new CompanionMessage.RoleChanged(
                        instance.name(), instance.config().vrid(), instance.state().isActive()));
        boolean weighted = instance.effectivePriority() != instance.config().priority();
        if (cause instanceof VrrpEvent.Startup && weighted) tellPriority(instance);
        notifyState(instance, cause).ifPresent(state -> tell(instance, state));
    }

    @Override
    public void priorityChanged(Instance instance, int before, int now) {
        log.info(VrrpLogText.priorityChanged(instance.name(), before, now));
        tellPriority(instance);
    }

    private void tellPriority(Instance instance) {
        if (!instance.config().notifyPriorityChanges()) return;
        boolean active = instance.state().isActive();
        fifos.write(
                FifoLine.priorityChanged(instance.name(), active, instance.effectivePriority()));
    }

    @Override
    public void lowerPriorityHeard(Instance instance, IpAddress source, int priority) {
        tell(instance, NotifyState.RECEIVED_LOWER_PRIORITY);
        String peer = instance.name() + source;
        int suppressed = repeated.admit(Repeated.LOWER_PRIORITY, peer, System.nanoTime());
        if (suppressed < 0) return;
        int ours = instance.effectivePriority();
        String text = VrrpLogText.lowerPriorityHeard(instance.name(), source, priority, ours);
        log.info(text + again(suppressed));
    }

    @Override
    public void releaseHeard(Instance instance, IpAddress source) {
        log.info(VrrpLogText.releaseHeard(instance.name(), instance.state().isActive()));
    }

    @Override
    public void linkChanged(String linkName, boolean usable) {
        log.info(VrrpLogText.linkChanged(linkName, usable));
    }

    @Override
    public void packetDropped(
            String where, Optional<IpAddress> source, ReceiveResult.Dropped dropped) {
        packets.dropped(where, source, dropped, System.nanoTime());
    }

    @Override
    public void advertNoticed(Instance instance, IpAddress source, AdvertNotice notice) {
        packets.noticed(instance.name(), source, notice, System.nanoTime());
    }

    @Override
    public void addressRestored(Instance instance, VirtualAddress address) {
        String which = instance.name() + address.local();
        int suppressed = repeated.admit(Repeated.ADDRESS_RESTORED, which, System.nanoTime());
        if (suppressed < 0) return;
        String device = deviceOf(instance, address);
        String text = VrrpLogText.addressRestored(instance.name(), address.address(), device);
        log.warning(text + again(suppressed));
    }

    @Override
    public void advertLate(Instance instance, long lateNanos) {
        int suppressed = repeated.admit(Repeated.ADVERT_LATE, instance.name(), System.nanoTime());
        if (suppressed < 0) return;
        log.warning(VrrpLogText.advertLate(instance.name(), lateNanos) + again(suppressed));
    }

    @Override
    public void announced(Instance instance, VirtualAddress address) {
        if (!detail) return;
        log.info(VrrpLogText.announced(deviceOf(instance, address), address.address()));
    }

    @Override
    public void refused(String who, String what, String reason) {
        int suppressed =
                repeated.admit(Repeated.REFUSED_BY_KERNEL, who + what + reason, System.nanoTime());
        if (suppressed < 0) return;
        log.error(VrrpLogText.refused(who, what, reason) + again(suppressed));
    }

    @Override
    public void scriptChanged(String script, Condition condition) {
        ScriptEnd last = scriptEnds.getOrDefault(script, new ScriptEnd.Exited(0));
        boolean good = condition == Condition.GOOD;
        log.info(good ? TrackLogText.succeeded(script) : TrackLogText.failed(script, last));
    }

    @Override
    public void removed(Instance instance, Role last) {
        boolean wasFault = last instanceof Role.Fault;
        boolean asDeleted = instance.config().notifyScripts().deleted().isPresent();
        if (asDeleted) tell(instance, NotifyState.DELETED);
        else if (!wasFault) tell(instance, NotifyState.REMOVED);
        log.info(VrrpLogText.removedByReload(instance.name()));
    }

    @Override
    public void stopped(Instance instance) {
        tell(instance, NotifyState.STOP);
    }

    private static Optional<NotifyState> notifyState(Instance instance, VrrpEvent cause) {
        if (cause instanceof VrrpEvent.Shutdown) return Optional.empty();
        return switch (instance.state().role()) {
            case Role.Active _ -> Optional.of(NotifyState.MASTER);
            case Role.Backup _ -> Optional.of(NotifyState.BACKUP);
            case Role.Fault _ -> Optional.of(NotifyState.FAULT);
            case Role.Initialize _ -> Optional.empty();
        };
    }

    private void tell(Instance instance, NotifyState state) {
        var notification =
                new Notification(
                        instance.name(),
                        instance.config().notifyScripts(),
                        state,
                        instance.effectivePriority());
        notifier.tell(notification);
        fifos.write(FifoLine.of(notification));
        var mailed = mailState(state);
        if (mailed.isPresent()) {
            companionship.tell(new CompanionMessage.InstanceNews(instance.name(), mailed.get()));
        }
    }

    private static Optional<MailState> mailState(NotifyState state) {
        return switch (state) {
            case MASTER -> Optional.of(MailState.MASTER);
            case BACKUP -> Optional.of(MailState.BACKUP);
            case FAULT, REMOVED -> Optional.of(MailState.FAULT);
            case STOP -> Optional.of(MailState.STOP);
            case DELETED -> Optional.of(MailState.DELETED);
            case RECEIVED_LOWER_PRIORITY -> Optional.empty();
        };
    }

    private static String deviceOf(Instance instance, VirtualAddress address) {
        return address.dev().orElse(instance.config().interfaceName());
    }

    private static String again(int suppressed) {
        return suppressed == 0 ? "" : " (and " + suppressed + " more like it)";
    }
}
