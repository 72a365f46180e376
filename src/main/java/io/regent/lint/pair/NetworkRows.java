package io.regent.lint.pair;

import io.regent.lint.Text;
import io.regent.net.IpAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the adverts of each node reach all others. */
final class NetworkRows {

    private static final Text SAME_SOURCE =
            new Text("two nodes cannot have the same address", "两个节点不能使用同一个地址");
    private static final Text MIXED =
            new Text(
                    "some nodes send to a group and some to single nodes: they do not hear each other",
                    "有的节点发往组播地址，有的发往单个节点：它们互相听不到");

    private final List<Member> nodes;
    private final List<Row> rows = new ArrayList<>();

    private NetworkRows(List<Member> nodes) {
        this.nodes = nodes;
    }

    static List<Row> of(List<Member> nodes) {
        var all = new NetworkRows(nodes);
        boolean unicast = nodes.stream().anyMatch(node -> !node.peers().isEmpty());
        all.sources(unicast ? "unicast_src_ip" : "mcast_src_ip");
        if (unicast) all.peers();
        return all.rows;
    }

    private void sources(String keyword) {
        var values = new ArrayList<String>();
        var seen = new HashSet<IpAddress>();
        boolean twice = false;
        int absent = 0;
        for (Member node : nodes) {
            Optional<IpAddress> source = node.source();
            values.add(source.map(IpAddress::toString).orElse(Row.NONE));
            if (source.isEmpty()) absent++;
            else twice |= !seen.add(source.get());
        }
        if (seen.isEmpty()) return;
        if (twice) rows.add(Row.of(keyword, values, Verdict.WRONG, SAME_SOURCE));
        else if (absent > 0) rows.add(Row.of(keyword, values, Verdict.MAY_DIFFER));
        else rows.add(Row.of(keyword, values, Verdict.DIFFERS_AS_IT_MUST));
    }

    private void peers() {
        List<String> values = nodes.stream().map(node -> listed(node.peers())).toList();
        Optional<Text> wrong = mistake();
        if (wrong.isPresent()) {
            rows.add(Row.of("unicast_peer", values, Verdict.WRONG, wrong.get()));
            return;
        }
        Optional<Text> doubt = stranger();
        rows.add(
                doubt.isPresent()
                        ? Row.of("unicast_peer", values, Verdict.DOUBTFUL, doubt.get())
                        : Row.of("unicast_peer", values, Verdict.DIFFERS_AS_IT_MUST));
    }

    private static String listed(List<IpAddress> peers) {
        if (peers.isEmpty()) return Row.NONE;
        return String.join(" ", peers.stream().map(IpAddress::toString).toList());
    }

    /** A node that another one does not send to, as far as their addresses are known. */
    private Optional<Text> mistake() {
        for (int from = 0; from < nodes.size(); from++) {
            List<IpAddress> peers = nodes.get(from).peers();
            if (peers.isEmpty()) return Optional.of(MIXED);
            for (int to = 0; to < nodes.size(); to++) {
                Optional<IpAddress> address = nodes.get(to).source();
                if (to == from || address.isEmpty() || peers.contains(address.get())) continue;
                return Optional.of(notSent(from + 1, to + 1, address.get()));
            }
        }
        return Optional.empty();
    }

    /** A peer that is none of the nodes compared, or the node itself. */
    private Optional<Text> stranger() {
        Set<IpAddress> known = new HashSet<>();
        for (Member node : nodes) {
            if (node.source().isEmpty()) return Optional.empty();
            known.add(node.source().get());
        }
        for (int from = 0; from < nodes.size(); from++) {
            Member node = nodes.get(from);
            for (IpAddress peer : node.peers()) {
                if (node.source().get().equals(peer)) return Optional.of(itself(from + 1, peer));
                if (!known.contains(peer)) return Optional.of(unknown(from + 1, peer));
            }
        }
        return Optional.empty();
    }

    private static Text notSent(int from, int to, IpAddress address) {
        return new Text(
                "file %d does not name %s, the address of file %d: that node hears nothing"
                        .formatted(from, address, to),
                "第 %d 个文件没有写第 %d 个文件的地址 %s：那个节点什么也听不到".formatted(from, to, address));
    }

    private static Text itself(int from, IpAddress peer) {
        return new Text(
                "file %d names its own address %s".formatted(from, peer),
                "第 %d 个文件写了自己的地址 %s".formatted(from, peer));
    }

    private static Text unknown(int from, IpAddress peer) {
        return new Text(
                "file %d names %s, which is the address of no file here".formatted(from, peer),
                "第 %d 个文件写了 %s，它不是这里任何文件的地址".formatted(from, peer));
    }
}
