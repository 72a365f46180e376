package io.regent.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who holds which address: the client's answer, and beside it what the nodes' kernels say. */
final class Holders {

    private Holders() {}

    /** A line of heads, and one for each address. */
    static List<String> table(Cluster cluster, Evidence evidence)
            throws DemoFailure, InterruptedException {
        var lines = new ArrayList<String>();
        lines.add(row("", "answers ARP", "node1 ip addr", "node2 ip addr"));
        for (var service : cluster.setup().services())
            lines.add(
                    row(
                            service.title(),
                            answering(cluster.example(), service, evidence),
                            cluster.lan().labelOf(Example.NODE1, service).orElse("-"),
                            cluster.lan().labelOf(Example.NODE2, service).orElse("-")));
        return lines;
    }

    private static String answering(Example example, Service service, Evidence evidence) {
        var names = new ArrayList<String>();
        for (String mac : evidence.answering(service.address(), System.nanoTime()))
            names.add(nameOf(example, mac));
        return names.isEmpty() ? "nobody" : String.join(" and ", names);
    }

    private static String nameOf(Example example, String mac) {
        for (var host : example.hosts()) if (host.mac().equals(mac)) return host.name();
        return mac;
    }

    private static String row(String address, String answers, String node1, String node2) {
        return String.format(
                        Locale.ROOT, "%-22s  %-15s  %-14s  %-14s", address, answers, node1, node2)
                .stripTrailing();
    }
}
