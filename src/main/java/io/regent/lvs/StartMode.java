package io.regent.lvs;

/** How a start treats what is in the kernel's table. */
public enum StartMode {
    /**
     * The daemon was started by its operator: {@code lvs_flush} counts, and what is there already
     * is edited to what the file says; destinations that the file does not name stay.
     */
    FRESH,
    /**
     * The process before this one ended without stopping. Its table goes on: only what differs is
     * changed, and servers that it had taken out stay out until a check succeeds.
     */
    TAKE_OVER
}
