package io.regent.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.mail.MailEvent.CheckerChanged;
import io.regent.mail.MailEvent.GroupChanged;
import io.regent.mail.MailEvent.InstanceChanged;
import io.regent.mail.MailEvent.Moment;
import io.regent.mail.MailEvent.QuorumChanged;
import io.regent.mail.MailEvent.RealServerChanged;
import io.regent.mail.MailEvent.RealServerRemoved;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsTest {

    private static final MailSettings PLAIN = Mails.to(25, "root@here.test");
    private static final MailSettings NO_FAULTS = Mails.settings(25, true, false, "root@here.test");
    private static final MailSettings WHOLE_ONLY =
            Mails.settings(25, false, true, "root@here.test");

    private final Alerts alerts = new Alerts();

    /** Events in their order, and a y for each that is mailed. */
    @ParameterizedTest
    @CsvSource({
        "MASTER, y",
        "MASTER BACKUP MASTER, yyy",
        "BACKUP BACKUP, yn",
        "MASTER FAULT BACKUP STOP, yyyy",
        "FAULT FAULT MASTER FAULT, ynyy",
        "BACKUP DELETED BACKUP, yyy",
    })
    void anInstanceIsMailedUnlessItsStateWasMailedLast(String states, String mailed) {
        assertEquals(mailed, told(states, PLAIN));
    }

    @ParameterizedTest
    @CsvSource({
        "FAULT, n",
        "BACKUP FAULT BACKUP, ynn",
        "BACKUP FAULT MASTER FAULT, ynyn",
    })
    void withoutFaultsItIsAsIfThereWereNone(String states, String mailed) {
        assertEquals(mailed, told(states, NO_FAULTS));
    }

    @Test
    void instancesAndGroupsOfOneNameAreTwoThings() {
        assertTrue(alerts.isWorthAMail(new InstanceChanged("VI_1", MailState.MASTER), PLAIN));
        assertTrue(alerts.isWorthAMail(new GroupChanged("VI_1", MailState.MASTER), PLAIN));
        assertFalse(alerts.isWorthAMail(new GroupChanged("VI_1", MailState.MASTER), PLAIN));
        assertFalse(alerts.isWorthAMail(new InstanceChanged("VI_1", MailState.MASTER), PLAIN));
    }

    @Test
    void ofARealServerEachCheckIsMailedOrTheWhole() {
        var check = new CheckerChanged("RS", "VS", true, false, "cause");
        var whole = new RealServerChanged("RS", "VS", true, false, "cause");
        assertTrue(alerts.isWorthAMail(check, PLAIN));
        assertFalse(alerts.isWorthAMail(whole, PLAIN));
        assertFalse(alerts.isWorthAMail(check, WHOLE_ONLY));
        assertTrue(alerts.isWorthAMail(whole, WHOLE_ONLY));
    }

    @Test
    void aServerWithoutSmtpAlertIsNeverMailed() {
        for (boolean alert : new boolean[] {false, true}) {
            assertEquals(alert, isMailed(new CheckerChanged("R", "V", alert, true, ""), PLAIN));
            assertEquals(
                    alert, isMailed(new RealServerChanged("R", "V", alert, true, ""), WHOLE_ONLY));
            for (MailSettings settings : new MailSettings[] {PLAIN, WHOLE_ONLY}) {
                var removed = new RealServerRemoved("R", "V", alert, Moment.REMOVAL);
                assertEquals(alert, isMailed(removed, settings));
                var quorum = new QuorumChanged("V", alert, true, Moment.RUNNING, 1, 0, 1);
                assertEquals(alert, isMailed(quorum, settings));
            }
        }
    }

    @Test
    void withoutRecipientsOrRelayNothingIsMailed() {
        var event = new QuorumChanged("V", true, true, Moment.START, 1, 0, 1);
        assertTrue(isMailed(event, PLAIN));
        assertFalse(isMailed(event, Mails.to(25)));
        var without =
                new MailSettings(
                        PLAIN.routerId(),
                        PLAIN.recipients(),
                        PLAIN.from(),
                        Optional.empty(),
                        PLAIN.port(),
                        PLAIN.heloName(),
                        PLAIN.timeout(),
                        false,
                        false);
        assertFalse(isMailed(event, without));
    }

    private static boolean isMailed(MailEvent event, MailSettings settings) {
        return new Alerts().isWorthAMail(event, settings);
    }

    private String told(String states, MailSettings settings) {
        var mailed = new StringBuilder();
        for (String state : states.split(" ")) {
            var event = new InstanceChanged("VI_1", MailState.valueOf(state));
            mailed.append(alerts.isWorthAMail(event, settings) ? 'y' : 'n');
        }
        return mailed.toString();
    }
}
