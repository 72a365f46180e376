package io.regent.lvs;

import io.regent.config.lvs.Endpoint;
import java.util.Optional;
import java.util.Set;

/** All that can happen to a virtual server. */
public sealed interface LvsEvent {

    /**
     * The daemon starts, or a reload brought the virtual server.
     *
     * @param found destinations with a weight that a run before this one left in the kernel, when
     *     its table is taken over and has the service; empty otherwise
     */
    record Startup(Optional<Set<Endpoint>> found) implements LvsEvent {}

    /**
     * A checker came to its first result, or to another one than before. Telling the same result
     * again does no harm, and makes up for what the kernel refused.
     *
     * @param server position among the real servers
     * @param checker position among the checkers of the real server
     */
    record CheckerChanged(int server, int checker, boolean up) implements LvsEvent {}

    /**
     * A checker wants another weight.
     *
     * @param change to be added to the configured weight, in place of what it said before
     */
    record WeightChanged(int server, int checker, int change) implements LvsEvent {}

    /**
     * The commands of the last step have been run.
     *
     * @param refused {@link Ask#slot} of those that were not done
     */
    record CommandOutcome(Set<Integer> refused) implements LvsEvent {}

    /** Whether any address of the virtual server is on this machine; for {@code ha_suspend}. */
    record AddressPresence(boolean present) implements LvsEvent {}

    /** A reload changed the virtual server; the step is called with the new plan. */
    record ConfigChanged(VirtualServerPlan previous) implements LvsEvent {}

    /** Time to try again what the kernel refused. */
    record Retry() implements LvsEvent {}

    /** The daemon stops. */
    record Shutdown(StopMode mode) implements LvsEvent {}

    /** A reload took the virtual server away. */
    record Removed() implements LvsEvent {}
}
