package io.regent.lint.pair;

import io.regent.config.InstanceConfig;
import io.regent.config.Password;
import io.regent.config.VirtualAddress;
import io.regent.lint.Text;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import io.regent.net.IpPrefix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** The settings of one virtual router on all nodes. Passwords are compared and never shown. */
final class RouterRows {

    private static final Text SPLIT =
            new Text(
                    "the nodes do not hear each other: all of them hold the addresses",
                    "节点之间互相听不到：所有节点都会持有地址");
    private static final Text PASSWORD =
            new Text(
                    "type or password differ: the nodes refuse each other's adverts",
                    "类型或口令不同：节点会拒绝彼此的通告");
    private static final Text CHECKSUM =
            new Text(
                    "the checksums differ: the nodes refuse each other's adverts",
                    "校验和的算法不同：节点会拒绝彼此的通告");
    private static final Text INTERVAL_V2 =
            new Text("version 2 refuses adverts with another interval", "第 2 版拒绝间隔不同的通告");
    private static final Text INTERVAL_V3 =
            new Text("take-over takes as long as the longer interval says", "接管时间取决于较长的间隔");
    private static final Text ADDRESS =
            new Text(
                    "an address moves only if all nodes have it, with the same mask",
                    "只有所有节点都以相同的掩码配置了同一地址，它才能转移");
    private static final Text TWO_MASTERS =
            new Text("more than one node begins as MASTER", "不止一个节点以 MASTER 开始");

    private static final Text NOT_THE_HIGHEST =
            new Text(
                    "the node that begins as MASTER has not the highest priority",
                    "以 MASTER 开始的节点优先级不是最高的");

    private final List<Member> members;
    private final List<InstanceConfig> nodes;
    private final List<Row> rows = new ArrayList<>();

    private RouterRows(List<Member> members) {
        this.members = members;
        this.nodes = members.stream().map(Member::config).toList();
    }

    static List<Row> of(List<Member> members, FeatureRows.RouterNames sameRouter) {
        var all = new RouterRows(members);
        all.identity();
        all.authentication();
        all.interval();
        all.addresses("virtual_ipaddress", InstanceConfig::virtualAddresses);
        all.addresses("virtual_ipaddress_excluded", InstanceConfig::excludedAddresses);
        all.rows.addAll(FeatureRows.of(members, sameRouter));
        all.state();
        all.rows.addAll(PriorityRows.of(all.nodes));
        return all.rows;
    }

    private List<String> values(Function<InstanceConfig, Object> setting) {
        return nodes.stream().map(node -> setting.apply(node).toString()).toList();
    }

    private void identity() {
        mayDiffer("vrrp_instance", values(InstanceConfig::name));
        mayDiffer("interface", values(InstanceConfig::interfaceName));
        mustEqual("virtual_router_id", values(InstanceConfig::vrid), SPLIT);
        mustEqual("version", values(InstanceConfig::version), SPLIT);
        family();
        boolean unicast = members.stream().anyMatch(member -> !member.peers().isEmpty());
        boolean v4 = members.stream().allMatch(member -> member.family() == IpFamily.IPV4);
        if (!unicast && v4) mustEqual("mcast_dst_ip", values(InstanceConfig::group), SPLIT);
        rows.addAll(NetworkRows.of(members));
        checksum();
    }

    /** Adverts of one family are not heard by a node that listens for the other. */
    private void family() {
        List<String> values =
                members.stream()
                        .map(member -> member.family() == IpFamily.IPV4 ? "IPv4" : "IPv6")
                        .toList();
        if (!Row.isSame(values)) rows.add(Row.of("family", values, Verdict.WRONG, SPLIT));
    }

    private void checksum() {
        List<String> values = values(node -> node.checksumWithoutPseudoHeader() ? "yes" : Row.NONE);
        if (values.contains("yes")) mustEqual("v3_checksum_as_v2", values, CHECKSUM);
    }

    private void authentication() {
        var shown = new ArrayList<String>();
        var passwords = new ArrayList<Optional<Password>>();
        for (Member member : members) {
            Optional<Password> password = member.config().password();
            passwords.add(password);
            String type = member.usesAuthenticationHeader() ? "AH" : Row.NONE;
            shown.add(password.map(hidden -> "PASS " + hidden).orElse(type));
        }
        boolean same = passwords.stream().distinct().count() == 1 && Row.isSame(shown);
        rows.add(
                same
                        ? Row.of("authentication", shown, Verdict.EQUAL)
                        : Row.of("authentication", shown, Verdict.WRONG, PASSWORD));
    }

    private void interval() {
        boolean version2 = nodes.stream().anyMatch(node -> node.version() == 2);
        Verdict otherwise = version2 ? Verdict.WRONG : Verdict.DOUBTFUL;
        List<String> values = values(node -> seconds(node.advertInterval()));
        rows.add(Row.equal("advert_int", values, otherwise, version2 ? INTERVAL_V2 : INTERVAL_V3));
    }

    private static String seconds(Duration interval) {
        String text = interval.toMillis() / 1000.0 + " s";
        return text.replace(".0 s", " s");
    }

    /** One row for each address that any node has. */
    private void addresses(
            String keyword, Function<InstanceConfig, List<VirtualAddress>> addresses) {
        var all = new TreeSet<IpAddress>();
        for (InstanceConfig node : nodes) {
            for (VirtualAddress each : addresses.apply(node)) all.add(each.address());
        }
        for (IpAddress address : all) {
            List<String> values = values(node -> written(address, addresses.apply(node)));
            mustEqual(keyword, values, ADDRESS);
        }
    }

    private static String written(IpAddress address, List<VirtualAddress> addresses) {
        for (VirtualAddress each : addresses) {
            IpPrefix local = each.local();
            if (each.address().equals(address)) return local.toString();
        }
        return Row.NONE;
    }

    private void state() {
        List<String> values = values(node -> node.startActive() ? "MASTER" : "BACKUP");
        long masters = nodes.stream().filter(InstanceConfig::startActive).count();
        if (masters > 1) rows.add(Row.of("state", values, Verdict.DOUBTFUL, TWO_MASTERS));
        else if (masters == 1 && !masterIsHighest()) {
            rows.add(Row.of("state", values, Verdict.DOUBTFUL, NOT_THE_HIGHEST));
        } else if (masters == 1) rows.add(Row.of("state", values, Verdict.DIFFERS_AS_IT_MUST));
        else rows.add(Row.of("state", values, Verdict.EQUAL));
    }

    private boolean masterIsHighest() {
        int highest = nodes.stream().mapToInt(InstanceConfig::priority).max().orElse(0);
        for (InstanceConfig node : nodes) {
            if (node.startActive() && node.priority() < highest) return false;
        }
        return true;
    }

    private void mayDiffer(String setting, List<String> values) {
        rows.add(Row.of(setting, values, Row.isSame(values) ? Verdict.EQUAL : Verdict.MAY_DIFFER));
    }

    private void mustEqual(String setting, List<String> values, Text reason) {
        rows.add(Row.equal(setting, values, Verdict.WRONG, reason));
    }
}
