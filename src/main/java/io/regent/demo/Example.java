package io.regent.demo;

import io.regent.demo.Host.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A set-up under {@code examples/}: its hosts and what the client asks for.
 *
 * @param directory its name under {@code examples/}
 * @param webs the machines behind the nodes; without any, the nodes serve pages themselves
 * @param way how a request comes from a node to a page
 */
record Example(String directory, List<Host> webs, Way way, List<Site> sites) {

    enum Way {
        /** The node has the pages. */
        AT_ONCE,
        /** A web proxy on the node fetches it. */
        PROXY,
        /** The node is a director: its kernel hands the connection on. */
        LVS
    }

    /** A name that the client fetches, and the virtual address behind it. */
    record Site(String name, String address) {}

    static final Host NODE1 = new Host("node1", Role.NODE, 151);
    static final Host NODE2 = new Host("node2", Role.NODE, 152);
    static final Host CLIENT = new Host("client", Role.CLIENT, 10);

    private static final Site WWW = new Site("www", "192.168.200.160");
    private static final Site BBS = new Site("bbs", "192.168.200.170");

    static final Host WEB1 = new Host("web1", Role.WEB, 21);
    static final Host WEB2 = new Host("web2", Role.WEB, 22);

    static final Example DUAL_MASTER =
            new Example("dual-master", List.of(WEB1, WEB2), Way.PROXY, List.of(WWW, BBS));
    static final Example SINGLE_PAIR =
            new Example("single-pair", List.of(), Way.AT_ONCE, List.of(WWW));
    static final Example LVS = new Example("lvs-dr", List.of(WEB1, WEB2), Way.LVS, List.of(WWW));

    Example {
        webs = List.copyOf(webs);
        sites = List.copyOf(sites);
    }

    static Example named(String directory) throws DemoFailure {
        for (var example : List.of(DUAL_MASTER, SINGLE_PAIR, LVS))
            if (example.directory.equals(directory)) return example;
        throw new DemoFailure("there is no example named " + directory);
    }

    /** The daemon's file on a node, below the directory of the example. */
    Path configuration(Host node) {
        if (way != Way.LVS) return Path.of(node.name(), "keepalived.conf");
        return Path.of(node.equals(NODE1) ? "master.conf" : "backup.conf");
    }

    List<Host> nodes() {
        return List.of(NODE1, NODE2);
    }

    List<Host> hosts() {
        var hosts = new ArrayList<>(nodes());
        hosts.addAll(webs);
        hosts.add(CLIENT);
        return List.copyOf(hosts);
    }

    Host host(String name) throws DemoFailure {
        for (var host : hosts()) if (host.name().equals(name)) return host;
        throw new DemoFailure(
                "there is no host named %s; the hosts are %s".formatted(name, hostNames()));
    }

    Host node(String name) throws DemoFailure {
        for (var node : nodes()) if (node.name().equals(name)) return node;
        throw new DemoFailure(
                "there is no node named %s; the nodes are node1, node2".formatted(name));
    }

    Host otherNode(Host node) {
        return node.equals(NODE1) ? NODE2 : NODE1;
    }

    private String hostNames() {
        return String.join(", ", hosts().stream().map(Host::name).toList());
    }
}
