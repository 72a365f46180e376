package io.regent.lvs;

/** Why somebody is notified; mails say it. */
public sealed interface Cause {

    /** The kernel did not do what was asked at once, and the result is long past. */
    int UNKNOWN_CHECKER = -1;

    /**
     * A check came to another result.
     *
     * @param server position among the real servers
     * @param checker position among the checkers of the real server, or {@link #UNKNOWN_CHECKER}
     */
    record Check(int server, int checker) implements Cause {}

    /** The daemon starts. */
    record Start() implements Cause {}

    /** A reload changed the virtual server. */
    record Reload() implements Cause {}

    /** The daemon stops. */
    record Stop() implements Cause {}

    /** A reload took the server away. */
    record Removal() implements Cause {}
}
