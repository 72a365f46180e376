package io.regent.demo;

import io.regent.demo.Host.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * A set-up under {@code examples/}: its hosts and what the client asks for.
 *
 * @param directory its name under {@code examples/}
 * @param webs the machines behind the nodes' proxies; without any, the nodes serve pages themselves
 */
record Example(String directory, List<Host> webs, List<Site> sites) {

    /** A name that the client fetches, and the virtual address behind it. */
    record Site(String name, String address) {}

    static final Host NODE1 = new Host("node1", Role.NODE, 151);
    static final Host NODE2 = new Host("node2", Role.NODE, 152);
    static final Host CLIENT = new Host("client", Role.CLIENT, 10);

    private static final Site WWW = new Site("www", "192.168.200.160");
    private static final Site BBS = new Site("bbs", "192.168.200.170");

    static final Example DUAL_MASTER =
            new Example(
                    "dual-master",
                    List.of(new Host("web1", Role.WEB, 21), new Host("web2", Role.WEB, 22)),
                    List.of(WWW, BBS));
    static final Example SINGLE_PAIR = new Example("single-pair", List.of(), List.of(WWW));

    Example {
        webs = List.copyOf(webs);
        sites = List.copyOf(sites);
    }

    static Example named(String directory) throws DemoFailure {
        for (var example : List.of(DUAL_MASTER, SINGLE_PAIR))
            if (example.directory.equals(directory)) return example;
        throw new DemoFailure("there is no example named " + directory);
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
