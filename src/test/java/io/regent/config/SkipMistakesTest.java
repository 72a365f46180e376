package io.regent.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.problem.Problem;
import io.regent.config.syntax.SourceReader;
import io.regent.config.syntax.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The switch for keepalived's way with mistakes. What is expected of a line is what keepalived
 * 2.2.7 was seen to run with.
 */
class SkipMistakesTest {

    private static final String SWITCH = "#regent: skip mistakes\n";

    /** What a line adds to a plain instance. */
    private static final String INSTANCE =
            """
            vrrp_instance a {
                interface eth0
                virtual_router_id 7
                priority 70
                virtual_ipaddress {
                    10.1.1.1/24
                }
                %s
            }
            """;

    private static final String OTHER =
            """
            vrrp_instance other {
                interface eth1
                virtual_router_id 99
                priority 50
                virtual_ipaddress {
                    10.9.9.9/24
                }
            }
            """;

    private static final String SERVER =
            """
            virtual_server 10.0.0.1 80 {
                lb_algo rr
                lb_kind NAT
                protocol TCP
                real_server 10.1.0.1 80 {
                %s
                }
            }
            """;

    @Test
    void withoutTheSwitchAMistakeRefusesTheFile() {
        String file = INSTANCE.formatted("prority 80");
        for (Audience audience : Audience.values()) {
            if (!audience.reads("vrrp_instance")) continue;
            assertTrue(load(file, audience).runnable().isEmpty(), audience::name);
        }
        assertTrue(load(file, Audience.VRRP).isSkippable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prority 80",
                "priority 700\npriority 70",
                "track_script { nobody }",
                "virtual_ipaddress { 10.1.1.999/24 }",
                "virtual_ipaddress { 10.1.1.7/24 brd x }",
                "virtual_ipaddress { 10.1.1.7/24 dev }",
                "virtual_ipaddress { 10.1.1.7/24 label eth0:77777777777777777777 }",
                "track_interface { eth1 wait 3 }",
                "advert_int many",
                "state LEADER",
                "version 5",
                "authentication { auth_type MD5\nauth_pass x }",
                "authentication { auth_type PASS\nauth_pas x }",
                "script x",
                "mcast_src_ip x",
                "notify_master \"/bin/true",
                "}\nvrrp_instance a {\ninterface eth1\nvirtual_router_id 8",
                "}\nvrrp_instance {\ninterface eth1\nvirtual_router_id 8",
                "}\ncolours red\nvrrp_nonsense {\n",
            })
    void whatIsWrongIsLeftOut(String line) {
        Configuration plain = run(INSTANCE.formatted(""));
        Loaded loaded = load(SWITCH + INSTANCE.formatted(line), Audience.VRRP);
        assertEquals(plain.instances(), loaded.runnable().orElseThrow().instances());
        assertTrue(loaded.isWithoutMistakes());
        assertTrue(loaded.problems().stream().anyMatch(Problem::isError));
    }

    @Test
    void whatIsRightBesidesItIsKept() {
        assertEquals(
                List.of("10.1.1.7/24", "10.1.1.5/24", "10.1.1.8/32", "10.1.1.9/24", "10.1.1.6/24"),
                addresses(
                        """
                        10.1.1.7/24 10.1.1.4/24
                        10.1.1.5/24 colour red
                        10.1.1.8/99
                        10.1.1.9/24 scope far
                        10.1.1.6/24 peer x
                        """));
        String script = "vrrp_script s {\nscript \"/bin/true\"\nweight 20\n}\n";
        assertEquals(20, weight(script, "s weight 900"));
        assertEquals(0, weight(script, "s weight x"));
        assertEquals(253, weight(script.replace("20", "900"), "s"));
        assertEquals(0, weight(script.replace("20", "x"), "s"));
        var tracked =
                run(INSTANCE.formatted("track_interface { eth1 weight x }")).instances().getFirst();
        assertEquals(List.of(new Tracked("eth1", 0, false)), tracked.trackInterfaces());
    }

