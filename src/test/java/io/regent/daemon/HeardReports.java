package io.regent.daemon;

import io.regent.config.VirtualAddress;
import io.regent.net.IpAddress;
import io.regent.track.Condition;
import io.regent.vrrp.AdvertNotice;
import io.regent.vrrp.ReceiveResult;
import io.regent.vrrp.Role;
import io.regent.vrrp.VrrpEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down every report as one line. */
final class HeardReports implements VrrpObserver {

    final List<String> lines = new ArrayList<>();

    List<String> take() {
        var taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public void releaseHeard(Instance instance, IpAddress source) {
        lines.add(instance.name() + " released by " + source);
    }

    @Override
    public void linkChanged(String linkName, boolean usable) {
        lines.add(linkName + (usable ? " up" : " down"));
    }

    @Override
    public void roleChanged(Instance instance, Role from, VrrpEvent cause) {
        lines.add(
                instance.name()
                        + " "
                        + from.getClass().getSimpleName()
                        + " -> "
                        + instance.state().role().getClass().getSimpleName());
    }

    @Override
    public void priorityChanged(Instance instance, int before, int now) {
        lines.add(instance.name() + " priority " + before + " -> " + now);
    }

    @Override
    public void lowerPriorityHeard(Instance instance, IpAddress source, int priority) {
        lines.add(instance.name() + " lower " + source + " " + priority);
    }

    @Override
    public void packetDropped(
            String where, Optional<IpAddress> source, ReceiveResult.Dropped dropped) {
        lines.add(where + " dropped " + dropped.reason());
    }

    @Override
    public void advertNoticed(Instance instance, IpAddress source, AdvertNotice notice) {
        lines.add(instance.name() + " noticed " + notice);
    }

    @Override
    public void addressRestored(Instance instance, VirtualAddress address) {
        lines.add(instance.name() + " restored " + address.address());
    }

    @Override
    public void advertLate(Instance instance, long lateNanos) {
        lines.add(instance.name() + " late " + lateNanos / 1_000_000);
    }

    @Override
    public void announced(Instance instance, VirtualAddress address) {}

    @Override
    public void refused(String who, String what, String reason) {
        lines.add("refused " + what + ": " + reason);
    }

    @Override
    public void scriptChanged(String script, Condition condition) {
        lines.add("script " + script + " " + condition);
    }

    @Override
    public void stopped(Instance instance) {
        lines.add(instance.name() + " stopped");
    }

    @Override
    public void removed(Instance instance, Role last) {
        lines.add(instance.name() + " removed");
    }
}
