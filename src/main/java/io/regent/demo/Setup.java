package io.regent.demo;

import java.nio.file.Path;
import java.util.Properties;

/**
 * What a demo is made of. Stored in its run directory, for the commands that come later.
 *
 * @param examples the directory that holds one directory for each example
 * @param daemon the program that keeps the addresses
 * @param nginx whether nginx stands in front of the web nodes, or the built-in proxy
 */
record Setup(Example example, Path examples, Path daemon, boolean nginx) {

    static Setup of(Example example, boolean builtinProxy) throws DemoFailure {
        return new Setup(
                example,
                Programs.examples(),
                Programs.daemon(),
                !builtinProxy && Programs.find("nginx").isPresent());
    }

    static Setup of(Properties facts) throws DemoFailure {
        return new Setup(
                Example.named(facts.getProperty("example", "")),
                Path.of(facts.getProperty("examples", "")),
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

    /** The files of the example. */
    Path directory() {
        return examples.resolve(example.directory());
    }

    /** Those of one host. */
    Path directory(Host host) {
        return directory().resolve(host.name());
    }

    Path configuration(Host node) {
        return directory(node).resolve("keepalived.conf");
    }

    /** What answers on port 80 of a host, in words. */
    String web(Host host) {
        return switch (host.role()) {
            case NODE ->
                    example.webs().isEmpty()
                            ? "web server"
                            : nginx ? "nginx as web proxy" : "built-in web proxy";
            case WEB -> "web server";
            case CLIENT -> "nothing";
        };
    }
}
