package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.problem.ConfigTestExit;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Inactive;
import io.regent.config.problem.Problem;
import io.regent.config.problem.ProblemRenderer;
import io.regent.config.problem.Severity;
import io.regent.config.syntax.SourceReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {

    /** Scenario S10, node 1. */
    private static final String DUAL_MASTER =
            """
            ! node 1 of a pair that serves two names
            global_defs {
                router_id node1
            }
            vrrp_instance VI_1 {
                state MASTER
                interface eth1
                virtual_router_id 55
                priority 150
                advert_int 1
                authentication {
                    auth_type PASS
                    auth_pass 1111
                }
                virtual_ipaddress {
                    192.168.200.160/24 dev eth1 label eth1:1
                }
            }
            vrrp_instance VI_2 {
                state BACKUP
                interface eth1
                virtual_router_id 56
                priority 100
                advert_int 1
                authentication { auth_type PASS
                    auth_pass 1111 }
                virtual_ipaddress { 192.168.200.170/24 dev eth1 label eth1:2 }
            }
            """;

    /** Scenario S2. */
    private static final String STOCK =
            """
            ! Configuration File for keepalived

            global_defs {
               notification_email {
                 admin@example.com
                 operator@example.com
                 root@localhost   # and the local one
               }
               notification_email_from keepalived@example.com
               smtp_server 192.0.2.25
               smtp_connect_timeout 30
               router_id LVS_DEVEL
            }

            vrrp_instance VI_1 {
                state MASTER
                interface eth0
                virtual_router_id 51
                priority 100
                advert_int 1
                authentication {
                    auth_type PASS
                    auth_pass 1111
                }
                virtual_ipaddress {
                    192.168.200.16
                    192.168.200.17
                    192.168.200.18
                }
            }
            """;

    /** Scenario S4, the backup. */
    private static final String PAIR_BACKUP =
            """
            global_defs { router_id node2 }
            vrrp_instance VI_1 {
                state BACKUP
                interface eth1
                virtual_router_id 55
                priority 100
                advert_int 1
                authentication {
                    auth_type PASS
                    auth_pass 1111
                }
                virtual_ipaddress {
                    192.168.200.160/24 dev eth1 label eth1:1
                }
            }
            """;

    @Test
    void readsBothInstancesOfADualMaster() {
        var configuration = good(DUAL_MASTER);
        assertEquals(Optional.of("node1"), configuration.global().routerId());
        assertEquals(2, configuration.instances().size());
        var first = configuration.instances().getFirst();
        assertEquals("VI_1", first.name());
        assertTrue(first.startActive());
        assertEquals("eth1", first.interfaceName());
        assertEquals(55, first.vrid());
        assertEquals(150, first.priority());
        assertEquals(2, first.version());
        assertEquals(Duration.ofSeconds(1), first.advertInterval());
        assertTrue(first.preempt());
        assertTrue(first.trackLink());
        assertEquals(Optional.of(new Password("1111")), first.password());
        var address = first.virtualAddresses().getFirst();
        assertEquals("192.168.200.160/24", address.local().toString());
        assertEquals(Optional.of("eth1:1"), address.label());
        assertEquals(Optional.of("eth1"), address.dev());
        assertEquals("224.0.0.18", first.group().toString());
        assertEquals(3, first.downTimerAdverts());
        var second = configuration.instances().get(1);
        assertFalse(second.startActive());
        assertEquals(56, second.vrid());
        assertEquals(List.of(), second.excludedAddresses());
    }

    @Test
    void readsTheStockFileWithItsMailSettings() {
        var loaded = load(STOCK);
        assertEquals(List.of(), loaded.problems());
        assertEquals(ConfigTestExit.CLEAN, ConfigTestExit.of(loaded.problems()));
        var configuration = loaded.configuration().orElseThrow();
        var mail = configuration.global().mail();
        assertEquals(3, mail.recipients().size());
        assertEquals(Optional.of("192.0.2.25"), mail.server());
        assertEquals(25, mail.port());
        assertEquals(Optional.of("LVS_DEVEL"), configuration.global().routerId());
        assertEquals(
                List.of("192.168.200.16/32", "192.168.200.17/32", "192.168.200.18/32"),
                configuration.instances().getFirst().virtualAddresses().stream()
                        .map(address -> address.local().toString())
                        .toList());
    }

    @Test
    void readsTheBackupOfAPair() {
        var instance = good(PAIR_BACKUP).instances().getFirst();
        assertFalse(instance.startActive());
        assertEquals(100, instance.priority());
    }

    @Test
    void anEmptyFileIsAConfigurationWithoutInstances() {
        assertEquals(List.of(), good("# nothing\n").instances());
    }

    @Test
    void aMissingFileIsOneProblem() {
        SourceReader reader = (file, limit) -> new SourceReader.Answer.Refused("does not exist");
        var loaded = ConfigLoader.load(Path.of("/etc/x.conf"), reader);
        assertEquals(Optional.empty(), loaded.configuration());
        assertEquals(
                "/etc/x.conf: error: the configuration file does not exist\n",
                ProblemRenderer.render(loaded.problems()));
        assertEquals(ConfigTestExit.CANNOT_RUN, ConfigTestExit.of(loaded.problems()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                            | false | 100 | true  | PT0S",
                "state MASTER                | true  | 255 | true  | PT0S",
                "state MASTER; priority 90   | true  | 90  | true  | PT0S",
                "priority 255                | true  | 255 | true  | PT0S",
                "state BACKUP; priority 255  | false | 255 | true  | PT0S",
                "nopreempt                   | false | 100 | false | PT0S",
                "nopreempt; preempt          | false | 100 | true  | PT0S",
                "preempt_delay 5             | false | 100 | true  | PT5S",
            })
    void rolesFollowStateAndPriority(
            String lines, boolean active, int priority, boolean preempt, Duration delay) {
        var instance = instance(lines);
        assertEquals(active, instance.startActive());
        assertEquals(priority, instance.priority());
        assertEquals(preempt, instance.preempt());
        assertEquals(delay, instance.preemptDelay());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state MASTER; priority 90; nopreempt     | nopreempt",
                "state BACKUP; priority 255; nopreempt    | nopreempt",
                "state MASTER; preempt_delay 5            | preempt_delay 5",
                "nopreempt; preempt_delay 5               | preempt_delay 5",
                "authentication { auth_type PASS; }       | authentication",
                "authentication { auth_pass 1; }          | authentication",
                "virtual_ipaddress_excluded 10.0.0.3 { }  | 10.0.0.3",
                "accept yes                               | yes",
                "version 3; authentication { auth_type PASS; auth_pass 1; } | authentication",
                "track_interface { eth0; }                | eth0",
                "track_interface { eth1; eth1; }          | eth1",
                "track_interface { eth1 weight 254; }     | 254",
                "advert_int 1.4                           | advert_int 1.4",
                "advert_int 0.3                           | advert_int 0.3",
                "version 3; advert_int 45                 | advert_int 45",
                "version 3; advert_int 1.005              | advert_int 1.005",
                "virtual_ipaddress { 10.0.0.1/24 brd +; } | 10.0.0.1/24 brd +",
            })
    void whatContradictsIsAdjustedWithAWarning(String lines, String blamed) {
        var loaded = load(instanceText(lines));
        assertEquals(1, loaded.problems().size(), () -> render(loaded));
        var problem = loaded.problems().getFirst();
        assertEquals(Severity.WARNING, problem.severity());
        assertEquals(blamed, problem.at().text());
        var instance = loaded.configuration().orElseThrow().instances().getFirst();
        assertEquals(Duration.ZERO, instance.preemptDelay());
        assertEquals(Optional.empty(), instance.password());
        assertEquals(1, instance.virtualAddresses().size());
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1.4, PT1S", "2, 1.5, PT2S", "2, 0.3, PT1S", "2, 254.6, PT4M15S",
        "3, 0.01, PT0.01S", "3, 1.005, PT1.01S", "3, 1.004, PT1S", "3, 40.95, PT40.95S",
        "3, 41, PT40.95S"
    })
    void intervalsAreRoundedToWhatTheVersionCanSay(int version, String written, Duration used) {
        var loaded = load(instanceText("version " + version + "; advert_int " + written));
        var instance = loaded.configuration().orElseThrow().instances().getFirst();
        assertEquals(used, instance.advertInterval());
    }

    @Test
    void onlyEightBytesOfAPasswordCountAndNoneIsShown() {
        var loaded = load(instanceText("authentication { auth_type PASS; auth_pass 123456789; }"));
        assertEquals("auth_pass *********", loaded.problems().getFirst().at().text());
        var instance = loaded.configuration().orElseThrow().instances().getFirst();
        assertEquals(Optional.of(new Password("12345678")), instance.password());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1                       | 10.0.0.1/32  | 0   |            |        |",
                "10.0.0.1/24 brd +              | 10.0.0.1/24  | 0   | 10.0.0.255 |        |",
                "10.0.0.1/24 broadcast -        | 10.0.0.1/24  | 0   | 10.0.0.0   |        |",
                "10.0.0.1/30 brd 10.0.0.9       | 10.0.0.1/30  | 0   | 10.0.0.9   |        |",
                "10.0.0.1/0 scope link          | 10.0.0.1/0   | 253 |            |        |",
                "10.0.0.1 scope 255             | 10.0.0.1/32  | 255 |            |        |",
                "10.0.0.1 dev eth2 label eth2:0 | 10.0.0.1/32  | 0   |            | eth2:0 |",
                "10.0.0.1 peer 10.0.0.2/31      | 10.0.0.1/31  | 0   |            |        | "
                        + "10.0.0.2/31",
            })
    void addressLinesAreRead(
            String line, String local, int scope, String broadcast, String label, String peer) {
        var address =
                instance("virtual_ipaddress_excluded { " + line + "; }")
                        .excludedAddresses()
                        .getFirst();
        assertEquals(local, address.local().toString());
        assertEquals(scope, address.scope());
        assertEquals(Optional.ofNullable(broadcast), address.broadcast().map(Object::toString));
        assertEquals(Optional.ofNullable(label), address.label());
        assertEquals(Optional.ofNullable(peer), address.peer().map(Object::toString));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "virtual_ipaddress { 10.0.0.3/33; }               | 10.0.0.3/33",
                "virtual_ipaddress { 10.0.0.1/255.255.255.0; }    | 10.0.0.1/255.255.255.0",
                "virtual_ipaddress { 10.0.0.3 10.0.0.2; }         | 10.0.0.2",
                "virtual_ipaddress { 10.0.0.1 brd +; }            | +",
                "virtual_ipaddress { 10.0.0.1/31 brd -; }         | -",
                "virtual_ipaddress { 10.0.0.1 brd x; }            | x",
                "virtual_ipaddress { 10.0.0.1/24 peer 10.0.0.2 brd +; } | +",
                "virtual_ipaddress { 10.0.0.1 label sixteen--letters; } | sixteen--letters",
                "virtual_ipaddress { 10.0.0.3 scope 256; }        | 256",
                "virtual_ipaddress { 10.0.0.1 dev; }              | dev",
                "virtual_ipaddress { 10.0.0.2 use_vmac; }         | use_vmac",
                "virtual_ipaddress { fe80::1; }                   | fe80::1",
                "virtual_ipaddress { nonsense; }                  | nonsense",
                "unicast_peer { 10.0.0.9; }                       | unicast_peer",
                "use_vmac                                         | use_vmac",
                "authentication { auth_type AH; auth_pass 1; }    | auth_type AH",
                "interface lo                                     | interface lo",
                "track_script { nobody; }                         | nobody",
                "priority 300                                     | 300",
                "priority                                         | priority",
                "prority 100                                      | prority",
                "lb_algo rr                                       | lb_algo",
                "priority 100 { }                                 | {",
                "auth_pass 1111                                   | auth_pass",
                "notify_deleted                                   | notify_deleted",
            })
    void whatWouldRunOtherwiseThanWrittenIsRefused(String lines, String blamed) {
        var loaded = load(instanceText(lines));
        assertEquals(Optional.empty(), loaded.runnable());
        assertEquals(1, loaded.problems().size(), () -> render(loaded));
        assertEquals(blamed, loaded.problems().getFirst().at().text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unicast_peer { 10.0.0.9; }                    | unicast_peer",
                "use_vmac                                      | use_vmac",
                "use_ipvlan 10.0.0.8/24                        | use_ipvlan",
                "no_accept                                     | no_accept",
                "strict_mode                                   | strict_mode",
                "authentication { auth_type AH; auth_pass 1; } | auth_type AH",
                "virtual_ipaddress_excluded { fe80::1; }       | IPv6",
                "virtual_routes { default via 10.0.0.9; }      | virtual_routes",
                "notify_deleted                                | notify_deleted without a command",
            })
    void aRightFileThatAsksForWhatIsNotThereYetDoesNotStart(String lines, String feature) {
        var loaded = load(instanceText(lines));
        assertTrue(loaded.configuration().isPresent(), () -> render(loaded));
        assertEquals(Optional.empty(), loaded.runnable());
        assertEquals(List.of(feature), loaded.stopping().stream().map(Inactive::feature).toList());
        assertEquals(ConfigTestExit.CLEAN, ConfigTestExit.of(loaded.problems()));
    }

    @Test
    void whatHasNoEffectYetIsSaidOnceByName() {
        var loaded = load("garp_group { garp_interval 1\n interface a }\n".repeat(2));
        assertEquals(
                List.of("accepted, not active yet: garp_group"),
                loaded.problems().stream()
                        .filter(problem -> problem.severity() == Severity.NOTE)
                        .map(Problem::message)
                        .toList());
        assertTrue(loaded.runnable().isPresent());
    }

    @Test
    void aSyncGroupIsReadWithItsMembers() {
        var loaded =
                load(
                        DUAL_MASTER
                                + "vrrp_sync_group G { group { VI_1 VI_2 }\n"
                                + "notify_master /bin/up\n sync_group_tracking_weight }\n");
        var group = loaded.asRead().features().orElseThrow().syncGroups().getFirst();
        assertEquals(List.of("VI_1", "VI_2"), group.instances());
        assertTrue(group.trackingWeight());
        assertEquals("vrrp_sync_group", loaded.stopping().getFirst().feature());
    }

    @Test
    void aSyncGroupThatNamesNobodyIsRefused() {
        var loaded = load(DUAL_MASTER + "vrrp_sync_group G { group { VI_1 VI_3 } }\n");
        assertEquals(Optional.empty(), loaded.configuration());
        assertTrue(render(loaded).contains("there is no vrrp_instance 'VI_3'"));
    }

    @Test
    void aBackslashShieldsAQuoteInCommandsOnly() {
        var problem = onlyProblem("global_defs {\nrouter_id \"a\\\"b\"\n}");
        assertEquals(ErrorClass.UNMATCHED_QUOTE, problem.kind());
        assertEquals(
                List.of("/a", "b c"),
                good(secured("notify \"/a \\\"b c\\\"\""))
                        .instances()
                        .getFirst()
                        .notifyScripts()
                        .any()
                        .orElseThrow()
                        .argv());
    }

    @Test
    void anEmptyWordIsNoKeyword() {
        assertEquals(
                "unknown keyword '' in vrrp_instance", onlyProblem(instanceText("\"\"")).message());
    }

    @Test
    void theNearestKeywordOfTheSameBlockIsSuggested() {
        var problem = onlyProblem(instanceText("prority 100"));
        assertEquals("unknown keyword 'prority' in vrrp_instance", problem.message());
        assertEquals(Optional.of("priority"), problem.suggestion());
    }

    @Test
    void aKeywordOfAnotherBlockIsSentHome() {
        var problem = onlyProblem(instanceText("router_id a"));
        assertEquals(Optional.of("'router_id' in global_defs"), problem.remedy());
    }

    @Test
    void aMisspeltKeywordOfAnotherBlockIsRecognised() {
        var problem = onlyProblem(instanceText("notification_emial_from a"));
        assertEquals(Optional.of("notification_email_from (in global_defs)"), problem.suggestion());
    }

    @Test
    void withoutInterfaceOrRouterIdThereIsNoInstance() {
        var loaded = load("vrrp_instance A { virtual_ipaddress { 10.0.0.1 } }");
        assertEquals(
                List.of(
                        "vrrp_instance 'A' has no interface",
                        "vrrp_instance 'A' has no virtual_router_id"),
                loaded.problems().stream().map(Problem::message).sorted().toList());
    }

    @Test
    void anInstanceWithoutAddressesIsAWarningInVersion2AndAnErrorInVersion3() {
        String text = "vrrp_instance A { interface e\n virtual_router_id 1\n %s }";
        assertEquals(Severity.WARNING, onlyProblem(text.formatted("")).severity());
        assertEquals(Severity.ERROR, onlyProblem(text.formatted("version 3")).severity());
        assertEquals(List.of(), load(text.formatted("no_virtual_ipaddress")).problems());
        assertEquals(
                List.of(), load(text.formatted("version 3\n no_virtual_ipaddress")).problems());
    }

    @Test
    void twoInstancesMayNotShareAName() {
        String again = PAIR_BACKUP.replace("global_defs { router_id node2 }", "");
        var problem = onlyProblem(PAIR_BACKUP + again.replace("id 55", "id 56"));
        assertEquals("a second vrrp_instance named 'VI_1'", problem.message());
        assertEquals(2, problem.related().orElseThrow().at().line().number());
    }

    @Test
    void twoInstancesMayNotShareAnIdOnOneInterfaceAndGroup() {
        String again = PAIR_BACKUP.replace("VI_1", "VI_2");
        var problem = onlyProblem(PAIR_BACKUP + again);
        assertEquals("virtual_router_id 55", problem.at().text());
        String otherGroup = again.replace("state BACKUP", "mcast_dst_ip 224.0.0.19");
        assertEquals(List.of(), load(PAIR_BACKUP + otherGroup).problems());
        assertEquals(
                List.of(),
                load(PAIR_BACKUP + again.replace("interface eth1", "interface eth2")).problems());
    }

    @Test
    void theLastOfARepeatedScalarWins() {
        assertEquals(90, instance("priority 80; priority 90").priority());
        String twice =
                "global_defs { vrrp_version 2\n vrrp_version 3 }\n"
                        + "global_defs { vrrp_down_timer_adverts 5 }\n"
                        + instanceText("");
        var instance = load(twice).configuration().orElseThrow().instances().getFirst();
        assertEquals(3, instance.version());
        assertEquals(5, instance.downTimerAdverts());
    }

    @Test
    void theFirstOfARepeatedScriptIsKept() {
        String text = secured("notify /a; notify /b");
        assertEquals(Severity.WARNING, onlyProblem(text).severity());
        var scripts = load(text).configuration().orElseThrow().instances().getFirst();
        assertEquals(List.of("/a"), scripts.notifyScripts().any().orElseThrow().argv());
    }

    @Test
    void globalDefaultsReachInstancesInEitherOrder() {
        String globals = "global_defs { vrrp_garp_master_repeat 2\n vrrp_mcast_group4 224.0.0.99 }";
        for (String text : List.of(globals + "\n" + instanceText(""), instanceText("") + globals)) {
            var instance = good(text).instances().getFirst();
            assertEquals(2, instance.announce().repeat());
            assertEquals(2, instance.announce().lowerPriorityRepeat());
            assertEquals("224.0.0.99", instance.group().toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|                                   | 5 PT5S PT0S 1 5 PT5S PT0S",
                "vrrp_min_garp |                     | 1 PT0S PT0S 1 1 PT0S PT0S",
                "vrrp_min_garp; vrrp_garp_master_delay 7 | | 1 PT7S PT0S 1 1 PT7S PT0S",
                "vrrp_garp_master_delay 7 | garp_master_delay 4 | 5 PT4S PT0S 1 5 PT7S PT0S",
                "vrrp_garp_lower_prio_repeat 0 | garp_lower_prio_delay 2 | 5 PT5S PT0S 1 0 PT2S PT0S",
                "vrrp_garp_interval 0.5 | garp_master_repeat 1 | 1 PT5S PT0S 1 5 PT5S PT0.5S",
                "vrrp_garp_master_refresh 60 | garp_master_refresh_repeat 2 | 5 PT5S PT1M 2 5 PT5S PT0S",
            })
    void announcementsFallBackFromTheInstanceToTheGlobalBlock(
            String globals, String lines, String expected) {
        String text =
                "global_defs {\n"
                        + lines(globals == null ? "" : globals)
                        + "\n}\n"
                        + instanceText(lines == null ? "" : lines);
        var announce = good(text).instances().getFirst().announce();
        assertEquals(
                expected,
                announce.repeat()
                        + " "
                        + announce.delay()
                        + " "
                        + announce.refresh()
                        + " "
                        + announce.refreshRepeat()
                        + " "
                        + announce.lowerPriorityRepeat()
                        + " "
                        + announce.lowerPriorityDelay()
                        + " "
                        + announce.interval());
    }

    @Test
    void scriptsMayBeDefinedBehindTheInstanceThatTracksThem() {
        String text =
                secured("track_script { chk; other weight 5 noreverse; }")
                        + "vrrp_script chk { script \"/bin/chk -x\"\n weight -20 reverse\n"
                        + " interval 0\n fall 3\n user nobody }\n"
                        + "vrrp_script other { script /bin/o\n interval 5\n timeout 2 }\n";
        var loaded = load(text);
        assertEquals(
                List.of("vrrp_script chk", "vrrp_script other"),
                loaded.problems().stream().map(problem -> problem.at().text()).toList());
        var configuration = loaded.runnable().orElseThrow();
        var chk = configuration.script("chk").orElseThrow();
        assertEquals(List.of("/bin/chk", "-x"), chk.command().argv());
        assertEquals("nobody", chk.command().user().orElseThrow().user());
        assertEquals(Duration.ofSeconds(1), chk.interval());
        assertEquals(Duration.ofSeconds(1), chk.timeout());
        assertEquals(3, chk.fall());
        assertEquals(Duration.ofSeconds(2), configuration.script("other").orElseThrow().timeout());
        assertEquals(
                List.of(new Tracked("chk", -20, true), new Tracked("other", 5, false)),
                configuration.instances().getFirst().trackScripts());
    }

    @Test
    void aScriptThatNobodyTracksIsLeftOutWithAWarning() {
        String text = secured("") + "vrrp_script chk { script /bin/chk }\n";
        assertEquals("vrrp_script chk", onlyProblem(text).at().text());
        assertEquals(List.of(), load(text).configuration().orElseThrow().scripts());
    }

    @Test
    void aScriptWithoutACommandIsRefused() {
        String text = secured("track_script { chk; }") + "vrrp_script chk { interval 2 }\n";
        assertTrue(
                load(text).problems().stream()
                        .anyMatch(p -> p.message().equals("vrrp_script 'chk' has no script")));
    }

    @Test
    void scriptsWithoutScriptSecurityAreReportedAndRun() {
        var loaded = load(instanceText("notify /bin/n"));
        assertEquals(ConfigTestExit.SECURITY, ConfigTestExit.of(loaded.problems()));
        assertTrue(loaded.configuration().isPresent());
    }

    @Test
    void settingsOfTheDaemonAreRead() {
        var global =
                good("""
                global_defs {
                    enable_script_security
                    script_user nobody nogroup
                    vrrp_startup_delay 1.5
                    dynamic_interfaces allow_if_changes
                    log_unknown_vrids
                    vrrp_rt_priority 50
                    max_auto_priority
                    vrrp_rlimit_rttime 20000
                    vrrp_no_swap
                    vrrp_priority -10
                }
                """)
                        .global();
        assertTrue(global.scriptSecurity());
        assertEquals(Optional.of("nogroup"), global.scriptUser().orElseThrow().group());
        assertEquals(Duration.ofMillis(1500), global.startupDelay());
        assertTrue(global.dynamicInterfaces());
        assertTrue(global.logUnknownVrids());
        assertEquals(50, global.realtimePriority().orElseThrow());
        assertEquals(99, global.maxAutoPriority().orElseThrow());
        assertEquals(20000, global.realtimeLimitMicros().orElseThrow());
        assertTrue(global.noSwap());
        assertEquals(-10, global.niceness().orElseThrow());
    }

    @Test
    void moreAddressesThanAnAdvertHoldsAreCarriedButNotAdvertised() {
        String addresses =
                IntStream.range(0, 260)
                        .mapToObj(i -> "10.1." + i / 200 + "." + i % 200 + ";")
                        .collect(Collectors.joining(" "));
        var loaded =
                load(
                        "vrrp_instance A {\n interface e\n virtual_router_id 1\n"
                                + lines("virtual_ipaddress { " + addresses + " }")
                                + "\n}");
        var instance = loaded.configuration().orElseThrow().instances().getFirst();
        assertEquals(255, instance.virtualAddresses().size());
        assertEquals(5, instance.excludedAddresses().size());
    }

    @Test
    void aFileWithThousandsOfProblemsIsSummedUp() {
        var loaded = load("nonsense\n".repeat(10_000));
        assertTrue(loaded.problems().size() < 300);
        assertTrue(loaded.problems().getLast().message().endsWith("more problems are not shown"));
    }

    /** One instance with all that is required; {@code ;} separates lines. */
    private static String instanceText(String lines) {
        return "vrrp_instance A {\ninterface eth0\nvirtual_router_id 1\n"
                + "virtual_ipaddress {\n10.0.0.1/24\n}\n"
                + lines(lines == null ? "" : lines)
                + "\n}\n";
    }

    private static String secured(String lines) {
        return "global_defs { enable_script_security }\n" + instanceText(lines);
    }

    private static String lines(String text) {
        return text.replace(';', '\n');
    }

    private static InstanceConfig instance(String lines) {
        return good(instanceText(lines)).instances().getFirst();
    }

    private static Problem onlyProblem(String text) {
        var loaded = load(text);
        assertEquals(1, loaded.problems().size(), () -> render(loaded));
        return loaded.problems().getFirst();
    }

    private static Configuration good(String text) {
        var loaded = load(text);
        assertEquals("", render(loaded));
        return loaded.configuration().orElseThrow();
    }

    private static Loaded load(String text) {
        return ConfigLoader.read("keepalived.conf", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String render(Loaded loaded) {
        return ProblemRenderer.render(loaded.problems());
    }
}
