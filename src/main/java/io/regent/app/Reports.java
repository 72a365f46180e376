package io.regent.app;

import io.regent.config.GlobalConfig;
import io.regent.config.VirtualAddress;
import io.regent.daemon.Instance;
import io.regent.daemon.VrrpObserver;
import io.regent.net.IpAddress;
import io.regent.notify.Notification;
import io.regent.notify.NotifyRunner;
import io.regent.notify.NotifyState;
import io.regent.observe.Log;
import io.regent.observe.OncePer;
import io.regent.track.Condition;
import io.regent.vrrp.AdvertNotice;
import io.regent.vrrp.DropReason;
import io.regent.vrrp.ReceiveResult;
import io.regent.vrrp.Role;
import io.regent.vrrp.VrrpEvent;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells people and scripts what the core reports: log lines in keepalived's words, and notify
 * scripts.
 */
final class Reports implements VrrpObserver {

    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int PEERS_REMEMBERED = 256;

    /** What is logged once in a while, besides drops and notices. */
    private enum Repeated {
        REFUSED_BY_KERNEL,
        LOWER_PRIORITY,
        ADDRESS_RESTORED
    }

    private final Log log;
    private final NotifyRunner notifier;
    private final boolean detail;
    private volatile boolean logUnknownVrids;
    private final OncePer<DropReason, String> drops =
            new OncePer<>(DropReason.class, QUIET, PEERS_REMEMBERED);
    private final OncePer<AdvertNotice, String> notices =
            new OncePer<>(AdvertNotice.class, QUIET, PEERS_REMEMBERED);
    private final OncePer<Repeated, String> repeated =
            new OncePer<>(Repeated.class, QUIET, PEERS_REMEMBERED);

    /**
     * @param detail each gratuitous ARP is logged
     */
    Reports(Log log, NotifyRunner notifier, boolean detail) {
        this.log = log;
        this.notifier = notifier;
        this.detail = detail;
    }

    /** From any thread. */
    void configure(GlobalConfig global) {
        logUnknownVrids = global.logUnknownVrids();
    }

    @Override
    public void roleChanged(Instance instance, Role from, VrrpEvent cause) {
        RoleText.cause(instance, from, cause).ifPresent(text -> say(instance, text));
        RoleText.entering(instance, from).ifPresent(text -> say(instance, text));
        notifyState(instance, cause).ifPresent(state -> tell(instance, state));
    }

    @Override
    public void priorityChanged(Instance instance, int before, int now) {
        say(instance, "Changing effective priority from " + before + " to " + now);
    }

    @Override
    public void lowerPriorityHeard(Instance instance, IpAddress source, int priority) {
        tell(instance, NotifyState.RECEIVED_LOWER_PRIORITY);
        String peer = instance.name() + source;
        int suppressed = repeated.admit(Repeated.LOWER_PRIORITY, peer, System.nanoTime());
        if (suppressed < 0) return;
        String theirs = "Received advert from " + source + " with lower priority " + priority;
        say(instance, theirs + ", ours " + instance.effectivePriority() + again(suppressed));
    }

    @Override
    public void packetDropped(
            String where, Optional<IpAddress> source, ReceiveResult.Dropped dropped) {
        if (dropped.reason() == DropReason.UNKNOWN_VRID && !logUnknownVrids) return;
        String peer = source.isPresent() ? source.get().toString() : "?";
        int suppressed = drops.admit(dropped.reason(), where + peer, System.nanoTime());
        if (suppressed < 0) return;
        log.warning(
                "("
                        + where
                        + ") dropped packet from "
                        + peer
                        + ": "
                        + dropped.text()
                        + again(suppressed));
    }

    @Override
    public void advertNoticed(Instance instance, IpAddress source, AdvertNotice notice) {
        int suppressed = notices.admit(notice, instance.name() + source, System.nanoTime());
        if (suppressed >= 0)
            say(instance, "advert from " + source + ": " + notice.text() + again(suppressed));
    }

    @Override
    public void addressRestored(Instance instance, VirtualAddress address) {
        String which = instance.name() + address.local();
        int suppressed = repeated.admit(Repeated.ADDRESS_RESTORED, which, System.nanoTime());
        if (suppressed < 0) return;
        String text = "address " + address.local() + " was deleted by somebody else; put back";
        log.warning("(" + instance.name() + ") " + text + again(suppressed));
    }

    @Override
    public void announced(Instance instance, VirtualAddress address) {
        if (detail)
            log.info(
                    "Sending gratuitous ARP on "
                            + deviceOf(instance, address)
                            + " for "
                            + address.address());
    }

    @Override
    public void refused(String who, String what, String reason) {
        int suppressed =
                repeated.admit(Repeated.REFUSED_BY_KERNEL, who + what + reason, System.nanoTime());
        if (suppressed < 0) return;
        String instance = who.isEmpty() ? "" : "(" + who + ") ";
        log.error(instance + "the kernel refused " + what + ": " + reason + again(suppressed));
    }

    @Override
    public void scriptChanged(String script, Condition condition) {
        log.info(
                "VRRP_Script("
                        + script
                        + ") "
                        + (condition == Condition.GOOD ? "succeeded" : "failed"));
    }

    @Override
    public void removed(Instance instance, Role last) {
        boolean wasFault = last instanceof Role.Fault;
        boolean asDeleted = instance.config().notifyScripts().deleted().isPresent();
        if (asDeleted) tell(instance, NotifyState.DELETED);
        else if (!wasFault) tell(instance, NotifyState.REMOVED);
        say(instance, "removed by reload");
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
        notifier.tell(
                new Notification(
                        instance.name(),
                        instance.config().notifyScripts(),
                        state,
                        instance.effectivePriority()));
    }

    private void say(Instance instance, String text) {
        log.info("(" + instance.name() + ") " + text);
    }

    private static String deviceOf(Instance instance, VirtualAddress address) {
        return address.dev().orElse(instance.config().interfaceName());
    }

    private static String again(int suppressed) {
        return suppressed == 0 ? "" : " (and " + suppressed + " more like it)";
    }
}
