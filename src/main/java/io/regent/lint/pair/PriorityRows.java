package io.regent.lint.pair;

import io.regent.config.InstanceConfig;
import io.regent.config.Tracked;
import io.regent.lint.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who wins, by how much, and whether what is tracked can change it. */
final class PriorityRows {

    /** keepalived.conf(5): the master's priority should be 50 more than that of others. */
    private static final int ADVISED_GAP = 50;

    private static final int HIGHEST = 254;

    private static final Text SOME_PREEMPT =
            new Text(
                    "a node with nopreempt waits for the others, and they do not wait for it",
                    "写了 nopreempt 的节点会让着其他节点，其他节点却不让它");
    private static final Text SCRIPTS =
            new Text(
                    "a failure counts differently on the nodes, or goes unnoticed",
                    "同一故障在各节点上的作用不同，或者不被发现");

    private final List<InstanceConfig> nodes;
    private final List<Row> rows = new ArrayList<>();

    private PriorityRows(List<InstanceConfig> nodes) {
        this.nodes = nodes;
    }

    static List<Row> of(List<InstanceConfig> nodes) {
        var all = new PriorityRows(nodes);
        all.preemption();
        all.scripts();
        all.priorities();
        return all.rows;
    }

    private void preemption() {
        List<String> values =
                nodes.stream().map(node -> node.preempt() ? "preempt" : "nopreempt").toList();
        rows.add(Row.equal("preempt", values, Verdict.DOUBTFUL, SOME_PREEMPT));
    }

    /** A script that only some nodes track, or with other weights. */
    private void scripts() {
        var names = new TreeSet<String>();
        for (InstanceConfig node : nodes)
            for (Tracked each : node.trackScripts()) names.add(each.name());
        for (String name : names) {
            var values = new ArrayList<String>();
            for (InstanceConfig node : nodes) {
                Tracked own = tracked(node).get(name);
                values.add(own == null ? Row.NONE : "weight " + own.weight());
            }
            rows.add(Row.equal("track_script " + name, values, Verdict.DOUBTFUL, SCRIPTS));
        }
    }

    private void priorities() {
        List<String> values =
                nodes.stream().map(node -> Integer.toString(node.priority())).toList();
        List<InstanceConfig> ranked = new ArrayList<>(nodes);
        ranked.sort((one, other) -> other.priority() - one.priority());
        if (ranked.size() < 2) return;
        InstanceConfig first = ranked.getFirst();
        int gap = first.priority() - ranked.get(1).priority();
        if (gap == 0) {
            rows.add(Row.of("priority", values, Verdict.WRONG, noHighest(first.priority())));
            return;
        }
        rows.add(
                gap < ADVISED_GAP
                        ? Row.of("priority", values, Verdict.DOUBTFUL, smallGap(gap))
                        : Row.of("priority", values, Verdict.DIFFERS_AS_IT_MUST));
        weights(first, ranked.subList(1, ranked.size()));
    }

    /** What happens when one tracked thing fails on the node of the highest priority. */
    private void weights(InstanceConfig first, List<InstanceConfig> others) {
        int rival = 0;
        for (InstanceConfig node : others) rival = Math.max(rival, healthy(node));
        for (var tracked : tracked(first).entrySet()) {
            Tracked own = tracked.getValue();
            // With weight 0 a failure is a fault, and what "reverse" wants is known to its author.
            if (own.weight() == 0 || own.reverse()) continue;
            int fallen = priorityWithout(own, first);
            var values = new ArrayList<String>();
            for (InstanceConfig node : nodes) values.add(weight(tracked(node).get(own.name())));
            String setting = "failure of " + own.name();
            rows.add(
                    fallen < rival
                            ? Row.of(setting, values, Verdict.MAY_DIFFER, moves(fallen, rival))
                            : Row.of(setting, values, Verdict.DOUBTFUL, stays(fallen, rival)));
        }
    }

    private static String weight(@Nullable Tracked tracked) {
        return tracked == null ? Row.NONE : Integer.toString(tracked.weight());
    }

    private static Map<String, Tracked> tracked(InstanceConfig node) {
        var tracked = new LinkedHashMap<String, Tracked>();
        for (Tracked each : node.trackScripts()) tracked.put(each.name(), each);
        for (Tracked each : node.trackInterfaces()) tracked.put(each.name(), each);
        return tracked;
    }

    /** The priority while all that is tracked is well. */
    private static int healthy(InstanceConfig node) {
        int priority = node.priority();
        if (node.isAddressOwner()) return priority;
        for (Tracked each : tracked(node).values()) {
            if (!each.reverse()) priority += Math.max(0, each.weight());
        }
        return Math.clamp(priority, 1, HIGHEST);
    }

    /** The priority while this one alone has failed. */
    private static int priorityWithout(Tracked failed, InstanceConfig node) {
        if (node.isAddressOwner()) return node.priority();
        int priority = node.priority() + Math.min(0, failed.weight());
        for (Tracked each : tracked(node).values()) {
            boolean counts = !each.reverse() && !each.name().equals(failed.name());
            if (counts) priority += Math.max(0, each.weight());
        }
        return Math.clamp(priority, 1, HIGHEST);
    }

    private static Text noHighest(int priority) {
        return new Text(
                "more than one node has the highest priority, " + priority,
                "不止一个节点的优先级为最高的 " + priority);
    }

    private static Text smallGap(int gap) {
        return new Text("a gap of " + gap + "; 50 is advised", "相差 " + gap + "；建议相差 50");
    }

    private static Text moves(int fallen, int rival) {
        return new Text(
                "after a failure " + fallen + " against " + rival + ": the addresses move",
                "失败后 " + fallen + " 对 " + rival + "：地址会转移");
    }

    private static Text stays(int fallen, int rival) {
        return new Text(
                "after a failure " + fallen + " against " + rival + ": the addresses stay",
                "失败后 " + fallen + " 对 " + rival + "：地址不会转移");
    }
}
