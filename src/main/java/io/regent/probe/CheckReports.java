package io.regent.probe;

import io.regent.check.CheckRules;
import io.regent.check.CheckSubject;
import io.regent.check.CheckerState;
import io.regent.check.Failure;
import io.regent.check.SharedCheck;
import io.regent.check.Verdict;
import io.regent.config.lvs.CheckSchedule;
import io.regent.config.lvs.Checker;
import io.regent.observe.Log;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes to the log how checks come out: each change, and each failure while up where {@code
 * log_all_failures} asks for it. An attempt that cannot be made is told once until the reason
 * changes. For the loop's thread only.
 */
public final class CheckReports implements CheckLog {

    private final Log log;
    private volatile boolean logAllFailures;
    private final Map<Checker, String> notMade = new HashMap<>();

    public CheckReports(Log log) {
        this.log = log;
    }

    /** {@code checker_log_all_failures}, for checks that do not say. From any thread. */
    public void logAllFailures(boolean all) {
        logAllFailures = all;
    }

    @Override
    public void judged(
            SharedCheck check, CheckerState before, Verdict verdict, CheckerState.Next next) {
        switch (verdict) {
            case Verdict.Passed _ -> {
                if (!notMade.isEmpty()) notMade.remove(check.checker());
                if (isNews(check, before)) passed(check, next);
            }
            case Verdict.Failed(Failure failure) -> failed(check, failure, before, next);
            case Verdict.NotMade(Failure failure) -> notMade(check, failure);
        }
    }

    /** What a file says at the start is no news. */
    private static boolean isNews(SharedCheck check, CheckerState before) {
        if (!before.hasRun()) return !(check.checker() instanceof Checker.TrackedFile);
        return !before.up();
    }

    private void passed(SharedCheck check, CheckerState.Next next) {
        if (!next.state().up()) return;
        var lines = new LinkedHashSet<String>();
        for (CheckSubject subject : check.subjects()) {
            lines.add(CheckLogText.succeeded(check.checker(), subject));
        }
        write(lines);
    }

    private void failed(
            SharedCheck check, Failure failure, CheckerState before, CheckerState.Next next) {
        if (!before.hasRun() && check.checker() instanceof Checker.TrackedFile) return;
        boolean counts = next.changed();
        boolean tolerated = before.up() && !counts;
        if (!counts && !(tolerated && logsAll(check.checker()))) return;
        Checker checker = check.checker();
        long retries = CheckRules.of(checker).retries();
        var lines = new LinkedHashSet<String>();
        for (CheckSubject subject : check.subjects()) {
            if (!counts || isReasonExtra(checker)) {
                lines.add(CheckLogText.reason(checker, subject, failure.text()));
            }
            if (counts) {
                lines.add(
                        CheckLogText.failed(checker, subject, failure, retries, before.isStart()));
            }
        }
        write(lines);
    }

    /** Whether the line that a check has failed does not say why. */
    private static boolean isReasonExtra(Checker checker) {
        return switch (checker) {
            case Checker.Tcp _, Checker.Udp _, Checker.Ping _, Checker.Web _, Checker.Smtp _ ->
                    true;
            case Checker.Dns _, Checker.Misc _, Checker.TrackedFile _, Checker.Bfd _ -> false;
        };
    }

    /** Each once: virtual servers that share a real server are no reason to say a thing twice. */
    private void write(Set<String> lines) {
        for (String line : lines) if (!line.isEmpty()) log.info(line);
    }

    private void notMade(SharedCheck check, Failure failure) {
        String before = notMade.put(check.checker(), failure.text());
        if (failure.text().equals(before)) return;
        CheckSubject subject = check.subjects().get(0);
        log.warning(CheckLogText.reason(check.checker(), subject, failure.text()));
    }

    private boolean logsAll(Checker checker) {
        Optional<CheckSchedule> schedule = CheckRules.of(checker).schedule();
        Optional<Boolean> own =
                schedule.isPresent() ? schedule.get().logAllFailures() : Optional.empty();
        return own.orElse(logAllFailures);
    }
}
