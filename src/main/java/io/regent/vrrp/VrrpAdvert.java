package io.regent.vrrp;

import io.regent.net.IpAddress;
import java.util.List;

/**
 * The content of one ADVERTISEMENT, version 2 or 3, whatever its bytes looked like.
 *
 * @param priority 0 (gives up), 1 to 254, 255 (owns the addresses)
 * @param intervalCentis what the sender announces, in hundredths of a second: whole seconds with
 *     version 2, 1 to 4095 with version 3
 * @param addresses as listed, in the sender's order
 */
public record VrrpAdvert(
        int version, int vrid, int priority, int intervalCentis, List<IpAddress> addresses) {

    /** Priority of an Active router that gives up (RFC 9568 section 5.2.4). */
    public static final int RELEASE = 0;

    public VrrpAdvert {
        addresses = List.copyOf(addresses);
        assert version == 2 || version == 3 : version;
        assert vrid >= 1 && vrid <= 255 : vrid;
        assert priority >= 0 && priority <= 255 : priority;
    }
}
