package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.lvs.CheckSchedule;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.ForwardingMethod;
import io.regent.config.lvs.Persistence;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.RealServer;
import io.regent.config.lvs.Scheduler;
import io.regent.config.lvs.Scheduling;
import io.regent.config.lvs.ServiceAddress;
import io.regent.config.lvs.VirtualServer;
import io.regent.config.lvs.VirtualServerGroup;
import io.regent.config.problem.ConfigTestExit;
import io.regent.config.problem.Problem;
import io.regent.config.problem.ProblemRenderer;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LvsConfigTest {

    private static final String HEAD = "lb_algo rr\nlb_kind NAT\nprotocol TCP\n";

    @Test
    void aCheckGoesToThePortThatIsWrittenWhereverConnectionsGo() {
        for (String service : List.of("10.0.0.1 80", "fwmark 5")) {
            VirtualServer server =
                    only(
                            read(
                                    """
                                    virtual_server %s {
                                        lvs_sched rr
                                        lvs_method DR
                                        real_server 10.1.0.1 8080 {
                                            TCP_CHECK { connect_timeout 2 }
                                        }
                                    }
                                    """
                                            .formatted(service)));
            RealServer real = server.realServers().getFirst();
            assertEquals(service.contains("fwmark") ? 0 : 80, real.endpoint().port());
            var check = assertInstanceOf(Checker.Tcp.class, real.checkers().getFirst());
            assertEquals(new Endpoint(address("10.1.0.1"), 8080), check.target().remote());
        }
    }

    @Test
    void aCompleteVirtualServerIsReadWithoutComplaint() {
        Loaded loaded =
                read(
                        """
                        virtual_server 10.0.0.1 80 {
                            delay_loop 6
                            lvs_sched wrr
                            lvs_method DR
                            protocol TCP
                            persistence_timeout 50
                            persistence_granularity 255.255.255.0
                            sorry_server 10.2.0.1 80
                            real_server 10.1.0.1 80 {
                                weight 3
                                TCP_CHECK { connect_timeout 2 }
                            }
                        }
                        """);
        assertEquals(0, ConfigTestExit.of(loaded.problems()));
        VirtualServer server = only(loaded);
        assertEquals(new Endpoint(address("10.0.0.1"), 80), server.address());
        assertEquals(Optional.of(Protocol.TCP), server.protocol());
        assertEquals(new Scheduling(Scheduler.WRR, false, false, false), server.scheduling());
        assertEquals(
                Optional.of(new Persistence(Duration.ofSeconds(50), Optional.empty(), 0xffff_ff00)),
                server.persistence());
        RealServer real = server.realServers().getFirst();
        assertEquals(ForwardingMethod.GATEWAYING, real.forwarding().method());
        assertEquals(3, real.weight());
        var check = assertInstanceOf(Checker.Tcp.class, real.checkers().getFirst());
        assertEquals(Duration.ofSeconds(2), check.target().timeout());
        assertEquals(Duration.ofSeconds(6), check.schedule().interval());
        assertEquals(Duration.ofSeconds(6), check.schedule().warmup());
        assertEquals(1, check.schedule().retries());
        assertEquals(Duration.ofSeconds(1), check.schedule().retryDelay());
    }

    @Test
    void aFeatureThatIsNotActiveIsNotedOnce() {
        String one =
                "virtual_server 10.0.0.%d 80 { "
                        + HEAD
                        + " snmp_name web\n real_server 10.1.0.1 80 { } }\n";
        Loaded loaded = read(one.formatted(1) + one.formatted(2) + one.formatted(3));
        assertTrue(loaded.configuration().isPresent());
        assertEquals(
                List.of("accepted, not active yet: snmp_name"),
                loaded.problems().stream().map(Problem::message).toList());
    }

    /** What the check says, else the real server, else the virtual server, else its kind. */
    @ParameterizedTest
    @CsvSource({
        "1, 2, 3, PT1S",
        ", 2, 3, PT2S",
        ", , 3, PT3S",
        ", , , PT1M",
    })
    void theIntervalIsInherited(String check, String real, String virtual, String expected) {
        var schedule = inherit("delay_loop", check, real, virtual, "TCP_CHECK");
        assertEquals(Duration.parse(expected), schedule.interval());
        assertEquals(Duration.parse(expected), schedule.warmup());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, 3, TCP_CHECK, 1",
        ", 2, 3, TCP_CHECK, 2",
        ", , 3, TCP_CHECK, 3",
        ", , , TCP_CHECK, 1",
        ", , , DNS_CHECK, 3",
        ", , , MISC_CHECK, 0",
        ", , 7, MISC_CHECK, 7"
    })
    void theRetriesAreInherited(
            String check, String real, String virtual, String kind, int expected) {
        assertEquals(expected, inherit("retry", check, real, virtual, kind).retries());
    }

    @ParameterizedTest
    @CsvSource({
        "9, 2, 3, TCP_CHECK, PT9S",
        ", 2, 3, TCP_CHECK, PT2S",
        ", , 3, TCP_CHECK, PT3S",
        ", , , PING_CHECK, PT1S",
        ", , , HTTP_GET, PT3S",
        ", , , DNS_CHECK, PT1M"
    })
    void theDelayBeforeARetryIsInherited(
            String check, String real, String virtual, String kind, String expected) {
        var schedule = inherit("delay_before_retry", check, real, virtual, kind);
        assertEquals(Duration.parse(expected), schedule.retryDelay());
    }

    @ParameterizedTest
    @CsvSource({"off, on, '', false", ", off, '', false", ", , '', true", ", , , false"})
    void alphaIsInherited(String check, String real, String virtual, boolean expected) {
        assertEquals(expected, inherit("alpha", check, real, virtual, "TCP_CHECK").alpha());
    }

    private static CheckSchedule inherit(
            String keyword, String check, String real, String virtual, String kind) {
        String extra =
                kind.equals("HTTP_GET")
                        ? "url { path / }"
                        : kind.equals("MISC_CHECK") ? "misc_path /a" : "";
        String text =
                "virtual_server 10.0.0.1 80 {\n"
                        + HEAD
                        + line(keyword, virtual)
                        + "real_server 10.1.0.1 80 {\n"
                        + line(keyword, real)
                        + kind
                        + " {\n"
                        + extra
                        + "\n"
                        + line(keyword, check)
                        + "}\n}\n}\n";
        Checker checker = only(read(text)).realServers().getFirst().checkers().getFirst();
        return switch (checker) {
            case Checker.Tcp tcp -> tcp.schedule();
            case Checker.Ping ping -> ping.schedule();
            case Checker.Dns dns -> dns.schedule();
            case Checker.Web web -> web.schedule();
            case Checker.Misc misc -> misc.schedule();
            default -> throw new AssertionError(checker);
        };
    }

    private static String line(String keyword, String value) {
        return value == null ? "" : keyword + " " + value + "\n";
    }

    @ParameterizedTest
    @CsvSource({
        ", , , false, true",
        "on, , , true, true",
        "on, off, , false, false",
        "off, on, , true, true",
        "on, on, off, false, false",
        ", off, on, true, true"
    })
    void mailIsOffForVirtualAndOnForRealServersUnlessSomethingIsSet(
            String global, String checker, String own, boolean virtual, boolean real) {
        String text =
                "global_defs {\n"
                        + line("smtp_alert", global)
                        + line("smtp_alert_checker", checker)
                        + "}\nvirtual_server 10.0.0.1 80 {\n"
                        + HEAD
                        + line("smtp_alert", own)
                        + "real_server 10.1.0.1 80 {\n"
                        + line("smtp_alert", own)
                        + "}\n}\n";
        VirtualServer server = only(read(text));
        assertEquals(virtual, server.smtpAlert());
        assertEquals(real, server.realServers().getFirst().smtpAlert());
    }

    @Test
    void theWeightAndTheForwardingMethodAreInheritedByRealServers() {
        VirtualServer server =
                only(
                        read(
                                """
                                virtual_server 10.0.0.1 80 {
                                    lb_algo rr
                                    lb_kind DR
                                    protocol TCP
                                    weight 7
                                    inhibit_on_failure
                                    real_server 10.1.0.1 80 { }
                                    real_server 10.1.0.2 80 {
                                        weight 2
                                        lvs_method NAT
                                        inhibit_on_failure off
                                    }
                                }
                                """));
        RealServer first = server.realServers().getFirst();
        RealServer second = server.realServers().getLast();
        assertEquals(7, first.weight());
        assertEquals(ForwardingMethod.GATEWAYING, first.forwarding().method());
        assertTrue(first.inhibitOnFailure());
        assertEquals(2, second.weight());
        assertEquals(ForwardingMethod.MASQUERADING, second.forwarding().method());
        assertFalse(second.inhibitOnFailure());
    }

    @Test
    void aGroupMayStandBehindItsUse() {
        Loaded loaded =
                read(
                        "virtual_server group G { "
                                + HEAD
                                + "real_server 2001:db8::9 80 { } }\n"
                                + "virtual_server_group G {\n2001:db8::/126 80\n2001:db8::10-1f 80\n}\n");
        VirtualServer server = only(loaded);
        assertEquals(new ServiceAddress.Group("G"), server.address());
        assertEquals(Optional.of(IpFamily.IPV6), server.family());
        VirtualServerGroup group = loaded.configuration().orElseThrow().lvs().groups().getFirst();
        assertEquals(
                List.of(
                        new VirtualServerGroup.Addresses(
                                address("2001:db8::"), address("2001:db8::3"), 80),
                        new VirtualServerGroup.Addresses(
                                address("2001:db8::10"), address("2001:db8::1f"), 80)),
                group.entries());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1, 10.0.0.1, 0",
        "10.0.0.1-9 80, 10.0.0.1, 10.0.0.9, 80",
        "10.0.0.250-10.0.1.9 1, 10.0.0.250, 10.0.1.9, 1",
        "0.0.0.0/0 65535, 0.0.0.0, 255.255.255.255, 65535",
        "2001:db8::/32, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 0",
        "::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 0"
    })
    void entriesOfGroupsAreRanges(String line, String first, String last, int port) {
        assertEquals(
                List.of(new VirtualServerGroup.Addresses(address(first), address(last), port)),
                entries(line));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.9-1",
        "10.0.0.1-256",
        "10.0.0.1/30",
        "10.0.0.0/33",
        "10.0.0.1 65536",
        "x",
        "fwmark",
        "fwmark 4294967296",
        "fwmark 1 ipv4",
        "10.0.0.1-fe80::1",
        "fe80::1-g"
    })
    void whatIsNoEntryOfAGroupIsReported(String line) {
        Loaded loaded = read("virtual_server_group G {\n10.0.0.1 1\n" + line + "\n}\n");
        assertEquals(5, ConfigTestExit.of(loaded.problems()));
        var groups = loaded.configuration().orElseThrow().lvs().groups();
        assertEquals(1, groups.getFirst().entries().size());
    }

    @Test
    void withoutNatTheRealServerHasThePortOfTheVirtualServer() {
        String text =
                "virtual_server 10.0.0.1 80 { lb_algo rr\nlb_kind %s\nprotocol TCP\n"
                        + "real_server 10.1.0.1 %d { TCP_CHECK { } } }";
        assertEquals(
                80,
                only(read(text.formatted("DR", 81))).realServers().getFirst().endpoint().port());
        assertEquals(
                81,
                only(read(text.formatted("NAT", 81))).realServers().getFirst().endpoint().port());
        assertEquals(
                80,
                only(read(text.formatted("NAT", 0))).realServers().getFirst().endpoint().port());
        assertEquals(5, ConfigTestExit.of(read(text.formatted("TUN", 81)).problems()));
        assertEquals(0, ConfigTestExit.of(read(text.formatted("NAT", 81)).problems()));
    }

    @Test
    void onlyATunnelCarriesTheOtherFamily() {
        String text =
                "virtual_server 10.0.0.1 80 { lb_algo rr\nlb_kind %s\nprotocol TCP\n"
                        + "real_server fe80::1 80 { } }";
        assertEquals(1, only(read(text.formatted("TUN"))).realServers().size());
        assertTrue(
                read(text.formatted("DR"))
                        .configuration()
                        .orElseThrow()
                        .virtualServers()
                        .isEmpty());
    }

    @Test
    void theQuorumIsAtMostTheWeightOfAllAndTheHysteresisBelowIt() {
        VirtualServer server =
                only(
                        read(
                                "virtual_server 10.0.0.1 80 { "
                                        + HEAD
                                        + "quorum 9\nhysteresis 9\nreal_server 10.1.0.1 80 { weight 4 } }"));
        assertEquals(4, server.quorum().weight());
        assertEquals(3, server.quorum().hysteresis());
    }

    @Test
    void aServiceOfAnyPortIsPersistent() {
        VirtualServer server =
                only(read("virtual_server 10.0.0.1 { " + HEAD + "real_server 10.1.0.1 { } }"));
        assertEquals(
                Optional.of(new Persistence(Duration.ofMinutes(6), Optional.empty(), -1)),
                server.persistence());
    }

    @Test
    void aFirewallMarkHasTheFamilyOfItsRealServers() {
        VirtualServer server =
                only(
                        read(
                                "virtual_server fwmark 5 { lb_algo rr\nlb_kind DR\n"
                                        + "real_server fe80::1 { } }"));
        assertEquals(new ServiceAddress.FwMark(5), server.address());
        assertEquals(Optional.of(IpFamily.IPV6), server.family());
        assertEquals(Optional.empty(), server.protocol());
    }

    @Test
    void everyKindOfCheckIsRead() {
        VirtualServer server =
                only(
                        read(
                                "global_defs { enable_script_security }\n"
                                        + "track_file F { file /f\n }\n"
                                        + "bfd_instance B { neighbor_ip 10.0.0.9\n }\n"
                                        + "virtual_server 10.0.0.1 80 { "
                                        + HEAD
                                        + """
                                        virtualhost example.org
                                        real_server 10.1.0.1 8080 {
                                            MISC_CHECK {
                                                misc_path "/bin/check one"
                                                misc_timeout 0
                                                delay_loop 9
                                                misc_dynamic
                                                user nobody
                                            }
                                            SMTP_CHECK {
                                                connect_port 25
                                                host { connect_ip 10.1.0.7 }
                                                host { connect_port 26 }
                                            }
                                            UDP_CHECK { require_reply 01 xx }
                                            SSL_GET {
                                                sni_name other.org
                                                nb_get_retry 4
                                                url { path /a }
                                                url { path /b
                                                    status_code 200
                                                    regex "a.b"
                                                }
                                            }
                                            FILE_CHECK { track_file F }
                                            BFD_CHECK { name B }
                                        }
                                        }
                                        """));
        List<Checker> checkers = server.realServers().getFirst().checkers();
        assertEquals(6, checkers.size());
        var misc = assertInstanceOf(Checker.Misc.class, checkers.get(0));
        assertEquals(List.of("/bin/check", "one"), misc.command().argv());
        assertEquals(Duration.ofSeconds(9), misc.timeout());
        var smtp = assertInstanceOf(Checker.Smtp.class, checkers.get(1));
        assertEquals(
                List.of(
                        new Endpoint(address("10.1.0.7"), 25),
                        new Endpoint(address("10.1.0.1"), 26)),
                smtp.targets().stream().map(target -> target.remote()).toList());
        var udp = assertInstanceOf(Checker.Udp.class, checkers.get(2));
        assertEquals("01XX", udp.reply().orElseThrow().digits());
        var web = assertInstanceOf(Checker.Web.class, checkers.get(3));
        assertTrue(web.tls());
        assertEquals(4, web.schedule().retries());
        assertEquals(Optional.of("example.org"), web.virtualHost());
        assertEquals(new Checker.Sni.Named("other.org"), web.sni());
        assertEquals(2, web.pages().size());
        assertInstanceOf(Checker.TrackedFile.class, checkers.get(4));
        assertInstanceOf(Checker.Bfd.class, checkers.get(5));
    }

    @Test
    void thePasswordOfTheKeyIsNotPrinted() {
        var tls = read("SSL { password secret }").configuration().orElseThrow().lvs().tls();
        assertEquals(Optional.of("secret"), tls.orElseThrow().password());
        assertFalse(tls.toString().contains("secret"));
    }

    private static List<VirtualServerGroup.Entry> entries(String line) {
        Loaded loaded = read("virtual_server_group G {\n" + line + "\n}\n");
        return loaded.configuration().orElseThrow().lvs().groups().getFirst().entries();
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private static VirtualServer only(Loaded loaded) {
        assertTrue(
                loaded.configuration().isPresent(),
                () -> ProblemRenderer.render(loaded.problems()));
        List<VirtualServer> servers = loaded.configuration().get().virtualServers();
        assertEquals(1, servers.size(), () -> ProblemRenderer.render(loaded.problems()));
        return servers.getFirst();
    }

    private static Loaded read(String text) {
        return ConfigLoader.read("f", text.getBytes(StandardCharsets.UTF_8));
    }
}
