package io.regent.config;

import io.regent.config.problem.HostUse;
import io.regent.config.problem.Inactive;
import io.regent.config.problem.InterfaceUse;
import io.regent.config.problem.NamespaceUse;
import io.regent.config.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What reading a configuration came to: whether the file is right, and whether this Regent can run
 * it. They are two questions: {@code -t} answers the first as keepalived does, the daemon asks
 * both.
 *
 * @param asRead what is left when everything that could not be read is left out: for a look at the
 *     whole, never to be run
 * @param problems sorted by position
 * @param stopping what the file rightly asks for and Regent cannot do yet, each once
 * @param interfaces every interface that the file names, as often as it does
 * @param needed the processes that the file has work for, whoever reads it
 * @param hosts every host that must be known when the file is read
 * @param namespace the network namespace that the file asks for
 * @param other what keepalived makes of it, where it takes the braces otherwise than they are
 *     meant; looked for only where the file is judged
 */
public record Loaded(
        Configuration asRead,
        List<Problem> problems,
        List<Inactive> stopping,
        List<InterfaceUse> interfaces,
        Set<Audience> needed,
        List<HostUse> hosts,
        Optional<NamespaceUse> namespace,
        Optional<Loaded> other) {

    public Loaded {
        problems = List.copyOf(problems);
        stopping = List.copyOf(stopping);
        interfaces = List.copyOf(interfaces);
        needed = Set.copyOf(needed);
        hosts = List.copyOf(hosts);
    }

    Loaded butSeenAs(Loaded literal) {
        return new Loaded(
                asRead,
                problems,
                stopping,
                interfaces,
                needed,
                hosts,
                namespace,
                Optional.of(literal));
    }

    /** As keepalived reads it: the statuses of {@code -t} are its own. */
    public Loaded asSeen() {
        return other.orElse(this);
    }

    /** Empty when any problem is an error. */
    public Optional<Configuration> configuration() {
        for (Problem problem : problems) if (problem.isError()) return Optional.empty();
        return Optional.of(asRead.withoutIdleScripts());
    }

    /** What the daemon may run: a file that is right, and asks for nothing that is not there. */
    public Optional<Configuration> runnable() {
        return stopping.isEmpty() ? configuration() : Optional.empty();
    }
}