    private static List<String> addresses(String lines) {
        var texts = new ArrayList<String>();
        var instances = run(INSTANCE.replace("10.1.1.1/24\n", lines).formatted("")).instances();
        for (VirtualAddress address : instances.getFirst().virtualAddresses())
            texts.add(address.local().toString());
        return texts;
    }

    private static int weight(String script, String line) {
        String text = script + INSTANCE.formatted("track_script { " + line + " }");
        return run(text).instances().getFirst().trackScripts().getFirst().weight();
    }

    /** Nonsense, but the same in both: who looks for its cause finds it in the log. */
    @Test
    void afterALostBraceTheBlockThatFollowsChangesTheOneThatIsOpen() {
        String open = INSTANCE.formatted("").replaceFirst("}\n$", "");
        var instances = run(open + OTHER).instances();
        assertEquals(1, instances.size());
        assertEquals("a", instances.getFirst().name());
        assertEquals(99, instances.getFirst().vrid());
        assertEquals("eth1", instances.getFirst().interfaceName());
        assertEquals(2, instances.getFirst().virtualAddresses().size());
        // The first one ends at the brace of the unknown block, and what follows has no place.
        var cut = run(INSTANCE.formatted("colours { red }\nnopreempt") + OTHER).instances();
        assertEquals(2, cut.size());
        assertTrue(cut.getFirst().preempt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vrrp_instance a {\ninterface eth0\nvirtual_router_id 300\n}",
                "vrrp_instance a {\ninterface eth0\npriority 70\n}",
                "vrrp_instance a {\nvirtual_router_id 7\nnonsense\n}",
                "vrrp_instance a { }",
                "vrrp_instance a {\ninterface lo\nvirtual_router_id 7\n}",
                "vrrp_instance a {\ninterface eth0\nvirtual_router_id 7\nversion 3\n}",
                "vrrp_instance a {\ninterface eth0\nvirtual_router_id 7\nversion 3\n"
                        + "virtual_ipaddress { vip }\n}",
                "vrrp_instance a {\ninterface eth0\nvirtual_router_id 7\npriority\n}",
                "vrrp_instance a {\ninterface eth0\nvirtual_router_id 7\n}\n"
                        + "vrrp_instance b {\ninterface eth0\nvirtual_router_id 7\n}",
                "includem nowhere.conf",
                "$A=${A}\nrouter_id ${A}",
                "global_defs {\nreload_check_config\nnonsense\n}",
            })
    void whatKeepalivedDoesNotRunWithIsRefusedAllTheSame(String text) {
        Loaded loaded = load(SWITCH + text + "\nnonsense\n", Audience.VRRP);
        assertTrue(loaded.runnable().isEmpty());
        assertFalse(loaded.isSkippable());
        assertFalse(loaded.isWithoutMistakes());
    }

    @Test
    void whatRegentCannotDoYetStopsItAllTheSame() {
        Loaded loaded =
                load(SWITCH + INSTANCE.formatted("nonsense\nuse_vmac vrrp.7"), Audience.VRRP);
        assertTrue(loaded.runnable().isEmpty());
        assertEquals("use_vmac", loaded.stopping().getFirst().feature());
    }

    @Test
    void aRealServerKeepsWhatItUnderstands() {
        Loaded loaded =
                load(
                        SWITCH + SERVER.formatted("weight 3\nSMTP_CHEKC\nTCP_CHECK"),
                        Audience.BALANCER);
        var real = loaded.runnable().orElseThrow().virtualServers().getFirst().realServers();
        assertEquals(3, real.getFirst().weight());
        assertEquals(1, real.getFirst().checkers().size());
    }

    @Test
    void eachLineThatIsPassedOverIsNamed() {
        String text = SWITCH + INSTANCE.formatted("colours {\nred\n}\nnopreempt") + OTHER;
        var lines = new ArrayList<Integer>();
        for (Problem problem : load(text, Audience.VRRP).problems()) {
            if (problem.isError()) lines.add(problem.at().line().number());
        }
        assertTrue(lines.containsAll(List.of(9, 10, 12, 13)), lines::toString);
    }

