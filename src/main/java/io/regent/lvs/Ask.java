package io.regent.lvs;

/**
 * A command with what it is for.
 *
 * @param slot position of the real server, or one of the constants
 */
record Ask(int slot, IpvsCommand command) {

    static final int SORRY = -1;
    static final int SERVICE = -2;

    /** Of what the configuration no longer has: nobody will ask again. */
    static final int GONE = -3;
}
