package io.regent.vrrp;

import io.regent.net.IpAddress;
import java.util.List;

/** What became of one packet that was checked for one virtual router. */
public sealed interface ReceiveResult {

    /**
     * The election may see it.
     *
     * @param notices what the operator should hear once although the advert is valid; mostly empty
     */
    record Accepted(IpAddress source, VrrpAdvert advert, List<AdvertNotice> notices)
            implements ReceiveResult {

        public Accepted {
            notices = List.copyOf(notices);
        }

        boolean addressesDiffer() {
            return notices.contains(AdvertNotice.ADDRESS_COUNT_DIFFERS)
                    || notices.contains(AdvertNotice.ADDRESS_MISSING);
        }
    }

    /**
     * The election may not see it.
     *
     * @param found what the packet said, where the reason is about a number
     * @param wanted what it should have said; equal to {@code found} where it is not
     */
    record Dropped(DropReason reason, int found, int wanted) implements ReceiveResult {

        /** For the log: the reason, with both numbers where there are any. */
        public String text() {
            if (reason == DropReason.UNKNOWN_VRID) return reason.text() + ": " + found;
            return found == wanted
                    ? reason.text()
                    : reason.text() + ": " + found + " instead of " + wanted;
        }
    }
}
