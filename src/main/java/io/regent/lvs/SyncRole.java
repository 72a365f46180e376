package io.regent.lvs;

/**
 * Whether a node sends its connections to the other one or receives them (ipvsadm --start-daemon).
 */
public enum SyncRole {
    /** Sends; "master" for ipvsadm. */
    SENDER,
    /** Receives; "backup" for ipvsadm. */
    RECEIVER
}
