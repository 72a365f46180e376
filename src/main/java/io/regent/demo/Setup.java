package io.regent.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * What a demo is made of. Stored in its run directory, for the commands that come later.
 *
 * @param examples the directory that holds one directory for each example
 * @param services as the files of the example have them
 * @param daemon the program that keeps the addresses
 * @param nginx whether nginx stands in front of the web nodes, or the built-in proxy
 */
record Setup(Example example, Path examples, List<Service> services, Path daemon, boolean nginx) {

    Setup {
        services = List.copyOf(services);
    }

    static Setup of(Example example, boolean builtinProxy) throws DemoFailure {
        var examples = Programs.examples();
        return new Setup(
                example,
                examples,
                Service.read(example, examples.resolve(example.directory())),
                Programs.daemon(),
                !builtinProxy && Programs.find("nginx").isPresent());
    }

    static Setup of(Properties facts) throws DemoFailure {
        var example = Example.named(facts.getProperty("example", ""));
        var examples = Path.of(facts.getProperty("examples", ""));
        return new Setup(
                example,
                examples,
                Service.read(example, examples.resolve(example.directory())),
                Path.of(facts.getProperty("daemon", "")),
                Boolean.parseBoolean(facts.getProperty("nginx")));
    }

    Properties facts() {
        var facts = new Properties();
        facts.setProperty("example", example.directory());
        facts.setProperty("examples", examples.toString());
        facts.setProperty("daemon", daemon.toString());
        facts.setProperty("nginx", Boolean.toString(nginx));
        return facts;
    }

    /** The services whose home is this node. */
    List<Service> servicesOf(Host node) {
        return services.stream().filter(service -> service.home().equals(node)).toList();
    }

    /** The files of the example. */
    Path directory() {
        return examples.resolve(example.directory());
    }

    /** Those of one host. */
    Path directory(Host host) {
        return directory().resolve(host.name());
    }

    Path configuration(Host node) {
        return directory().resolve(example.configuration(node));
    }

    /** What answers on port 80 of a host, in words. */
    String web(Host host) {
        return switch (host.role()) {
            case NODE ->
                    switch (example.way()) {
                        case AT_ONCE -> "web server";
                        case PROXY -> nginx ? "nginx as web proxy" : "built-in web proxy";
                        case LVS -> "director: its kernel hands connections on";
                    };
            case WEB -> "web server";
            case CLIENT -> "nothing";
        };
    }
}
