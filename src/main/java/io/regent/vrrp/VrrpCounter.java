package io.regent.vrrp;

/**
 * The statistics of one virtual router, in the order and under the names that keepalived's JSON and
 * statistics dump print them (inventory 8.13).
 */
public enum VrrpCounter {
    /** Adverts that passed every check that can drop one. */
    ADVERT_RECEIVED("advert_rcvd"),
    ADVERT_SENT("advert_sent"),
    BECAME_ACTIVE("become_master"),
    RELEASED_ACTIVE("release_master"),
    PACKET_LENGTH_ERROR("packet_len_err"),
    ADVERT_INTERVAL_ERROR("advert_interval_err"),
    IP_TTL_ERROR("ip_ttl_err"),
    INVALID_TYPE_RECEIVED("invalid_type_rcvd"),
    /** Also counts adverts that were accepted with a list of addresses that is not ours. */
    ADDRESS_LIST_ERROR("addr_list_err"),
    INVALID_AUTH_TYPE("invalid_authtype"),
    AUTH_TYPE_MISMATCH("authtype_mismatch"),
    AUTH_FAILURE("auth_failure"),
    AUTH_EXTENSION_MISSING("auth_ext_missing"),
    AUTH_EXTENSION_MALFORMED("auth_ext_malformed"),
    AUTH_EXTENSION_UNKNOWN_KEY("auth_ext_unknown_key"),
    AUTH_EXTENSION_INVALID_HMAC("auth_ext_invalid_hmac"),
    AUTH_EXTENSION_STALE("auth_ext_stale"),
    AUTH_EXTENSION_REPLAY("auth_ext_replay"),
    PRIORITY_ZERO_RECEIVED("pri_zero_rcvd"),
    PRIORITY_ZERO_SENT("pri_zero_sent");

    private final String field;

    VrrpCounter(String field) {
        this.field = field;
    }

    /** The name at keepalived's border. */
    public String field() {
        return field;
    }
}
