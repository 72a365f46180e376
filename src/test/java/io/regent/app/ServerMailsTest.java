package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.ConfigLoader;
import io.regent.config.lvs.RealServer;
import io.regent.config.lvs.VirtualServer;
import io.regent.lvs.Cause;
import io.regent.lvs.Notice;
import io.regent.lvs.Notice.Reach;
import io.regent.lvs.VirtualServerId;
import io.regent.lvs.VirtualServerPlan;
import io.regent.mail.MailEvent;
import io.regent.mail.MailEvent.CheckerChanged;
import io.regent.mail.MailEvent.Moment;
import io.regent.mail.MailEvent.QuorumChanged;
import io.regent.mail.MailEvent.RealServerChanged;
import io.regent.mail.MailEvent.RealServerRemoved;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerMailsTest {

    private static final String VS = "[10.0.0.1]:tcp:80", RS = "[10.1.0.1]:tcp:80";

    private final VirtualServerPlan plan = plan();
    private final RealServer real = plan.server().realServers().getFirst();
    private final List<MailEvent> told = new ArrayList<>();
    private final ServerMails mails = new ServerMails(told::add);

    @Test
    void aCheckIsNewsWhenItSaysSomethingElseThanBeforeOrThanWasAssumed() {
        checked(1, true);
        assertTold();
        checked(1, false);
        assertTold(new CheckerChanged(RS, VS, true, false, "TCP CHECK failed on service"));
        checked(1, false);
        assertTold();
        // With alpha it counted as failed.
        checked(0, false);
        assertTold();
        checked(0, true);
        assertTold(new CheckerChanged(RS, VS, true, true, "CHECK succeed on service"));
    }

    @Test
    void whatAReloadTellsAgainIsNoNews() {
        checked(1, false);
        told.clear();
        mails.use(List.of(plan));
        checked(1, false);
        assertTold();
        mails.use(List.of());
        checked(1, true);
        assertTold();
    }

    @Test
    void mailsOfAServerSayWhichCheckItWasAndWhy() {
        mails.because(Optional.of("status 500"));
        mails.notified(plan, change(false, new Cause.Check(0, 0)));
        assertTold(
                new RealServerChanged(RS, VS, true, false, "CHECK failed on service : status 500"));
        mails.notified(plan, change(true, new Cause.Check(0, 1)));
        assertTold(new RealServerChanged(RS, VS, true, true, "TCP CHECK succeed on service"));
        mails.notified(plan, change(false, new Cause.Check(0, Cause.UNKNOWN_CHECKER)));
        assertTold(new RealServerChanged(RS, VS, true, false, "CHECK failed"));
    }

    @Test
    void aServerThatGoesForGoodIsRemovedAndOneThatTheFileBringsIsNoNews() {
        mails.notified(plan, change(false, new Cause.Removal()));
        assertTold(new RealServerRemoved(RS, VS, true, Moment.REMOVAL));
        mails.notified(plan, change(false, new Cause.Stop()));
        assertTold(new RealServerRemoved(RS, VS, true, Moment.STOP));
        mails.notified(plan, change(true, new Cause.Start()));
        mails.notified(plan, change(true, new Cause.Reload()));
        assertTold();
    }

    @Test
    void quorumsComeWithTheirNumbers() {
        mails.notified(
                plan, new Notice.QuorumChanged(true, 8, 3, new Cause.Start(), Reach.EVERYONE));
        assertTold(new QuorumChanged(VS, false, true, Moment.START, 2, 1, 8));
        mails.notified(
                plan, new Notice.QuorumChanged(false, 0, 1, new Cause.Check(0, 0), Reach.EVERYONE));
        assertTold(new QuorumChanged(VS, false, false, Moment.RUNNING, 2, 1, 0));
    }

    private void checked(int checker, boolean up) {
        mails.checked(plan, real, real.checkers().get(checker), up);
    }

    private Notice.RealServerChanged change(boolean up, Cause cause) {
        return new Notice.RealServerChanged(real, up, cause, Reach.EVERYONE);
    }

    private void assertTold(MailEvent... expected) {
        assertEquals(List.of(expected), told);
        told.clear();
    }

    /** Checks are in the order of their kinds: SMTP_CHECK is 0, TCP_CHECK is 1. */
    private static VirtualServerPlan plan() {
        String text =
                """
                virtual_server 10.0.0.1 80 {
                    lb_algo rr
                    lb_kind NAT
                    protocol TCP
                    quorum 2
                    hysteresis 1
                    real_server 10.1.0.1 80 {
                        TCP_CHECK {
                        }
                        SMTP_CHECK {
                            alpha
                        }
                    }
                    real_server 10.1.0.2 80 {
                        weight 3
                    }
                }
                """;
        var loaded = ConfigLoader.read("f", text.getBytes(StandardCharsets.UTF_8));
        VirtualServer server = loaded.configuration().orElseThrow().virtualServers().getFirst();
        var id = new VirtualServerId(server.address(), server.protocol(), Optional.empty(), 0);
        return new VirtualServerPlan(id, server, List.of(), List.of(), false);
    }
}
