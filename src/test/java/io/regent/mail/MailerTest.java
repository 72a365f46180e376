package io.regent.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.mail.MailEvent.InstanceChanged;
import io.regent.mail.MailEvent.QuorumChanged;
import io.regent.mail.MailEvent.RealServerRemoved;
import io.regent.observe.RecordingLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whole dialogues with a relay. The friendly one is, but for the recipients' lines, what keepalived
 * 2.2.7 says to the same relay.
 */
class MailerTest {

    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-11-02T11:00:09Z"), ZoneOffset.ofHours(1));

    private static final MailEvent MASTER = new InstanceChanged("VI_1", MailState.MASTER);

    private static final String LETTER =
            """
            C: Date: Mon, 02 Nov 2026 12:00:09 +0100\\r
            C: From: Keep Alived <ka@here.test>\\r
            C: Subject: [lb-one] VRRP Instance VI_1 - Entering MASTER state\\r
            C: X-Mailer: Keepalived\\r
            C: To: root@here.test,\\r
            C:  Jane Doe <jane@there.test>\\r
            C: \\r
            C: => VRRP Instance is now owning VRRP VIPs <=\\r
            C: \\r
            C: .\\r
            """;

    private final RecordingLog log = new RecordingLog();
    private final ScriptedRelay relay = new ScriptedRelay();

    MailerTest() throws IOException {}

    @AfterEach
    void closeRelay() throws IOException {
        relay.close();
    }

    @Test
    void aFriendlyRelayHearsWhatKeepalivedWouldSay() throws Exception {
        assertEquals(
                """
                S: 220 relay\\r
                C: HELO lb.here.test\\r
                S: 250 ok\\r
                C: MAIL FROM:<ka@here.test>\\r
                S: 250 ok\\r
                C: RCPT TO:<root@here.test>\\r
                S: 250 ok\\r
                C: RCPT TO:<jane@there.test>\\r
                S: 250 ok\\r
                C: DATA\\r
                S: 354 go on\\r
                """
                        + LETTER
                        + """
                        S: 250 ok\\r
                        C: QUIT\\r
                        S: 221 bye\\r
                        C: (end)
                        """,
                dialogueAbout(MASTER));
        assertEquals(List.of("SMTP alert successfully sent."), log.lines());
    }

    @Test
    void repliesOfSeveralLinesAreReadToTheLast() throws Exception {
        relay.answers("greeting", "220-welcome\n220-to this\n220 relay")
                .answers("HELO", "250-pleased\n250 to meet you");
        assertTrue(dialogueAbout(MASTER).contains("S: 250 to meet you\\r\nC: MAIL FROM"));
        assertEquals(List.of("SMTP alert successfully sent."), log.lines());
    }

    @Test
    void aSlowRelayIsWaitedForAsLongAsEachReplyComesInTime() throws Exception {
        relay.slow(100);
        // Eight replies in 800 ms, each within the 500.
        assertTrue(dialogueAbout(MASTER).endsWith("C: QUIT\\r\nS: 221 bye\\r\nC: (end)\n"));
        assertEquals(List.of("SMTP alert successfully sent."), log.lines());
    }

    @Test
    void aRefusedRecipientStopsTheMailForAllAndIsLoggedWithTheReply() throws Exception {
        relay.answers("RCPT TO:<jane@there.test>", "550-no such\n550 user here");
        assertEquals(
                """
                S: 220 relay\\r
                C: HELO lb.here.test\\r
                S: 250 ok\\r
                C: MAIL FROM:<ka@here.test>\\r
                S: 250 ok\\r
                C: RCPT TO:<root@here.test>\\r
                S: 250 ok\\r
                C: RCPT TO:<jane@there.test>\\r
                S: 550-no such\\r
                S: 550 user here\\r
                C: RSET\\r
                S: 250 ok\\r
                C: QUIT\\r
                S: 221 bye\\r
                C: (end)
                """,
                dialogueAbout(MASTER));
        assertLogged(
                "Error processing RCPT cmd on", "SMTP status code = 550: 550-no such 550 user");
    }

    @Test
    void everyOtherRefusalIsLoggedWithItsCommand() throws Exception {
        assertRefusal("greeting", "554 go away", "HELO cmd", "554: 554 go away");
        assertRefusal("HELO", "501 who?", "HELO cmd", "501: 501 who?");
        assertRefusal("MAIL", "451 later", "MAIL cmd", "451: 451 later");
        assertRefusal("DATA", "452 full", "DATA cmd", "452: 452 full");
        assertRefusal(".", "552 too big", ". cmd", "552: 552 too big");
    }

    @Test
    void aRelayThatHangsUpOrFallsSilentIsGivenUp() throws Exception {
        for (String command : List.of("greeting", "HELO", "MAIL", "RCPT", "DATA", ".")) {
            assertRefusal(command, ScriptedRelay.CLOSE, "Error with remote SMTP server", "EOF");
            assertRefusal(command, ScriptedRelay.SILENCE, "Error with remote", "Read timed out");
        }
    }

