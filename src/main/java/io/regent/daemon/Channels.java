package io.regent.daemon;

import io.regent.net.IpAddress;
import io.regent.net.Link;
import io.regent.vrrp.DropReason;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of all instances: one channel for each link and multicast group, opened with its
 * first user.
 */
final class Channels {

    private record Key(int ifIndex, IpAddress group) {}

    private record Open(Kernel.AdvertChannel channel, String linkName) {}

    private final Map<Key, Open> open = new HashMap<>();
    private final Map<DropReason, Long> drops = new EnumMap<>(DropReason.class);
    private final Kernel kernel;
    private final VrrpObserver observer;

    Channels(Kernel kernel, VrrpObserver observer) {
        this.kernel = kernel;
        this.observer = observer;
    }

    /**
     * Gives the instance the channel of its link, or none when there is no link.
     *
     * @return false when the kernel refused a channel, and another try makes sense
     */
    boolean attach(Instance instance, @Nullable Link link, List<Instance> all) {
        int ifIndex = link == null ? 0 : link.ifIndex();
        if (instance.ifIndex() == ifIndex && (link == null || instance.channel() != null))
            return true;
        detach(instance, all);
        if (link == null) return true;
        var key = new Key(ifIndex, instance.config().group());
        Open known = open.get(key);
        if (known == null) known = open(key, link, instance);
        instance.attach(ifIndex, known == null ? null : known.channel());
        return known != null;
    }

    /** Takes the channel from the instance; closes it when nobody else in {@code all} uses it. */
    void detach(Instance instance, List<Instance> all) {
        var channel = instance.channel();
        instance.attach(0, null);
        if (channel == null) return;
        for (Instance other : all) if (channel.equals(other.channel())) return;
        open.values().removeIf(known -> known.channel().equals(channel));
        channel.close();
    }

    void closeAll() {
        for (Open known : open.values()) known.channel().close();
        open.clear();
    }

    String nameOf(Kernel.AdvertChannel channel) {
        for (Open known : open.values())
            if (known.channel().equals(channel)) return known.linkName();
        return "?";
    }

    void count(DropReason reason) {
        drops.merge(reason, 1L, Long::sum);
    }

    Map<DropReason, Long> drops() {
        return new EnumMap<>(drops);
    }

    private @Nullable Open open(Key key, Link link, Instance instance) {
        try {
            var opened = new Open(kernel.open(link, key.group()), link.name());
            open.put(key, opened);
            return opened;
        } catch (IOException e) {
            observer.refused(
                    instance.name(), "sockets on " + link.name(), Objects.toString(e.getMessage()));
            return null;
        }
    }
}
