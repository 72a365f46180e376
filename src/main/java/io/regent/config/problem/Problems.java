package io.regent.config.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the problems of one run. Keeps at most {@link #LIMIT}: beyond that a file is not worth
 * explaining further, and the last problem says how many were left out.
 */
public final class Problems {

    public static final int LIMIT = 200;

    private final List<Problem> kept = new ArrayList<>();
    private final List<Inactive> stopping = new ArrayList<>();
    private final List<InterfaceUse> interfaces = new ArrayList<>();
    private final List<HostUse> hosts = new ArrayList<>();
    private final Set<String> noted = new HashSet<>();
    private @Nullable NamespaceUse namespace;
    private int leftOut;
    private boolean anyError;
    private boolean anyOutOfPlace;
    private boolean anyFatal;

    /** A problem of text that comes from elsewhere says so, if it says nothing else there. */
    public void add(Problem problem) {
        anyError |= problem.isError();
        anyOutOfPlace |= isOutOfPlace(problem.kind());
        anyFatal |= problem.isError() && isFatal(problem.kind());
        if (kept.size() < LIMIT) kept.add(withOrigin(problem));
        else leftOut++;
    }

    /**
     * Says once that {@code feature} has no effect yet, which changes nothing about the cluster.
     */
    public void notActive(String feature, Span at) {
        if (noted.add(feature)) add(Problem.note(at, "accepted, not active yet: " + feature));
    }

    /** Says once that the daemon does not start because of {@code feature}; the file is right. */
    public void stops(String feature, Span at) {
        if (!noted.add(feature)) return;
        stopping.add(new Inactive(feature, at));
        String message = "accepted, not active yet: " + feature + "; Regent does not start with it";
        add(Problem.warning(ErrorClass.OK, at, message));
    }

    /** What keeps the daemon from starting, in the order of reading. */
    public List<Inactive> stopping() {
        return Collections.unmodifiableList(stopping);
    }

    /** Remembers a place that names an interface: whether it is there is asked by who can see. */
    public void uses(InterfaceUse use) {
        interfaces.add(use);
    }

    public List<InterfaceUse> interfaces() {
        return Collections.unmodifiableList(interfaces);
    }

    /** Remembers a place that names a host: whether it is known is asked by who can ask. */
    public void asksFor(HostUse use) {
        hosts.add(use);
    }

    public List<HostUse> hosts() {
        return Collections.unmodifiableList(hosts);
    }

    /** The first one counts. */
    public void runsIn(NamespaceUse use) {
        if (namespace == null) namespace = use;
    }

    /** Null when the file names none. */
    public @Nullable NamespaceUse namespace() {
        return namespace;
    }

    private static Problem withOrigin(Problem problem) {
        var origin = problem.at().origin();
        if (origin == null || problem.related().isPresent()) return problem;
        return problem.seeAlso(origin.at(), origin.message());
    }

    /** Whether there is one of this kind on the line of {@code place}. */
    public boolean anyAt(ErrorClass kind, Span place) {
        for (Problem problem : kept) {
            if (problem.kind() == kind && problem.at().line().equals(place.line())) return true;
        }
        return false;
    }

    /** Whether further problems are only counted. */
    public boolean isFull() {
        return kept.size() == LIMIT;
    }

    public boolean hasErrors() {
        return anyError;
    }

    /** Whether a keyword or a brace stands where keepalived does not expect it. */
    public boolean anyOutOfPlace() {
        return anyOutOfPlace;
    }

    /** Of what has been said: keepalived does not run without what is missing. */
    public void markFatal() {
        anyFatal = true;
    }

    /** Whether keepalived does not run with the file either. */
    public boolean anyFatal() {
        return anyFatal;
    }

    private static boolean isFatal(ErrorClass kind) {
        return switch (kind) {
            case MISSING_PARAMETER, FILE_NOT_FOUND, BAD_IF, FATAL -> true;
            default -> false;
        };
    }

    private static boolean isOutOfPlace(ErrorClass kind) {
        return kind.compareTo(ErrorClass.UNKNOWN_KEYWORD) >= 0
                && kind.compareTo(ErrorClass.UNMATCHED_QUOTE) <= 0;
    }

    /** Sorted by position. */
    public List<Problem> sorted() {
        if (kept.isEmpty()) return List.of();
        var sorted = new ArrayList<>(kept);
        sorted.sort(new ByPosition());
        if (leftOut > 0) sorted.add(summary(sorted.getLast().at().line().file()));
        return Collections.unmodifiableList(sorted);
    }

    private Problem summary(String file) {
        return Problem.of(
                anyError ? Severity.ERROR : Severity.NOTE,
                ErrorClass.OK,
                Span.wholeFile(file),
                leftOut + " more problems are not shown");
    }

    /** As a reader goes through the files: by file, line and column, worst first at one place. */
    private static final class ByPosition implements Comparator<Problem> {
        @Override
        public int compare(Problem a, Problem b) {
            int order = a.at().line().file().compareTo(b.at().line().file());
            if (order == 0) order = a.at().line().number() - b.at().line().number();
            if (order == 0) order = a.at().start() - b.at().start();
            return order == 0 ? a.severity().compareTo(b.severity()) : order;
        }
    }
}
