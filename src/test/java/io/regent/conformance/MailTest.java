package io.regent.conformance;

import static io.regent.conformance.Scene.SOON;
import static io.regent.conformance.Scene.VIP;
import static io.regent.lab.Timing.NOISE;
import static io.regent.lab.Timing.seconds;
import static io.regent.lab.Timing.secondsBetween;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Advert;
import io.regent.lab.Daemon;
import io.regent.lab.Daemon.Program;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import io.regent.lab.MailServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a mail server gets to read about virtual routers, here on a kernel without ip_vs. */
final class MailTest {

    private static final double INTERVAL = 0.2;

    private static final String OWNS = "VRRP Instance is now owning VRRP VIPs";
    private static final String OWNS_NOT = "VRRP Instance is no longer owning VRRP VIPs";

    private static String file(String router, int priority, String... lines) {
        return fileWith("  smtp_alert_vrrp\n", router, priority, lines);
    }

    private static String fileWith(String global, String router, int priority, String... lines) {
        var instance = Instance.v3(51).interval(INTERVAL).priority(priority).address(VIP);
        for (String line : lines) instance.with(line);
        return Instance.fileWith(
                """
                global_defs {
                  router_id %s
                  notification_email {
                    root@here.test
                  }
                  notification_email_from ka@here.test
                  smtp_server 192.168.200.200
                %s}
                """
                        .formatted(router, global),
                instance);
    }

    /** All of it but the date. */
    private static String letter(String router, String state, String body) {
        return """
        From: ka@here.test
        Subject: [%s] VRRP Instance VI_51 - %s
        X-Mailer: Keepalived
        To: root@here.test

        => %s <=

        """
                .formatted(router, state, body);
    }

    /** node2 is alone, gets a better neighbour, and node1 loses its cable and is stopped. */
    private static void live(Lab lab, Program program, MailServer server) {
        Daemon second = lab.start(program, "node2", file("lb-two", 100));
        awaitLetters(server, 2);
        // With keepalived it is the VRRP process that mails, so -P forbids no mail.
        Daemon first = lab.start(program, "node1", file("lb-one", 200), "-P");
        awaitLetters(server, 5);
        lab.unplug("node1");
        awaitLetters(server, 7);
        lab.plug("node1");
        awaitLetters(server, 10);
        first.stop();
        Lab.await("node2 is heard", SOON, () -> texts(server, "lb-two").size() == 6);
        second.stop();
    }

    private static List<String> lifeOfNode1() {
        return List.of(
                letter("lb-one", "Entering BACKUP state", OWNS_NOT),
                letter("lb-one", "Entering MASTER state", OWNS),
                letter("lb-one", "Entering FAULT state", OWNS_NOT),
                letter("lb-one", "Entering BACKUP state", OWNS_NOT),
                letter("lb-one", "Entering MASTER state", OWNS));
    }

    private static List<String> lifeOfNode2() {
        return List.of(
                letter("lb-two", "Entering BACKUP state", OWNS_NOT),
                letter("lb-two", "Entering MASTER state", OWNS),
                letter("lb-two", "Entering BACKUP state", OWNS_NOT),
                letter("lb-two", "Entering MASTER state", OWNS),
                letter("lb-two", "Entering BACKUP state", OWNS_NOT),
                letter("lb-two", "Entering MASTER state", OWNS));
    }

    private static List<String> and(List<String> letters, String last) {
        var all = new ArrayList<>(letters);
        all.add(last);
        return all;
    }

    private static void awaitLetters(MailServer server, int count) {
        Lab.await(count + " letters", SOON, () -> server.letters().size() >= count);
    }

    /** The letters of a node, without their dates. */
    private static List<String> texts(MailServer server, String router) {
        var texts = new ArrayList<String>();
        for (List<String> letter : server.letters()) {
            var text = new StringBuilder();
            for (String line : letter)
                if (!line.startsWith("Date: ")) text.append(line).append('\n');
            if (text.indexOf("[" + router + "]") >= 0) texts.add(text.toString());
        }
        return texts;
    }

    @KernelTest
    @Case("TR-10")
    @Case("S2")
    void aPairMailsItsLifeToTheLast(@TwoNetworks Lab lab) {
        MailServer server = lab.mailServer();
        live(lab, Program.REGENT, server);
        assertEquals(
                and(lifeOfNode1(), letter("lb-one", "Stopping", OWNS_NOT)),
                texts(server, "lb-one"));
        assertEquals(
                and(lifeOfNode2(), letter("lb-two", "Stopping", OWNS_NOT)),
                texts(server, "lb-two"));
    }

    /** All but the last, which keepalived does not wait for. */
    @InteropTest
    @Case("TR-10")
    void keepalivedMailsTheSameLife(@TwoNetworks Lab lab) {
        MailServer server = lab.mailServer();
        live(lab, Program.KEEPALIVED, server);
        assertEquals(lifeOfNode1(), texts(server, "lb-one").subList(0, 5));
        assertEquals(lifeOfNode2(), texts(server, "lb-two").subList(0, 6));
    }

    @KernelTest
    @Case("TR-10")
    void aDeadMailServerHoldsUpNothing(@TwoNetworks Lab lab) {
        MailServer server = lab.deadMailServer();
        Daemon daemon = lab.start("node1", file("lb-one", 100));
        Lab.await("it is called", SOON, () -> server.callers() > 0);
        Advert first = lab.capture().awaitAdvert(51, 0, SOON, Scene::isOurs);
        Lab.pause(4.0);
        List<Advert> adverts = lab.capture().adverts(51, "node1");
        assertTrue(secondsBetween(first.timeNanos(), adverts.getLast().timeNanos()) > 3);
        for (int i = 1; i < adverts.size(); i++) {
            double gap = secondsBetween(adverts.get(i - 1).timeNanos(), adverts.get(i).timeNanos());
            assertTrue(gap < INTERVAL + seconds(NOISE), "no advert for " + gap + " s");
        }
        // It waits a little for the mails at the end, but not for this server's thirty seconds.
        daemon.stop();
        daemon.awaitLog("mails are not sent, because the time to stop is over", Duration.ZERO);
    }

    @KernelTest
    @Case("TR-10")
    void aReloadBeginsAndEndsMails(@TwoNetworks Lab lab) {
        MailServer server = lab.mailServer();
        Daemon daemon = lab.start("node1", fileWith("", "lb-one", 100));
        Scene.awaitOwner(lab, VIP, "node1");
        daemon.write(fileWith("", "lb-one", 100, "smtp_alert"));
        reload(daemon, 1);
        lab.unplug("node1");
        awaitLetters(server, 1);
        daemon.write(file("lb-other", 100, "smtp_alert on"));
        reload(daemon, 2);
        lab.plug("node1");
        awaitLetters(server, 3);
        daemon.write(file("lb-other", 100, "smtp_alert off"));
        reload(daemon, 3);
        lab.unplug("node1");
        Lab.await("a fault", SOON, () -> daemon.logged("Entering FAULT STATE") == 2);
        daemon.stop();
        assertEquals(
                List.of(letter("lb-one", "Entering FAULT state", OWNS_NOT)),
                texts(server, "lb-one"));
        assertEquals(
                List.of(
                        letter("lb-other", "Entering BACKUP state", OWNS_NOT),
                        letter("lb-other", "Entering MASTER state", OWNS)),
                texts(server, "lb-other"));
    }

    private static void reload(Daemon daemon, int times) {
        daemon.reload();
        Lab.await("reload " + times, SOON, () -> daemon.logged("Reload complete") == times);
    }
}
