package io.regent.vrrp;

import java.util.Optional;

/**
 * Why a packet never reached the election. Each constant is also a counter; some count in one of
 * keepalived's statistics as well (inventory 6.4 and 8.13).
 */
public enum DropReason {

    // Before it is known which virtual router the packet is for.

    /** Longer than the receive buffer. */
    TRUNCATED("packet is longer than the receive buffer"),
    /**
     * Too short for an IPv4 header and the first 8 bytes of an advert, or a header length below 20.
     */
    HEADER_INCOMPLETE("packet is too short for an advert"),
    /** Not IPv4 or not protocol 112. */
    NOT_VRRP("packet is not VRRP over IPv4"),
    /** One fragment alone. The kernel puts fragments together, so this one came another way. */
    FRAGMENT("packet is a fragment"),
    /** No instance on this interface has the VRID. Logged only with {@code log_unknown_vrids}. */
    UNKNOWN_VRID("virtual router id is not configured here"),

    // For a known virtual router, in the order of the checks.

    /** The virtual router is in Initialize or Fault, or its start-up delay runs. Never logged. */
    NOT_TAKING_PART("virtual router takes no part now"),

    /** The received length does not fit the address count (RFC 9568 section 7.1). */
    LENGTH_MISMATCH(
            "packet length does not fit the address count", VrrpCounter.PACKET_LENGTH_ERROR),
    /** A router has forwarded it: adverts never leave their link (RFC 9568 section 5.1.1.3). */
    WRONG_TTL("TTL is wrong", VrrpCounter.IP_TTL_ERROR),
    WRONG_VERSION("VRRP version is wrong"),
    /** Version 2: neither none, nor PASS, nor AH. */
    INVALID_AUTH_TYPE("authentication type is unknown", VrrpCounter.INVALID_AUTH_TYPE),
    AUTH_TYPE_MISMATCH("authentication type differs from ours", VrrpCounter.AUTH_TYPE_MISMATCH),
    WRONG_PASSWORD("password is wrong", VrrpCounter.AUTH_FAILURE),
    /**
     * Version 2: all routers must be configured with one interval. keepalived drops it too, but
     * leaves its counter at 0.
     */
    INTERVAL_MISMATCH("advert interval differs from ours", VrrpCounter.ADVERT_INTERVAL_ERROR),
    /** Type 1, ADVERTISEMENT, is the only one there is. */
    WRONG_TYPE("packet type is unknown", VrrpCounter.INVALID_TYPE_RECEIVED),
    TOTAL_LENGTH_MISMATCH(
            "total length in the IPv4 header is not the received length",
            VrrpCounter.PACKET_LENGTH_ERROR),
    /**
     * Version 3: an interval of 0 would make every Backup take over at once (RFC 9568 erratum
     * 8301).
     */
    ZERO_INTERVAL("advert interval is 0"),
    WRONG_CHECKSUM("checksum is wrong"),
    NOT_MULTICAST("destination is not multicast", VrrpCounter.ADDRESS_LIST_ERROR),
    /**
     * It carries our own source address: a loop on the wire sent it back, or an address is used
     * twice.
     */
    OWN_ADVERT("advert has our own source address"),
    /** {@code owner_ignore_adverts}. Never logged. */
    OWNER_IGNORES_ADVERTS("the address owner ignores adverts"),
    /** RFC 9568 section 5.2.5 with erratum 8299. */
    NO_ADDRESSES("advert lists no address");

    private final String text;
    private final Optional<VrrpCounter> statistic;

    DropReason(String text) {
        this.text = text;
        this.statistic = Optional.empty();
    }

    DropReason(String text, VrrpCounter statistic) {
        this.text = text;
        this.statistic = Optional.of(statistic);
    }

    /** For the log, to stand after the sender: "10.9.9.2: TTL is wrong". */
    public String text() {
        return text;
    }

    /** Whether it is the wanted course of things, and so nothing for the log. */
    public boolean isRoutine() {
        return this == NOT_TAKING_PART || this == OWNER_IGNORES_ADVERTS;
    }

    /** Where keepalived counts it; empty where it does not. */
    public Optional<VrrpCounter> statistic() {
        return statistic;
    }
}
