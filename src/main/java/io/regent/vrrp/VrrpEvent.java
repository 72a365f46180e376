package io.regent.vrrp;

import io.regent.config.InstanceConfig;
import io.regent.config.VirtualAddress;
import io.regent.net.IpAddress;

/** All that can happen to a virtual router. */
public sealed interface VrrpEvent {

    /**
     * The daemon has started it; conditions have been told before.
     *
     * @param notBeforeNanos end of the start-up delay; a time that has passed means none
     */
    record Startup(long notBeforeNanos) implements VrrpEvent {}

    /** The daemon stops, or a reload has removed the instance. */
    record Shutdown() implements VrrpEvent {}

    /** The time that {@link RouterState#deadlineNanos()} named has come. */
    record DeadlineReached() implements VrrpEvent {}

    /** An advert that passed every check of {@link ReceiveChecks}. */
    record AdvertReceived(IpAddress source, VrrpAdvert advert) implements VrrpEvent {}

    /** Link, own address or trackers are different now. */
    record ConditionsChanged(Conditions conditions) implements VrrpEvent {}

    /** Somebody deleted one of our addresses. */
    record AddressLost(VirtualAddress address) implements VrrpEvent {}

    /** A reload changed the instance; the step is called with the new configuration. */
    record ConfigChanged(InstanceConfig previous) implements VrrpEvent {}
}
