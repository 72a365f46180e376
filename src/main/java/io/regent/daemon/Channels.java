package io.regent.daemon;

import io.regent.net.IpAddress;
import io.regent.net.Link;
import io.regent.vrrp.DropReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of all instances: one channel for each link and multicast group, opened with its
 * first user.
 */
final class Channels {

    private record Open(Link link, IpAddress group, Kernel.AdvertChannel channel) {}

    private final List<Open> open = new ArrayList<>();
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
        var channel = channelOn(link, instance);
        instance.attach(ifIndex, channel);
        return channel != null;
    }

    /** Takes the channel from the instance; closes it when nobody else in {@code all} uses it. */
    void detach(Instance instance, List<Instance> all) {
        var channel = instance.channel();
        instance.attach(0, null);
        if (channel == null) return;
        for (Instance other : all) if (channel.equals(other.channel())) return;
        open.removeIf(known -> known.channel().equals(channel));
        channel.close();
    }

    void closeAll() {
        for (Open known : open) known.channel().close();
        open.clear();
    }

    String nameOf(Kernel.AdvertChannel channel) {
        for (Open known : open) if (known.channel().equals(channel)) return known.link().name();
        return "?";
    }

    void count(DropReason reason) {
        drops.merge(reason, 1L, Long::sum);
    }

    Map<DropReason, Long> drops() {
        return new EnumMap<>(drops);
    }

    private Kernel.@Nullable AdvertChannel channelOn(Link link, Instance instance) {
        IpAddress group = instance.config().group();
        for (Open known : open) {
            if (known.link().ifIndex() == link.ifIndex() && known.group().equals(group))
                return known.channel();
        }
        try {
            var channel = kernel.open(link, group);
            open.add(new Open(link, group, channel));
            return channel;
        } catch (IOException e) {
            observer.refused(
                    instance.name(), "sockets on " + link.name(), Objects.toString(e.getMessage()));
            return null;
        }
    }
}
