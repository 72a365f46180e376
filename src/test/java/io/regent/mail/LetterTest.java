package io.regent.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.mail.MailEvent.CheckerChanged;
import io.regent.mail.MailEvent.GroupChanged;
import io.regent.mail.MailEvent.InstanceChanged;
import io.regent.mail.MailEvent.Moment;
import io.regent.mail.MailEvent.QuorumChanged;
import io.regent.mail.MailEvent.RealServerRemoved;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** Words as in the mails of keepalived 2.2.7, where no case is said to differ. */
class LetterTest {

    private static final String RS = "[127.0.0.16]:tcp:80", VS = "[10.0.0.1]:tcp:80";
    private static final ZonedDateTime DATE =
            ZonedDateTime.of(2026, 3, 1, 4, 5, 6, 0, ZoneId.of("America/New_York"));

    @Test
    void instancesAndGroups() {
        assertLetter(
                "VRRP Instance VI_1 - Entering MASTER state",
                "VRRP Instance is now owning VRRP VIPs",
                new InstanceChanged("VI_1", MailState.MASTER));
        assertLetter(
                "VRRP Instance VI_1 - Entering FAULT state",
                "VRRP Instance is no longer owning VRRP VIPs",
                new InstanceChanged("VI_1", MailState.FAULT));
        assertLetter(
                "VRRP Instance VI_1 - Stopping",
                "VRRP Instance is no longer owning VRRP VIPs",
                new InstanceChanged("VI_1", MailState.STOP));
        assertLetter(
                "VRRP Group G1 - Entering BACKUP state",
                "All VRRP group instances are now in BACKUP state",
                new GroupChanged("G1", MailState.BACKUP));
    }

    @Test
    void realServers() {
        assertLetter(
                "Realserver " + RS + " of virtual server " + VS + " - DOWN",
                "MISC CHECK failed on service",
                new CheckerChanged(RS, VS, true, false, "MISC CHECK failed on service"));
        assertLetter(
                "Realserver " + RS + " of virtual server " + VS + " - UP",
                "TCP CHECK succeed on service",
                new CheckerChanged(RS, VS, true, true, "TCP CHECK succeed on service"));
        assertLetter(
                "Realserver " + RS + " of virtual server " + VS + " - DOWN",
                "Removing",
                new RealServerRemoved(RS, VS, true, Moment.REMOVAL));
    }

    @Test
    void quorums() {
        assertLetter(
                "Virtualserver " + VS + " - UP",
                "Starting with quorum up 2+1=3 <= 8",
                new QuorumChanged(VS, true, true, Moment.START, 2, 1, 8));
        assertLetter(
                "Virtualserver FWM 7 - UP",
                "Gained quorum 1+0=1 <= 1",
                new QuorumChanged("FWM 7", true, true, Moment.RUNNING, 1, 0, 1));
        // keepalived's log says it so; its mail has the signs of a gain.
        assertLetter(
                "Virtualserver FWM 7 - DOWN",
                "Lost quorum 3-1=2 > 0",
                new QuorumChanged("FWM 7", true, false, Moment.RUNNING, 3, 1, 0));
    }

    @Test
    void theDateIsThatOfTheMachineAndInEnglish() {
        assertTrue(
                encoded(new Letter("s", "b"), "a@b")
                        .startsWith("Date: Sun, 01 Mar 2026 04:05:06 -0500\r\n"));
    }

    @Test
    void recipientsStandOnePerLineAndNamesWithSpecialsAreQuoted() {
        String text = encoded(new Letter("s", "b"), "a@b.test", "Doe, Jane <j@b.test>", "X <x@b>");
        assertTrue(
                text.contains(
                        "To: a@b.test,\r\n \"Doe, Jane\" <j@b.test>,\r\n X <x@b>\r\n\r\n=> b <="),
                text);
    }

    @Test
    void noNameCanBeginALineOfItsOwn() {
        String text = encoded(new Letter("VI\r\nBcc: all@b", "x\n.\nMAIL"), "a@b");
        assertTrue(text.contains("Subject: [lb-one] VI  Bcc: all@b\r\n"), text);
        assertTrue(text.endsWith("\r\n\r\n=> x . MAIL <=\r\n\r\n"), text);
    }

    @Test
    void whatIsTooLongIsCutBetweenCharacters() {
        String text = encoded(new Letter("ü".repeat(300), "ü".repeat(300)), "a@b");
        // 9 bytes of "[lb-one] ", then 123 times two.
        assertTrue(text.contains("Subject: [lb-one] " + "ü".repeat(123) + "\r\n"), text);
        assertTrue(text.contains("\r\n=> " + "ü".repeat(255) + " <=\r\n"), text);
    }

    private static void assertLetter(String subject, String body, MailEvent event) {
        assertEquals(new Letter(subject, body), Letter.of(event));
    }

    private static String encoded(Letter letter, String... recipients) {
        byte[] bytes = letter.encode(Mails.to(25, recipients), DATE);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
