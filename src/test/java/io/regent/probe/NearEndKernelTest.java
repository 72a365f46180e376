package io.regent.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.ConfigLoader;
import io.regent.config.Configuration;
import io.regent.config.lvs.Checker;
import io.regent.kernel.TestNamespace;
import io.regent.script.ScriptBook;
import io.regent.script.ScriptThread;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a block of keepalived.conf says of a check's connection is so on the wire. */
@Tag("kernel")
@Timeout(60)
class NearEndKernelTest {

    private static final Pattern COUNTER = Pattern.compile("counter packets (\\d+)");

    /** The real server itself is nowhere: all but the kind stands in the block. */
    private static final String BLOCK =
            """
            connect_ip 192.0.2.2
            connect_port 53
            bindto 192.0.2.77
            bind_port 4711
            bind_if eth1
            fwmark 7
            connect_timeout 1
            """;

    @TempDir private Path folder;

    private static List<Checker> checkers(Configuration configuration) {
        return configuration.virtualServers().getFirst().realServers().getFirst().checkers();
    }

    private static Configuration configuration() {
        String text =
                """
                virtual_server 10.0.0.1 80 {
                    lvs_sched rr
                    lvs_method NAT
                    protocol TCP
                    real_server 198.51.100.1 80 {
                        TCP_CHECK { ALL }
                        HTTP_GET { ALL url { path / } }
                        SSL_GET { ALL url { path / } }
                        SMTP_CHECK { ALL }
                        DNS_CHECK { ALL name example.org }
                        UDP_CHECK { ALL }
                    }
                }
                """
                        .replace("{ ALL url { path / } }", "{\nALL\nurl {\npath /\n}\n}")
                        .replace("{ ALL name example.org }", "{\nALL\nname example.org\n}")
                        .replace("{ ALL }", "{\nALL\n}")
                        .replace("ALL\n", BLOCK);
        return ConfigLoader.read("f", text.getBytes(StandardCharsets.UTF_8))
                .configuration()
                .orElseThrow();
    }

    private void count(TestNamespace namespace, String hook, String what) throws Exception {
        Path rules = folder.resolve("rules");
        Files.writeString(
                rules,
                "table ip t {\nchain c {\ntype filter hook %s priority 0;\n%s counter\n}\n}\n"
                        .formatted(hook, what));
        nft(namespace, "-f", rules.toString());
    }

    private static long counted(TestNamespace namespace) throws Exception {
        Matcher counter = COUNTER.matcher(nft(namespace, "list", "ruleset"));
        assertTrue(counter.find());
        return Long.parseLong(counter.group(1));
    }

    private static String nft(TestNamespace namespace, String... words) throws Exception {
        var command =
                new java.util.ArrayList<>(List.of("ip", "netns", "exec", namespace.name(), "nft"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    @Test
    @Tag("LV-25")
    void everyKindOfCheckComesFromWhereItIsToldToAndGoesWhereItIsTold() throws Exception {
        Configuration configuration = configuration();
        try (var here = TestNamespace.make("ck-");
                var there = TestNamespace.make("ck-");
                var dialer = Dialer.start();
                var scripts = ScriptThread.start((_, _) -> {}, Optional.empty())) {
            here.joinTo(there, "eth1", "eth1");
            here.ip("addr", "add", "192.0.2.1/24", "dev", "eth1");
            here.ip("addr", "add", "192.0.2.77/24", "dev", "eth1");
            there.ip("addr", "add", "192.0.2.2/24", "dev", "eth1");
            count(here, "output", "meta mark 7");
            String from = "ip saddr 192.0.2.77 ip daddr 192.0.2.2 th sport 4711 th dport 53";
            count(there, "input", from);
            var probes =
                    new Probes(dialer, scripts, ScriptBook.of(configuration), Optional.empty());
            assertEquals(6, checkers(configuration).size());
            for (Checker checker : checkers(configuration)) {
                long marked = counted(here);
                long arrived = counted(there);
                here.inside(probes.probes(checker).getFirst()::attempt);
                assertTrue(counted(here) > marked, checker.keyword());
                assertTrue(counted(there) > arrived, checker.keyword());
            }
        }
    }
}