    @Test
    void aMailThatTheRelayHasTakenIsSentWhateverItSaysToQuit() throws Exception {
        for (String reply : List.of(ScriptedRelay.CLOSE, ScriptedRelay.SILENCE, "500 what?")) {
            try (var other = new ScriptedRelay().answers("QUIT", reply)) {
                var once = new RecordingLog();
                send(other.port(), once);
                assertEquals(List.of("SMTP alert successfully sent."), once.lines(), reply);
            }
        }
    }

    @Test
    void aRelayThatIsNotThereIsLogged() throws Exception {
        int port;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        send(port, log);
        assertLogged("Error with remote SMTP server [127.0.0.1]:" + port, "Connection refused");
    }

    @Test
    void mailsComeInOrderEachInAConnectionOfItsOwn() throws Exception {
        var mailer = mailer();
        for (MailState state : MailState.values()) {
            mailer.tell(new InstanceChanged("VI_1", state));
        }
        mailer.close(Duration.ofSeconds(5));
        var dialogues = relay.dialogues(5);
        int place = 0;
        for (MailState state : MailState.values()) {
            assertTrue(dialogues.get(place++).contains("VI_1 - " + state.subject()));
        }
    }

    @Test
    void aFailureDoesNotHoldUpTheNextMail() throws Exception {
        relay.answers("MAIL FROM:<ka@here.test>", ScriptedRelay.CLOSE);
        var mailer = mailer();
        mailer.tell(MASTER);
        relay.dialogues(1);
        relay.answers("MAIL FROM:<ka@here.test>", "250 ok");
        mailer.tell(new InstanceChanged("VI_1", MailState.BACKUP));
        mailer.close(Duration.ofSeconds(5));
        assertEquals("SMTP alert successfully sent.", log.lines().get(1));
    }

    @Test
    void aDeadRelayHoldsUpNobodyAndTheQueueHasAnEnd() throws Exception {
        relay.answers("greeting", ScriptedRelay.SILENCE);
        var patient = Mails.waiting(Duration.ofMinutes(1), settings(relay.port()));
        var mailer = new Mailer(patient, log, NOON);
        tellOfServer(0, mailer);
        // From here to the end of the test the thread waits for a greeting.
        relay.awaitClient();
        long start = System.nanoTime();
        int tooMany = 20;
        for (int i = 1; i <= Mailer.MOST_WAITING + tooMany; i++) tellOfServer(i, mailer);
        mailer.close(Duration.ofMillis(1));
        assertTrue(System.nanoTime() - start < 20_000_000_000L, "a caller was held up");
        assertEquals(
                List.of(
                        "Too many mails are waiting - not sent: Realserver RS1001 of virtual"
                                + " server VS - DOWN, and those after it",
                        "20 mails were not sent, because too many were waiting",
                        "1000 mails are not sent, because the time to stop is over"),
                log.lines());
    }

    @Test
    void whatIsLeftBehindIsCounted() throws Exception {
        relay.answers("greeting", ScriptedRelay.SILENCE);
        var patient = Mails.waiting(Duration.ofMinutes(1), settings(relay.port()));
        var mailer = new Mailer(patient, log, NOON);
        tellOfServer(0, mailer);
        relay.awaitClient();
        for (int i = 1; i <= 3; i++) tellOfServer(i, mailer);
        mailer.close(Duration.ofMillis(50));
        assertEquals(
                List.of("3 mails are not sent, because the time to stop is over"), log.lines());
    }

    private static void tellOfServer(int number, Mailer mailer) {
        mailer.tell(new RealServerRemoved("RS" + number, "VS", true, MailEvent.Moment.REMOVAL));
    }

    @Test
    void withoutAnythingWorthAMailThereIsNoThread() throws Exception {
        var mailer = mailer();
        mailer.tell(new QuorumChanged("V", false, true, MailEvent.Moment.START, 1, 0, 1));
        assertTrue(mailer.isIdle());
        mailer.tell(MASTER);
        assertFalse(mailer.isIdle());
        mailer.close(Duration.ofSeconds(5));
    }

    private Mailer mailer() {
        return new Mailer(settings(relay.port()), log, NOON);
    }

    private static MailSettings settings(int port) {
        return Mails.to(port, "root@here.test", "Jane Doe <jane@there.test>");
    }

    private String dialogueAbout(MailEvent event) throws InterruptedException {
        var mailer = mailer();
        mailer.tell(event);
        mailer.close(Duration.ofSeconds(5));
        return relay.dialogue();
    }

    private static void send(int port, RecordingLog to) throws InterruptedException {
        var mailer = new Mailer(settings(port), to, NOON);
        mailer.tell(MASTER);
        mailer.close(Duration.ofSeconds(5));
    }

    private void assertRefusal(String command, String reply, String... expected) throws Exception {
        try (var other = new ScriptedRelay().answers(command, reply)) {
            var once = new RecordingLog();
            send(other.port(), once);
            assertEquals(1, once.lines().size(), command + " " + once.lines());
            String line = once.lines().getFirst();
            for (String part : expected) assertTrue(line.contains(part), command + ": " + line);
            assertTrue(line.endsWith(" - not sent: VRRP Instance VI_1 - Entering MASTER state"));
        }
    }

    private void assertLogged(String... parts) {
        assertTrue(
                log.lines().stream()
                        .anyMatch(line -> List.of(parts).stream().allMatch(line::contains)),
                log.lines()::toString);
    }
}
