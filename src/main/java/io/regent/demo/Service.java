package io.regent.demo;

import io.regent.config.ConfigLoader;
import io.regent.config.InstanceConfig;
import io.regent.config.syntax.DiskReader;
import io.regent.net.IpAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A name that the client fetches, and what the nodes' files say about the virtual address behind
 * it.
 *
 * @param home the node with the higher priority
 * @param standby the instance of the other node
 */
record Service(String name, String address, Host home, InstanceConfig standby) {

    /** A node and its instance for an address. */
    private record Candidate(Host node, InstanceConfig instance) {}

    /** The name that the client resolves. The domain .test is reserved for uses like this one. */
    String hostName() {
        return name + ".regent.test";
    }

    /** The address and its name, for messages. */
    String title() {
        return address + " (" + name + ")";
    }

    Duration advertInterval() {
        return standby.advertInterval();
    }

    /**
     * How long the standby waits after a heartbeat that says "I stop": RFC 3768 and RFC 9568, 6.1,
     * Skew_Time. Worked out here once more, for this is what the daemon is judged by.
     */
    Duration skewTime() {
        var unit = standby.version() == 3 ? advertInterval() : Duration.ofSeconds(1);
        return unit.multipliedBy(256 - standby.priority()).dividedBy(256);
    }

    /** How long the standby waits after any other heartbeat: Master_Down_Interval. */
    Duration masterDownInterval() {
        return advertInterval().multipliedBy(standby.downTimerAdverts()).plus(skewTime());
    }

    /**
     * Reads the configuration files of the nodes.
     *
     * @param directory of the example, with one directory for each node
     */
    static List<Service> read(Example example, Path directory) throws DemoFailure {
        var instances = new ArrayList<Candidate>();
        for (var node : example.nodes()) {
            var file = directory.resolve(example.configuration(node));
            for (var instance : instances(file)) instances.add(new Candidate(node, instance));
        }
        var services = new ArrayList<Service>();
        for (var site : example.sites()) services.add(service(site, instances, directory));
        return services;
    }

    private static Service service(Example.Site site, List<Candidate> instances, Path directory)
            throws DemoFailure {
        var candidates = new ArrayList<Candidate>();
        for (var each : instances) if (carries(each.instance(), site)) candidates.add(each);
        candidates.sort((a, b) -> b.instance().priority() - a.instance().priority());
        if (candidates.size() != 2)
            throw new DemoFailure(
                    "the demo needs %s in one vrrp_instance of each node; see the files in %s"
                            .formatted(site.address(), directory));
        return new Service(
                site.name(),
                site.address(),
                candidates.getFirst().node(),
                candidates.getLast().instance());
    }

    private static boolean carries(InstanceConfig instance, Example.Site site) {
        var wanted = IpAddress.parse(site.address()).orElseThrow();
        return instance.allAddresses().stream().anyMatch(each -> each.address().equals(wanted));
    }

    private static List<InstanceConfig> instances(Path file) throws DemoFailure {
        var loaded = ConfigLoader.load(file, new DiskReader());
        if (loaded.runnable().isPresent()) return loaded.runnable().get().instances();
        throw new DemoFailure(file + " has mistakes; see: regent -t -f " + file);
    }
}