    /** A file without a mistake is the same file with the switch. */
    @Test
    void withoutAMistakeTheSwitchChangesNothing() {
        int right = 0;
        for (int seed = 0; seed < 200; seed++) {
            String text = RandomFile.of(seed);
            for (Audience audience : List.of(Audience.VRRP, Audience.BALANCER)) {
                Loaded plain = load("#\n" + text, audience);
                Loaded switched = load(SWITCH + text, audience);
                if (plain.problems().stream().anyMatch(Problem::isError)) continue;
                right++;
                assertFalse(switched.isWithoutMistakes());
                assertEquals(plain.asRead(), switched.asRead(), "seed " + seed);
                assertEquals(plain.runnable(), switched.runnable(), "seed " + seed);
            }
        }
        String good = INSTANCE.formatted("") + OTHER + SERVER.formatted("");
        for (Audience audience : Audience.values())
            assertEquals(load("#\n" + good, audience), load("#\n" + good, audience));
        assertEquals(
                load(good, Audience.VRRP).runnable(),
                load(SWITCH + good, Audience.VRRP).runnable());
        assertTrue(right > 0, "some random file has no mistake");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#regent: skip mistakes",
                "  ! regent:skip  mistakes \t",
                "#regent: skip mistakes\r",
            })
    void theSwitchMayBeWrittenAsOneLikes(String line) {
        String text = INSTANCE.formatted("nonsense") + line + "\n";
        assertTrue(load(text, Audience.VRRP).runnable().isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#regent: skip mistake",
                "#regent: skip mistakes please",
                "nonsense #regent: skip mistakes",
                "regent: skip mistakes",
            })
    void anythingElseIsNotTheSwitch(String line) {
        String text = INSTANCE.formatted("nonsense") + line + "\n";
        assertTrue(load(text, Audience.VRRP).runnable().isEmpty());
    }

    @Test
    void anIncludedFileDoesNotDecide() {
        String main = INSTANCE.formatted("include part");
        Loaded loaded = load(Map.of("f", main, "part", SWITCH + "nonsense\n"), Audience.VRRP);
        assertEquals("part", loaded.problems().getFirst().at().line().file());
        assertTrue(loaded.runnable().isEmpty());
        Loaded switched = load(Map.of("f", SWITCH + main, "part", "nonsense\n"), Audience.VRRP);
        assertTrue(switched.runnable().isPresent());
    }

    /** {@code -C}: the elections of a file are nobody's, and so are mistakes in them. */
    @Test
    void withoutElectionsTheirKeywordsAndMistakesMeanNothing() {
        String text =
                "global_defs {\nvrrp_strict\nvrrp_version 9\n}\nvrrp_sync_group g {\ngroup { a }\n}\n"
                        + INSTANCE.formatted("nonsense\nuse_vmac\nunicast_peer { 10.0.0.1 }")
                        + SERVER.formatted("");
        for (Audience audience : List.of(Audience.NEITHER, Audience.BALANCER)) {
            Loaded loaded = load(text, audience);
            assertEquals(List.of(), loaded.stopping());
            assertTrue(loaded.runnable().isPresent());
            assertTrue(loaded.needed().contains(Audience.VRRP));
        }
        assertTrue(
                load("global_defs {\nnet_namespace x\n}\n", Audience.NEITHER).runnable().isEmpty());
    }

    private static Configuration run(String text) {
        return load(SWITCH + text, Audience.VRRP).runnable().orElseThrow();
    }

    private static Loaded load(String text, Audience audience) {
        return load(Map.of("f", text), audience);
    }

    private static Loaded load(Map<String, String> files, Audience audience) {
        SourceReader disk =
                new SourceReader() {
                    @Override
                    public Answer read(Path file, int limitBytes) {
                        String text = files.get(file.toString());
                        return text == null
                                ? Answer.MISSING
                                : new Answer.Text(text.getBytes(UTF_8));
                    }

                    @Override
                    public List<String> names(Path directory) {
                        return List.copyOf(files.keySet());
                    }
                };
        return ConfigLoader.load(Path.of("f"), new Surroundings.FilesOnly(disk), audience);
    }
}
