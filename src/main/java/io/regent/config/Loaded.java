package io.regent.config;

import io.regent.config.problem.HostUse;
import io.regent.config.problem.Inactive;
import io.regent.config.problem.InterfaceUse;
import io.regent.config.problem.NamespaceUse;
import io.regent.config.problem.Problem;
import io.regent.config.problem.SourceLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What reading a configuration came to: whether the file is right, and whether this Regent can run
 * it. They are two questions: {@code -t} answers the first as keepalived does, the daemon asks
 * both.
 *
 * @param asRead what is left when everything that could not be read is left out: for a look at the
 *     whole, and to be run only where mistakes are skipped
 * @param problems sorted by position
 * @param stopping what the file rightly asks for and Regent cannot do yet, each once
 * @param interfaces every interface that the file names, as often as it does
 * @param needed the processes that the file has work for, whoever reads it
 * @param hosts every host that must be known when the file is read
 * @param namespace the network namespace that the file asks for
 * @param other what keepalived makes of it, where it takes the braces otherwise than they are
 *     meant; looked for only where the file is judged or refused
 * @param isFatal whether keepalived does not run with this either
 * @param isWithoutMistakes whether the file asks that mistakes be skipped, and they are
 */
public record Loaded(
        Configuration asRead,
        List<Problem> problems,
        List<Inactive> stopping,
        List<InterfaceUse> interfaces,
        Set<Audience> needed,
        List<HostUse> hosts,
        Optional<NamespaceUse> namespace,
        Optional<Loaded> other,
        boolean isFatal,
        boolean isWithoutMistakes) {

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
                Optional.of(literal),
                isFatal,
                isWithoutMistakes);
    }

    /** As keepalived reads it: the statuses of {@code -t} are its own. */
    public Loaded asSeen() {
        return other.orElse(this);
    }

    /** The same as keepalived would run it, where it does, with all that it passes over. */
    Loaded skippingMistakes() {
        if (!isSkippable()) return this;
        Loaded seen = asSeen();
        return new Loaded(
                seen.asRead,
                allProblems(),
                seen.stopping,
                seen.interfaces,
                seen.needed,
                seen.hosts,
                seen.namespace,
                Optional.empty(),
                seen.isFatal,
                true);
    }

    /** Whether keepalived reports what is wrong and runs with the rest. */
    public boolean isSkippable() {
        return !asSeen().isFatal && !asSeen().minds();
    }

    /** With {@code reload_check_config} keepalived does not run with any mistake. */
    private boolean minds() {
        var features = asRead.features();
        return features.isPresent() && features.get().files().reloadCheckConfig().isPresent();
    }

    /** What is wrong, and what further lines keepalived passes over because of it. */
    public List<Problem> allProblems() {
        if (other.isEmpty()) return problems;
        var lines = new HashSet<SourceLine>();
        for (Problem problem : problems) lines.add(problem.at().line());
        var all = new ArrayList<Problem>(problems);
        for (Problem problem : other.get().problems) {
            if (!lines.contains(problem.at().line())) all.add(problem);
        }
        return all;
    }

    /** Empty when any problem is an error, unless mistakes are skipped. */
    public Optional<Configuration> configuration() {
        if (!isWithoutMistakes && hasErrors()) return Optional.empty();
        return Optional.of(asRead.withoutIdleScripts());
    }

    private boolean hasErrors() {
        for (Problem problem : problems) if (problem.isError()) return true;
        return false;
    }

    /** What the daemon may run: a file that is right, and asks for nothing that is not there. */
    public Optional<Configuration> runnable() {
        return stopping.isEmpty() ? configuration() : Optional.empty();
    }
}
