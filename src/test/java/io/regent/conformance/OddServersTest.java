package io.regent.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.lab.Daemon;
import io.regent.lab.Forwarding;
import io.regent.lab.Host;
import io.regent.lab.Lab;
import io.regent.lab.LvsLab;
import io.regent.lab.OddServers;
import io.regent.lab.OddServers.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Regent checks servers that behave in every way there is, and comes to the verdicts that
 * keepalived 2.2.7 came to with the same configuration; the table is only logged, so that any
 * kernel will do. Where the two differ, {@link OddChecks} says so.
 */
final class OddServersTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NEAR = "10.80.0.72";

    @KernelTest
    @Case("LV-09")
    @Case("LV-10")
    @Case("LV-11")
    @Case("LV-12")
    @Case("LV-13")
    @Case("LV-15")
    @Case("LV-16")
    @Case("LV-25")
    void everyServerIsJudgedAsKeepalivedJudgedIt() throws IOException {
        try (var lab = LvsLab.of(Forwarding.DR, 2, 1);
                var servers = new OddServers(lab.host("real1"))) {
            var checks = new OddChecks(servers, lab.folder());
            Host host = lab.host("real1");
            for (String address : List.of(OddChecks.SILENT, OddChecks.REJECTING, OddChecks.WRONG))
                host.ip("addr add " + address + "/24 dev eth0");
            Path rules = lab.folder().resolve("rules");
            Files.writeString(rules, checks.rules());
            host.run("nft", "-f", rules.toString());
            servers.wrongEchoes(OddChecks.WRONG);
            lab.host("director2").ip("addr add " + NEAR + "/32 dev eth0");
            Daemon regent = lab.startDry("director2", checks.config().replace("NEAR", NEAR));
            long deadline = System.nanoTime() + SOON.toNanos();
            while (!undecided(regent, checks).isEmpty() && System.nanoTime() < deadline)
                Lab.pause(0.5);
            assertEquals(List.of(), undecided(regent, checks), lab::story);
            assertEquals(
                    List.of(new Heard(NEAR, 7777, "")), servers.heard(OddChecks.ELSEWHERE, NEAR));
            String mail = words(servers, checks.portOf("all well"));
            assertEquals("HELO check.example.org\r\nQUIT\r\n", mail);
        }
    }

    private static String words(OddServers servers, int port) {
        var words = new StringBuilder();
        for (Heard each : servers.heard(port, "10.81.0.2")) words.append(each.words());
        return words.toString();
    }

    /** The checks that have not come to their verdict, or to another one. */
    private static List<String> undecided(Daemon regent, OddChecks checks) {
        var undecided = new ArrayList<String>();
        for (OddCheck check : checks.all()) {
            String server = "10\\.81\\.0\\.11:" + check.port();
            boolean isIn = regent.logged("DRY RUN: ipvsadm -a .*" + server + " ") > 0;
            boolean isOut = !isIn || regent.logged("DRY RUN: ipvsadm -d .*" + server + "$") > 0;
            boolean isTold =
                    check.isSilentSuccess()
                            || regent.logged(":" + check.port() + " succe(ss|ed on service)\\.")
                                    > 0;
            boolean isJudged = check.regent() ? !isOut && isTold : isOut;
            if (!isJudged) undecided.add(check.toString());
        }
        return undecided;
    }
}
