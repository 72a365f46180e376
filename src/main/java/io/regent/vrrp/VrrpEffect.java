package io.regent.vrrp;

import io.regent.config.VirtualAddress;
import java.util.List;

/** What the shell must do next, in list order. Nothing here has happened yet. */
public sealed interface VrrpEffect {

    /** Send one advert with this priority. */
    record SendAdvert(int priority) implements VrrpEffect {}

    /**
     * Have these addresses in the kernel before the next effect; one that is already there is fine.
     */
    record InstallAddresses(List<VirtualAddress> addresses) implements VrrpEffect {}

    /**
     * Have these addresses out of the kernel before the next effect; one that is not there is fine.
     */
    record RemoveAddresses(List<VirtualAddress> addresses) implements VrrpEffect {}

    /** Queue {@code repeat} rounds of gratuitous ARP, a round being each address once. */
    record AnnounceAddresses(List<VirtualAddress> addresses, int repeat) implements VrrpEffect {}

    /** Forget announcements that are still queued. */
    record CancelAnnouncements() implements VrrpEffect {}

    /** An Active router heard an advert of lower priority: {@code notify_master_rx_lower_pri}. */
    record ReportLowerPriority() implements VrrpEffect {}
}
