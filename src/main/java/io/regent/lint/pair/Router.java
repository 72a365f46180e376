package io.regent.lint.pair;

import io.regent.config.VirtualAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One virtual router and the instance that each node has for it.
 *
 * @param instances in the order of the files; empty for a node that has none
 */
record Router(List<Optional<Member>> instances) {

    private static final int SAME_ID = 4;
    private static final int SAME_ADDRESS = 3;
    private static final int SAME_NAME = 2;

    /** An instance of the next node that may belong to a router. */
    private record Candidate(int router, Member instance, int likeness) {}

    String name() {
        return present().getFirst().name();
    }

    List<Member> present() {
        return instances.stream().flatMap(Optional::stream).toList();
    }

    boolean isEverywhere() {
        return present().size() == instances.size();
    }

    /**
     * Finds what belongs together although something may be wrong: by id, by addresses, by name,
     * and what is alone on both sides.
     */
    static List<Router> of(List<List<Member>> nodes) {
        List<Router> routers = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) add(nodes.get(node), node, routers);
        return routers;
    }

    private static void add(List<Member> instances, int node, List<Router> routers) {
        var left = new ArrayList<>(instances);
        var open = new LinkedHashSet<Integer>();
        for (int i = 0; i < routers.size(); i++) open.add(i);
        for (Candidate candidate : candidates(instances, routers)) {
            boolean free = left.contains(candidate.instance) && open.contains(candidate.router);
            if (!free) continue;
            left.remove(candidate.instance);
            open.remove(candidate.router);
            routers.set(candidate.router, routers.get(candidate.router).with(candidate.instance));
        }
        if (left.size() == 1 && open.size() == 1) {
            int last = open.removeFirst();
            routers.set(last, routers.get(last).with(left.removeFirst()));
        }
        for (int router : open) routers.set(router, routers.get(router).withNone());
        for (Member alone : left) {
            var before = Collections.nCopies(node, Optional.<Member>empty());
            routers.add(new Router(before).with(alone));
        }
    }

    /** The likeliest first. */
    private static List<Candidate> candidates(List<Member> instances, List<Router> routers) {
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < routers.size(); i++) {
            for (Member instance : instances) {
                int likeness = routers.get(i).likeness(instance);
                if (likeness > 0) candidates.add(new Candidate(i, instance, likeness));
            }
        }
        candidates.sort((one, other) -> other.likeness - one.likeness);
        return candidates;
    }

    private int likeness(Member instance) {
        int best = 0;
        for (Member member : present()) {
            int likeness = 0;
            boolean sameId = member.config().vrid() == instance.config().vrid();
            if (sameId && member.family() == instance.family()) likeness += SAME_ID;
            if (member.name().equals(instance.name())) likeness += SAME_NAME;
            if (!Collections.disjoint(addresses(member), addresses(instance))) {
                likeness += SAME_ADDRESS;
            }
            best = Math.max(best, likeness);
        }
        return best;
    }

    private static Set<Object> addresses(Member instance) {
        var addresses = new HashSet<Object>();
        for (VirtualAddress each : instance.config().allAddresses()) addresses.add(each.address());
        return addresses;
    }

    private Router with(Member instance) {
        var more = new ArrayList<>(instances);
        more.add(Optional.of(instance));
        return new Router(more);
    }

    private Router withNone() {
        var more = new ArrayList<>(instances);
        more.add(Optional.empty());
        return new Router(more);
    }
}
