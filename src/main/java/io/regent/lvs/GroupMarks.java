package io.regent.lvs;

import io.regent.config.lvs.LvsConfig;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.ServiceAddress;
import io.regent.config.lvs.VirtualServer;
import io.regent.config.lvs.VirtualServerGroup;
import io.regent.config.lvs.VirtualServerGroup.Addresses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code nftables_ipvs} (inventory 7.8): the addresses of a group get one firewall mark for each
 * protocol that asks for the group, so that one service of the kernel, or one of each family, is
 * enough for all of them. Marks are given in the order of the file; those that the file uses itself
 * are left out, and so is a group with a mark of its own, as keepalived 2.2.7 leaves it.
 *
 * @param marks of each group and protocol that are asked for
 * @param rules which packets get which; no packet fits two rules with the same kind of port, one
 *     port or any
 */
public record GroupMarks(Map<Asked, Long> marks, List<Rule> rules) {

    /** Who asks for the mark. */
    record Asked(String group, Protocol protocol) {}

    /** Packets to these addresses; port 0 is any port that no other rule names. */
    public record Rule(Protocol protocol, Addresses to, long mark) {}

    private static final long LAST_MARK = 0xffff_ffffL;

    public GroupMarks {
        marks = Map.copyOf(marks);
        rules = List.copyOf(rules);
    }

    /**
     * @param firstMark 1 to 4294967295
     */
    static GroupMarks of(LvsConfig config, long firstMark) {
        Map<String, VirtualServerGroup> groups = new HashMap<>();
        for (VirtualServerGroup group : config.groups()) groups.putIfAbsent(group.name(), group);
        Set<Long> used = marksOf(config);
        Map<Asked, Long> marks = new LinkedHashMap<>();
        var rules = new ArrayList<Rule>();
        long next = firstMark;
        for (VirtualServer server : config.virtualServers()) {
            if (!(server.address() instanceof ServiceAddress.Group named)) continue;
            VirtualServerGroup group = groups.get(named.name());
            var asked = new Asked(named.name(), server.protocol().orElse(Protocol.UDP));
            if (group == null || hasMark(group) || marks.containsKey(asked)) continue;
            while (used.contains(next)) next++;
            // Without a mark its addresses stay services of their own.
            if (next > LAST_MARK) break;
            marks.put(asked, next);
            addRules(group, asked.protocol(), next++, rules);
        }
        return new GroupMarks(marks, rules);
    }

    private static boolean hasMark(VirtualServerGroup group) {
        for (VirtualServerGroup.Entry entry : group.entries())
            if (entry instanceof VirtualServerGroup.Mark) return true;
        return false;
    }

    private static Set<Long> marksOf(LvsConfig config) {
        Set<Long> used = new HashSet<>();
        for (VirtualServer server : config.virtualServers())
            if (server.address() instanceof ServiceAddress.FwMark own) used.add(own.mark());
        for (VirtualServerGroup group : config.groups()) {
            for (VirtualServerGroup.Entry entry : group.entries())
                if (entry instanceof VirtualServerGroup.Mark own) used.add(own.mark());
        }
        return used;
    }

    private static void addRules(
            VirtualServerGroup group, Protocol protocol, long mark, List<Rule> rules) {
        for (VirtualServerGroup.Entry entry : group.entries()) {
            if (!(entry instanceof Addresses range)) continue;
            for (Addresses free : free(range, protocol, rules))
                rules.add(new Rule(protocol, free, mark));
        }
    }

    /** What of a range no rule has yet: an address belongs to the first that names it. */
    private static List<Addresses> free(Addresses range, Protocol protocol, List<Rule> rules) {
        List<Addresses> free = List.of(range);
        for (Rule rule : rules) {
            if (rule.protocol() != protocol || rule.to().port() != range.port()) continue;
            var left = new ArrayList<Addresses>(free.size());
            for (Addresses piece : free) addWithout(rule.to(), piece, left);
            free = left;
        }
        return free;
    }

    private static void addWithout(Addresses taken, Addresses piece, List<Addresses> out) {
        boolean apart =
                taken.first().family() != piece.first().family()
                        || taken.last().compareTo(piece.first()) < 0
                        || piece.last().compareTo(taken.first()) < 0;
        if (apart) {
            out.add(piece);
            return;
        }
        int port = piece.port();
        if (piece.first().compareTo(taken.first()) < 0)
            out.add(new Addresses(piece.first(), taken.first().previous(), port));
        if (taken.last().compareTo(piece.last()) < 0)
            out.add(new Addresses(taken.last().next(), piece.last(), port));
    }

    /** Empty where the addresses of the group stay services of their own. */
    Optional<Long> of(String group, Protocol protocol) {
        return Optional.ofNullable(marks.get(new Asked(group, protocol)));
    }
}
