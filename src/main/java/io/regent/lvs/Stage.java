package io.regent.lvs;

/** What the commands under way are for. */
enum Stage {
    /** None are: not started yet. */
    NEW,
    /** None are. */
    SETTLED,
    /** Services and real servers follow what is known of them; then the quorum is looked at. */
    SERVERS,
    /** The quorum was gained or lost: sorry server and real servers change places. */
    QUORUM,
    /** The sorry server follows its configuration. */
    SORRY,
    /** Everything goes. */
    STOPPING,
    /** Everything is gone. */
    STOPPED
}
