package io.regent.vrrp;

import io.regent.net.IpAddress;
import io.regent.track.TrackTotals;
import java.util.Optional;

/**
 * What a virtual router knows of its surroundings.
 *
 * @param linkUsable its interface exists, is up and has carrier
 * @param primaryAddress source of its adverts; empty while the interface has none
 */
public record Conditions(
        boolean linkUsable, Optional<IpAddress> primaryAddress, TrackTotals track) {

    /** Before anything is known. */
    public static final Conditions UNKNOWN =
            new Conditions(false, Optional.empty(), TrackTotals.NONE);
}
