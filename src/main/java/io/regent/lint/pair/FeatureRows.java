package io.regent.lint.pair;

import io.regent.config.feature.HmacConfig;
import io.regent.config.feature.HmacKey;
import io.regent.config.feature.InstanceFeatures;
import io.regent.config.feature.RouteConfig;
import io.regent.config.feature.RuleConfig;
import io.regent.config.feature.Setting;
import io.regent.lint.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Signatures, routes, rules and sync groups. Each gives rows only where some node has it. */
final class FeatureRows {

    private static final Text SIGNATURE =
            new Text("a node refuses adverts that it cannot verify", "节点会拒绝无法验证签名的通告");
    private static final Text ON_SOME_NODES =
            new Text("after a take-over some nodes have it and some do not", "接管之后有的节点有它，有的没有");
    private static final Text GROUPS =
            new Text(
                    "an instance that changes takes others along on some nodes only",
                    "实例改变状态时只在部分节点上带动其他实例");
    private static final Text VMAC =
            new Text("the addresses change their MAC address when they move", "地址转移时会改变 MAC 地址");

    /** Names of interfaces belong to each machine. */
    private static final Set<String> INTERFACES = Set.of("dev", "oif", "iif");

    private final List<Member> nodes;
    private final List<Row> rows = new ArrayList<>();

    private FeatureRows(List<Member> nodes) {
        this.nodes = nodes;
    }

    /**
     * @param sameRouter the name that a virtual router has in the first file, for its name in the
     *     file of a number
     */
    static List<Row> of(List<Member> nodes, RouterNames sameRouter) {
        var all = new FeatureRows(nodes);
        all.signature();
        all.vmac();
        all.lines("virtual_routes", FeatureRows::routes);
        all.lines("virtual_rules", FeatureRows::rules);
        all.groups(sameRouter);
        return all.rows;
    }

    /** What a virtual router is called in the other files. */
    @FunctionalInterface
    interface RouterNames {
        String inFirstFile(int node, String name);
    }

    private void signature() {
        var keys = new ArrayList<Optional<HmacConfig>>();
        var values = new ArrayList<String>();
        for (Member node : nodes) {
            Optional<HmacConfig> hmac = node.features().flatMap(InstanceFeatures::hmac);
            keys.add(hmac);
            values.add(hmac.map(FeatureRows::shown).orElse(Row.NONE));
        }
        if (keys.stream().allMatch(Optional::isEmpty)) return;
        boolean fits = true;
        for (Optional<HmacConfig> one : keys) {
            for (Optional<HmacConfig> other : keys) fits &= isVerified(one, other);
        }
        Verdict verdict = fits ? Verdict.EQUAL : Verdict.WRONG;
        if (fits && !Row.isSame(values)) verdict = Verdict.MAY_DIFFER;
        rows.add(
                fits
                        ? Row.of("auth_hmac", values, verdict)
                        : Row.of("auth_hmac", values, verdict, SIGNATURE));
    }

    private static String shown(HmacConfig hmac) {
        var text = new StringBuilder(hmac.mode());
        if (hmac.activeKey().isPresent()) text.append(" key ").append(hmac.activeKey().getAsInt());
        return text.toString();
    }

    /** Whether what {@code sender} signs, or does not, is believed by {@code receiver}. */
    private static boolean isVerified(Optional<HmacConfig> sender, Optional<HmacConfig> receiver) {
        if (receiver.isEmpty()) return true;
        boolean signs =
                sender.isPresent()
                        && sender.get().activeKey().isPresent()
                        && !sender.get().mode().equals("receive-only");
        if (!signs) return !receiver.get().mode().equals("enforce");
        int active = sender.get().activeKey().getAsInt();
        return key(sender.get(), active).equals(key(receiver.get(), active));
    }

    private static Optional<String> key(HmacConfig hmac, int id) {
        for (HmacKey key : hmac.keys()) if (key.id() == id) return Optional.of(key.text());
        return Optional.empty();
    }

    private void vmac() {
        List<String> values =
                nodes.stream()
                        .map(node -> node.features().flatMap(InstanceFeatures::vmac).isPresent())
                        .map(uses -> uses ? "yes" : Row.NONE)
                        .toList();
        if (!values.contains("yes")) return;
        rows.add(Row.equal("use_vmac", values, Verdict.DOUBTFUL, VMAC));
    }

    /** One row for each line that any node has. */
    private void lines(String keyword, Function<InstanceFeatures, List<String>> lines) {
        var perNode = new ArrayList<List<String>>();
        for (Member node : nodes) perNode.add(node.features().map(lines).orElse(List.of()));
        var all = new LinkedHashSet<String>();
        for (List<String> each : perNode) all.addAll(each);
        for (String line : all) {
            var values = new ArrayList<String>();
            for (List<String> each : perNode) values.add(each.contains(line) ? line : Row.NONE);
            rows.add(Row.equal(keyword, values, Verdict.DOUBTFUL, ON_SOME_NODES));
        }
    }

    private static List<String> routes(InstanceFeatures features) {
        var lines = new ArrayList<String>();
        for (RouteConfig each : features.routes()) {
            lines.add((each.destination() + written(each.settings())).strip());
        }
        return lines;
    }

    private static List<String> rules(InstanceFeatures features) {
        var lines = new ArrayList<String>();
        for (RuleConfig each : features.rules()) lines.add(written(each.settings()).strip());
        return lines;
    }

    private static String written(List<Setting> settings) {
        var text = new StringBuilder();
        for (Setting each : settings) {
            if (INTERFACES.contains(each.name())) continue;
            text.append(' ').append(each.name());
            if (!each.value().isEmpty()) text.append(' ').append(each.value());
        }
        return text.toString();
    }

    /** The names of groups do not matter, and those of instances may differ. */
    private void groups(RouterNames sameRouter) {
        var values = new ArrayList<String>();
        for (int i = 0; i < nodes.size(); i++) {
            int node = i;
            List<String> members =
                    nodes.get(i).grouped().stream()
                            .map(name -> sameRouter.inFirstFile(node, name))
                            .sorted()
                            .toList();
            values.add(members.isEmpty() ? Row.NONE : String.join(" ", members));
        }
        if (values.stream().allMatch(Row.NONE::equals)) return;
        rows.add(Row.equal("vrrp_sync_group", values, Verdict.WRONG, GROUPS));
    }
}
