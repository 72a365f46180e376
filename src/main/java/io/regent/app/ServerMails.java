package io.regent.app;

import io.regent.check.CheckRules;
import io.regent.check.CheckerState;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.RealServer;
import io.regent.lvs.Cause;
import io.regent.lvs.Notice;
import io.regent.lvs.VirtualServerId;
import io.regent.lvs.VirtualServerPlan;
import io.regent.mail.CheckText;
import io.regent.mail.MailEvent;
import io.regent.mail.MailEvent.Moment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Turns what happens to virtual servers into events that mails may be sent for. For the thread of
 * the virtual servers.
 */
final class ServerMails {

    private final Consumer<MailEvent> mailer;

    /** What each check said last, for after a reload all of them are told again. */
    private final Map<Check, Boolean> results = new HashMap<>();

    private String reason = "";

    private record Check(VirtualServerId virtualServer, Endpoint realServer, Checker checker) {}

    ServerMails(Consumer<MailEvent> mailer) {
        this.mailer = mailer;
    }

    /** After a start and after each reload. */
    void use(List<VirtualServerPlan> plans) {
        Set<Check> present = new HashSet<>();
        for (VirtualServerPlan plan : plans) {
            for (RealServer real : plan.server().realServers()) {
                for (Checker checker : real.checkers()) {
                    present.add(new Check(plan.id(), real.endpoint(), checker));
                }
            }
        }
        results.keySet().retainAll(present);
    }

    /** Before the balancer hears of a result: why the check failed, or empty. */
    void because(Optional<String> failure) {
        reason = failure.orElse("");
    }

    /** After the balancer has heard of it, for the quorum is mailed first. */
    void checked(VirtualServerPlan plan, RealServer real, Checker checker, boolean up) {
        Boolean before = results.put(new Check(plan.id(), real.endpoint(), checker), up);
        boolean assumed = CheckerState.initial(CheckRules.of(checker)).up();
        if (up == (before == null ? assumed : before)) return;
        mailer.accept(
                new MailEvent.CheckerChanged(
                        plan.nameOf(real),
                        plan.id().name(),
                        real.smtpAlert(),
                        up,
                        text(checker, up)));
    }

    void notified(VirtualServerPlan plan, Notice.RealServerChanged change) {
        RealServer real = change.server();
        String name = plan.nameOf(real);
        switch (change.cause()) {
            case Cause.Check(int server, int checker) ->
                    mailer.accept(
                            new MailEvent.RealServerChanged(
                                    name,
                                    plan.id().name(),
                                    real.smtpAlert(),
                                    change.up(),
                                    text(plan, server, checker, change.up())));
            case Cause.Removal _, Cause.Stop _ ->
                    mailer.accept(
                            new MailEvent.RealServerRemoved(
                                    name,
                                    plan.id().name(),
                                    real.smtpAlert(),
                                    moment(change.cause())));
            // As the file says, so nobody needs to be told.
            case Cause.Start _, Cause.Reload _ -> {}
        }
    }

    void notified(VirtualServerPlan plan, Notice.QuorumChanged change) {
        var quorum = plan.server().quorum();
        mailer.accept(
                new MailEvent.QuorumChanged(
                        plan.id().name(),
                        plan.server().smtpAlert(),
                        change.up(),
                        moment(change.cause()),
                        quorum.weight(),
                        quorum.hysteresis(),
                        change.weightSum()));
    }

    private static Moment moment(Cause cause) {
        return switch (cause) {
            case Cause.Start _ -> Moment.START;
            case Cause.Removal _ -> Moment.REMOVAL;
            case Cause.Stop _ -> Moment.STOP;
            case Cause.Check _, Cause.Reload _ -> Moment.RUNNING;
        };
    }

    private String text(VirtualServerPlan plan, int server, int checker, boolean up) {
        // The kernel was late, and the check that asked for it is not known any more.
        if (checker == Cause.UNKNOWN_CHECKER) return up ? "CHECK succeed" : "CHECK failed";
        return text(plan.server().realServers().get(server).checkers().get(checker), up);
    }

    private String text(Checker checker, boolean up) {
        return up ? CheckText.succeeded(checker) : CheckText.failed(checker, reason);
    }
}
