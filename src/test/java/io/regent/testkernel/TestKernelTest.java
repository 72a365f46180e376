package io.regent.testkernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Forwarding;
import io.regent.lab.LvsLab;
import io.regent.lab.Tally;
import io.regent.lab.Traffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kernel has what the tests of virtual servers need, and the laboratory works by hand. */
final class TestKernelTest {

    @IpvsTest
    void kernelHasVirtualServersWithEveryScheduler() throws Exception {
        assertTrue(Files.exists(Path.of("/proc/net/ip_vs")));
        try (LvsLab lab = LvsLab.of(Forwarding.DR, 1, 0)) {
            int port = 1;
            List<String> schedulers =
                    List.of(
                            "rr", "wrr", "lc", "wlc", "lblc", "lblcr", "dh", "sh", "sed", "nq",
                            "fo", "ovf", "mh");
            for (String scheduler : schedulers) {
                lab.ipvsadm("director1", "-A -t 192.0.2.1:" + port++ + " -s " + scheduler);
            }
            lab.ipvsadm("director1", "-A -u 192.0.2.1:5060 -s rr -p 60 --pe sip");
            String table = lab.ipvsadm("director1", "-Ln");
            for (String scheduler : schedulers) assertTrue(table.contains(" " + scheduler), table);
            assertTrue(table.contains("pe sip"), table);
        }
    }

    @IpvsTest
    void linksOfEveryKindCanBeMadeAndNetemDelays() {
        try (LvsLab lab = LvsLab.of(Forwarding.DR, 1, 1)) {
            var director = lab.host("director1");
            for (String kind : List.of("dummy", "bond", "vrf table 10", "bridge")) {
                String name = kind.substring(0, 3) + "9";
                director.ip("link add " + name + " type " + kind);
            }
            director.ip("link add vlan9 link eth0 type vlan id 9");
            director.ip("link add mac9 link eth0 type macvlan mode private");
            director.run("tc", "qdisc", "add", "dev", "eth0", "root", "netem", "delay", "300ms");
            String pings =
                    lab.host("client").run("ping", "-c", "2", "-q", director.address("eth0"));
            double fastest = Double.parseDouble(pings.split("mdev = ")[1].split("/")[0]);
            assertTrue(fastest >= 300 && fastest < 800, pings);
        }
    }

    @IpvsTest
    void addressTranslationBalances() {
        balances(Forwarding.NAT, "");
    }

    @IpvsTest
    void directRoutingBalances() {
        balances(Forwarding.DR, "");
    }

    @IpvsTest
    void tunnelsBalance() {
        balances(Forwarding.TUN, "");
    }

    @IpvsTest
    void tunnelsOfGueBalance() {
        balances(Forwarding.TUN, " --tun-type gue --tun-port " + LvsLab.GUE_PORT + " --tun-nocsum");
    }

    @IpvsTest
    void tunnelsOfGreBalance() {
        balances(Forwarding.TUN, " --tun-type gre --tun-nocsum");
    }

    private static void balances(Forwarding forwarding, String options) {
        try (LvsLab lab = LvsLab.of(forwarding, 1, 2)) {
            lab.activate("director1");
            String service = "-t " + LvsLab.VIP + ":" + LvsLab.PORT;
            lab.ipvsadm("director1", "-A " + service + " -s rr");
            for (String real : List.of("real1", "real2")) add(lab, service, real, options);
            Traffic traffic = lab.traffic(Duration.ofMillis(50));
            awaitAnswers(traffic, 20);
            Tally tally = traffic.stop();
            assertEquals(Map.of(), tally.failures(), tally::toString);
            assertEquals(Set.of("real1", "real2"), tally.answers().keySet());
            int difference = tally.answersOf("real1") - tally.answersOf("real2");
            assertTrue(Math.abs(difference) <= 1, tally::toString);
        }
    }

    private static void add(LvsLab lab, String service, String real, String options) {
        String server = " -r " + lab.realAddress(real) + ":" + LvsLab.PORT;
        lab.ipvsadm(
                "director1", "-a " + service + server + " " + lab.forwarding().option() + options);
    }

    private static void awaitAnswers(Traffic traffic, int count) {
        io.regent.lab.Lab.await(
                count + " connections",
                Duration.ofSeconds(30),
                () -> traffic.soFar().size() >= count);
    }

    @IpvsTest
    void clientTellsADeadServerFromAnUnreachableOne() {
        try (LvsLab lab = LvsLab.of(Forwarding.NAT, 1, 2)) {
            lab.activate("director1");
            String service = "-t " + LvsLab.VIP + ":" + LvsLab.PORT;
            lab.ipvsadm("director1", "-A " + service + " -s rr");
            add(lab, service, "real1", "");
            add(lab, service, "real2", "");
            lab.kill("real2");
            Traffic traffic = lab.traffic(Duration.ofMillis(100));
            awaitAnswers(traffic, 10);
            Tally refused = traffic.stop();
            assertEquals(Set.of(Traffic.Failure.REFUSED), refused.failures().keySet());
            assertEquals(Set.of("real1"), refused.answers().keySet());
            lab.isolate("real1");
            traffic =
                    lab.traffic(
                            LvsLab.VIP, LvsLab.PORT, Duration.ofMillis(200), Duration.ofSeconds(1));
            awaitAnswers(traffic, 6);
            Tally silent = traffic.stop();
            assertEquals(
                    Set.of(Traffic.Failure.REFUSED, Traffic.Failure.NO_CONNECTION),
                    silent.failures().keySet());
            lab.rejoin("real1");
            lab.serve("real2");
            traffic = lab.traffic(Duration.ofMillis(100));
            awaitAnswers(traffic, 10);
            assertEquals(Map.of(), traffic.stop().failures());
        }
    }
}
