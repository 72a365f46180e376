package io.regent.ipvs;

import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.VirtualServerGroup.Addresses;
import io.regent.lvs.GroupMarks;
import io.regent.net.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What nft(8) is told for {@code nftables_ipvs}: one transaction that puts a table of ours in place
 * of the one before. Objects are named as keepalived's (inventory 7.8).
 */
final class NftScript {

    private NftScript() {}

    /** Whether nft takes it as a name; nothing else may get into a script. */
    static boolean isName(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
            boolean other = c >= '0' && c <= '9' || c == '.' || c == '/';
            if (!letter && (i == 0 || !other)) return false;
        }
        return !word.isEmpty();
    }

    /** It is gone afterwards, whether it was there or not. */
    static String remove(String table) {
        var script = new StringBuilder();
        for (IpFamily family : IpFamily.values()) appendRemoval(table, family, script);
        return script.toString();
    }

    static String replace(String table, int priority, GroupMarks marks) {
        var script = new StringBuilder();
        for (IpFamily family : IpFamily.values()) {
            appendRemoval(table, family, script);
            appendTable(table, priority, family, marks, script);
        }
        return script.toString();
    }

    /** To delete what is not there would be a mistake, so it is made first. */
    private static void appendRemoval(String table, IpFamily family, StringBuilder out) {
        String name = " table " + word(family) + ' ' + table + '\n';
        out.append("add").append(name).append("delete").append(name);
    }

    private static void appendTable(
            String table, int priority, IpFamily family, GroupMarks marks, StringBuilder out) {
        String ip = word(family);
        var maps = new StringBuilder();
        var chain = new StringBuilder();
        for (Protocol protocol : Protocol.values()) {
            String word = protocol.name().toLowerCase(Locale.ROOT);
            String onePort = elements(family, protocol, false, marks);
            if (!onePort.isEmpty()) {
                appendMap(word + "_map", addresses(family) + " . inet_service", onePort, maps);
                appendRule("", ip + " daddr . " + word + " dport map @" + word + "_map", chain);
            }
            String anyPort = elements(family, protocol, true, marks);
            if (!anyPort.isEmpty()) {
                appendMap(word + "_any", addresses(family), anyPort, maps);
                appendRule(
                        "meta l4proto " + word + " ", ip + " daddr map @" + word + "_any", chain);
            }
        }
        if (maps.isEmpty()) return;
        out.append("table ").append(ip).append(' ').append(table).append(" {\n").append(maps);
        out.append(" chain in {\n  type filter hook input priority ").append(priority);
        out.append("; policy accept;\n").append(chain).append(" }\n}\n");
    }

    private static void appendMap(String name, String key, String elements, StringBuilder out) {
        out.append(" map ").append(name).append(" {\n  type ").append(key);
        out.append(" : mark; flags interval;\n  elements = {\n");
        out.append(elements).append("  }\n }\n");
    }

    /** A packet that is in no map goes on to the next rule. */
    private static void appendRule(String match, String lookup, StringBuilder out) {
        out.append("  ").append(match).append("meta mark set ").append(lookup).append(" return\n");
    }

    private static String elements(
            IpFamily family, Protocol protocol, boolean anyPort, GroupMarks marks) {
        List<String> lines = new ArrayList<>();
        for (GroupMarks.Rule rule : marks.rules()) {
            Addresses to = rule.to();
            boolean fits =
                    rule.protocol() == protocol
                            && to.first().family() == family
                            && (to.port() == 0) == anyPort;
            if (!fits) continue;
            String range =
                    to.first().equals(to.last())
                            ? to.first().toString()
                            : to.first() + "-" + to.last();
            lines.add(range + (anyPort ? "" : " . " + to.port()) + " : " + rule.mark());
        }
        return lines.isEmpty() ? "" : "   " + String.join(",\n   ", lines) + "\n";
    }

    private static String word(IpFamily family) {
        return family == IpFamily.IPV4 ? "ip" : "ip6";
    }

    private static String addresses(IpFamily family) {
        return family == IpFamily.IPV4 ? "ipv4_addr" : "ipv6_addr";
    }
}
