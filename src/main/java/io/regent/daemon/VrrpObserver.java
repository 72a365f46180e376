package io.regent.daemon;

import io.regent.config.VirtualAddress;
import io.regent.net.IpAddress;
import io.regent.track.Condition;
import io.regent.vrrp.AdvertNotice;
import io.regent.vrrp.ReceiveResult;
import io.regent.vrrp.Role;
import io.regent.vrrp.VrrpEvent;
import java.util.Optional;

/**
 * Hears what happens, for logs, notify scripts and alarms. Must not block and must not call back
 * into the core.
 */
public interface VrrpObserver {

    /** Called after the effects of the step were carried out. */
    void roleChanged(Instance instance, Role from, VrrpEvent cause);

    void priorityChanged(Instance instance, int before, int now);

    /** An Active router heard an advert of lower priority and stays. */
    void lowerPriorityHeard(Instance instance, IpAddress source, int priority);

    /** The Active router gives up; called before the step. */
    void releaseHeard(Instance instance, IpAddress source);

    /** A link that some instance runs on has become usable or unusable. */
    void linkChanged(String linkName, boolean usable);

    /**
     * A packet that no election saw. Comes for every packet: the receiver limits what it prints.
     */
    void packetDropped(String where, Optional<IpAddress> source, ReceiveResult.Dropped dropped);

    /** An advert that was accepted although something about it is odd. Comes for every packet. */
    void advertNoticed(Instance instance, IpAddress source, AdvertNotice notice);

    /** Somebody deleted an address of an Active router; it has been put back. */
    void addressRestored(Instance instance, VirtualAddress address);

    void announced(Instance instance, VirtualAddress address);

    /**
     * An Active router was woken so late that its advert was half an interval late: the machine
     * does not give this process the time it needs. Comes each time.
     */
    void advertLate(Instance instance, long lateNanos);

    /** The kernel refused something: {@code what} was asked, {@code reason} is errno by name. */
    void refused(String who, String what, String reason);

    void scriptChanged(String script, Condition condition);

    /** The daemon stops; the instance has released everything. */
    void stopped(Instance instance);

    /** A reload took the instance away; its last role was {@code last}. */
    void removed(Instance instance, Role last);
}
