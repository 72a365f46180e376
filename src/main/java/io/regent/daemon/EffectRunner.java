package io.regent.daemon;

import io.regent.config.VirtualAddress;
import io.regent.net.MacAddress;
import io.regent.vrrp.AdvertEncoder;
import io.regent.vrrp.VrrpAdvert;
import io.regent.vrrp.VrrpCounter;
import io.regent.vrrp.VrrpEffect;
import io.regent.vrrp.VrrpEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Carries out what the election decided, in its order, and keeps count. */
final class EffectRunner {

    /** No kernel counts its links so far. */
    private static final int NO_LINK = Integer.MAX_VALUE;

    private final Kernel kernel;
    private final VrrpObserver observer;
    private final LinkTable links;
    private final AnnouncementQueue announcements = new AnnouncementQueue();
    private final byte[] packet = new byte[AdvertEncoder.MAX_BYTES];

    EffectRunner(Kernel kernel, VrrpObserver observer, LinkTable links) {
        this.kernel = kernel;
        this.observer = observer;
        this.links = links;
    }

    long deadlineNanos() {
        return announcements.deadlineNanos();
    }

    /**
     * Announcements are only queued: {@link #announceDue} sends them.
     *
     * @return false when an address could not be installed, and another try makes sense
     */
    boolean run(Instance instance, List<VrrpEffect> effects, VrrpEvent cause) {
        boolean complete = true;
        for (int i = 0; i < effects.size(); i++) {
            switch (effects.get(i)) {
                case VrrpEffect.SendAdvert(int priority) -> send(instance, priority);
                case VrrpEffect.InstallAddresses(var addresses) ->
                        complete &= install(instance, addresses);
                case VrrpEffect.RemoveAddresses(var addresses) -> remove(instance, addresses);
                case VrrpEffect.AnnounceAddresses(var addresses, int repeat) ->
                        announcements.add(instance, placed(instance, addresses), repeat);
                case VrrpEffect.CancelAnnouncements _ -> announcements.cancel(instance);
                case VrrpEffect.ReportLowerPriority _ -> {
                    if (cause instanceof VrrpEvent.AdvertReceived(var source, var advert)) {
                        observer.lowerPriorityHeard(instance, source, advert.priority());
                    }
                }
            }
        }
        if (cause instanceof VrrpEvent.AddressLost(var address) && !effects.isEmpty()) {
            observer.addressRestored(instance, address);
        }
        return complete;
    }

    /**
     * Nothing leaves this machine, and the kernel refuses addresses on a link that is not there.
     */
    void rehearse(Instance instance, List<VrrpEffect> effects) {
        for (VrrpEffect effect : effects) {
            var source = instance.state().conditions().primaryAddress();
            if (effect instanceof VrrpEffect.SendAdvert(int priority) && source.isPresent())
                instance.encoder().encode(source.get(), priority, packet);
            if (effect instanceof VrrpEffect.InstallAddresses(var addresses))
                kernel.install(placedNowhere(addresses));
        }
    }

    /** The first address only: the others go the same way, and a thousand would take too long. */
    private List<Kernel.PlacedAddress> placedNowhere(List<VirtualAddress> addresses) {
        if (addresses.isEmpty()) return List.of();
        return List.of(new Kernel.PlacedAddress(NO_LINK, addresses.getFirst()));
    }

    void announceDue(long nowNanos) {
        if (nowNanos < announcements.deadlineNanos()) return;
        var frames = new ArrayList<Kernel.Announcement>();
        for (var due : announcements.take(nowNanos)) {
            MacAddress mac = announcingMac(due.ifIndex());
            if (mac == null) continue;
            frames.add(new Kernel.Announcement(due.ifIndex(), mac, due.address().address()));
            observer.announced(due.instance(), due.address());
        }
        for (String reason : kernel.announce(frames))
            observer.refused("", "gratuitous ARP", reason);
    }

    /** Addresses that should be in the kernel and, as far as its reports go, are not. */
    List<VirtualAddress> missing(Instance instance) {
        var missing = new ArrayList<VirtualAddress>();
        for (var placed : placed(instance, instance.config().allAddresses())) {
            if (!links.has(placed.ifIndex(), placed.address().local()))
                missing.add(placed.address());
        }
        return missing;
    }

    void abandon(Instance instance) {
        announcements.cancel(instance);
        kernel.remove(placed(instance, instance.config().allAddresses()));
        if (instance.state().isActive()) send(instance, VrrpAdvert.RELEASE);
    }

    private void send(Instance instance, int priority) {
        var channel = instance.channel();
        var source = instance.state().conditions().primaryAddress();
        if (channel == null || source.isEmpty()) return;
        int lengthBytes = instance.encoder().encode(source.get(), priority, packet);
        try {
            channel.send(packet, lengthBytes);
        } catch (IOException e) {
            observer.refused(instance.name(), "advert", Objects.toString(e.getMessage()));
            return;
        }
        instance.counters().add(VrrpCounter.ADVERT_SENT);
        if (priority == VrrpAdvert.RELEASE) instance.counters().add(VrrpCounter.PRIORITY_ZERO_SENT);
    }

    private boolean install(Instance instance, List<VirtualAddress> addresses) {
        var placed = placed(instance, addresses);
        var refusals = kernel.install(placed);
        for (var refusal : refusals) report(instance, "adding ", refusal);
        if (placed.size() < addresses.size()) {
            observer.refused(
                    instance.name(),
                    "adding addresses",
                    "an interface that carries some does not exist");
        }
        for (var each : placed)
            links.apply(new NetworkChange.AddressSeen(each.ifIndex(), each.address().local()));
        for (var refusal : refusals) forget(refusal.address());
        return refusals.isEmpty();
    }

    private void remove(Instance instance, List<VirtualAddress> addresses) {
        for (var refusal : kernel.remove(placed(instance, addresses)))
            report(instance, "deleting ", refusal);
    }

    /** What we just did is known before the kernel's own report of it arrives. */
    private void forget(Kernel.PlacedAddress placed) {
        links.apply(new NetworkChange.AddressGone(placed.ifIndex(), placed.address().local()));
    }

    private void report(Instance instance, String verb, Kernel.Refusal refusal) {
        String what = verb + "address " + refusal.address().address().local();
        observer.refused(instance.name(), what, refusal.reason());
    }

    private List<Kernel.PlacedAddress> placed(Instance instance, List<VirtualAddress> addresses) {
        var placed = new ArrayList<Kernel.PlacedAddress>(addresses.size());
        for (VirtualAddress address : addresses) {
            int ifIndex = ifIndexFor(instance, address);
            if (ifIndex > 0) placed.add(new Kernel.PlacedAddress(ifIndex, address));
        }
        return placed;
    }

    private int ifIndexFor(Instance instance, VirtualAddress address) {
        if (address.dev().isEmpty()) return instance.ifIndex();
        var link = links.byName(address.dev().get());
        return link.isPresent() ? link.get().ifIndex() : 0;
    }

    private @Nullable MacAddress announcingMac(int ifIndex) {
        var link = links.byIndex(ifIndex);
        if (link.isEmpty() || !link.get().hasArp() || link.get().mac().isEmpty()) return null;
        return link.get().mac().get();
    }
}
