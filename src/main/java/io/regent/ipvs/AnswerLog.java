package io.regent.ipvs;

import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsOutcome;
import io.regent.netlink.Answer;
import io.regent.observe.Log;
import io.regent.observe.OncePer;
import io.regent.sys.Errno;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the log says of commands that the kernel did not simply do. One line of a batch for each
 * errno: where one command of a thousand is refused, often all are. The same line again only after
 * a minute, for what is refused is asked for again and again.
 */
final class AnswerLog {

    private static final Duration QUIET = Duration.ofMinutes(1);

    /** In a minute no more lines than these of either sort. */
    private static final int MOST_CAUSES = 50;

    private enum Sort {
        REFUSED,
        /** Somebody else has been at the table: put right, or right already. */
        UNEXPECTED
    }

    private final Log log;
    private final Modules modules;
    private final OncePer<Sort, String> once = new OncePer<>(Sort.class, QUIET, MOST_CAUSES);

    AnswerLog(Log log, Modules modules) {
        this.log = log;
        this.modules = modules;
    }

    Batch batch() {
        return new Batch();
    }

    private static final class Alike {
        private final IpvsCommand first;
        private final IpvsOutcome outcome;
        private final Answer answer;
        private int others;

        Alike(IpvsCommand first, IpvsOutcome outcome, Answer answer) {
            this.first = first;
            this.outcome = outcome;
            this.answer = answer;
        }
    }

    /** Commands that were run together. */
    final class Batch {
        private final Map<Integer, Alike> byErrno = new LinkedHashMap<>();

        void add(IpvsCommand command, IpvsOutcome outcome, Answer answer) {
            // To stop a sync daemon that does not run is no mistake: see SyncRules.
            boolean isIdle = command instanceof IpvsCommand.StopSync;
            if (outcome instanceof IpvsOutcome.Done) return;
            if (outcome instanceof IpvsOutcome.NotThere && isIdle) return;
            Alike known = byErrno.get(answer.errno());
            if (known == null) byErrno.put(answer.errno(), new Alike(command, outcome, answer));
            else known.others++;
        }

        void tell(long nowNanos) {
            for (Alike alike : byErrno.values()) AnswerLog.this.tell(alike, nowNanos);
        }
    }

    private void tell(Alike alike, long nowNanos) {
        boolean isRefused = alike.outcome instanceof IpvsOutcome.Refused;
        String command = CommandText.of(alike.first);
        int silent =
                once.admit(
                        isRefused ? Sort.REFUSED : Sort.UNEXPECTED,
                        alike.answer.errno() + command,
                        nowNanos);
        if (silent == OncePer.SUPPRESSED) return;
        var line = new StringBuilder(isRefused ? "IPVS refuses to " : "IPVS was to ");
        line.append(command);
        if (alike.others > 0) line.append(", and ").append(alike.others).append(" more");
        line.append(": ").append(Errno.describe(alike.answer.errno()));
        String why = why(alike);
        if (!why.isEmpty()) line.append(": ").append(why);
        if (silent > 0)
            line.append("; and ").append(silent).append(" times since it was last told");
        if (isRefused) log.error(line.toString());
        else log.warning(line.toString());
    }

    private String why(Alike alike) {
        return switch (alike.outcome) {
            case IpvsOutcome.Done() -> "";
            case IpvsOutcome.AlreadyThere() -> "it is there already, and gets our settings";
            case IpvsOutcome.NotThere() ->
                    alike.first instanceof IpvsCommand.AddDestination
                            ? "the service is not there"
                            : "it is not there";
            case IpvsOutcome.Refused _ -> whyRefused(alike);
        };
    }

    private String whyRefused(Alike alike) {
        if (alike.answer.errno() != Errno.ENOENT.number()) return alike.answer.explanation();
        return switch (alike.first) {
            case IpvsCommand.AddService(var service) -> modules.whyMissing(service);
            case IpvsCommand.EditService(var service) -> modules.whyMissing(service);
            default -> alike.answer.explanation();
        };
    }
}
