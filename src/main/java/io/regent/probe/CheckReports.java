package io.regent.probe;

import io.regent.check.CheckRules;
import io.regent.check.CheckSubject;
import io.regent.check.CheckerState;
import io.regent.check.Failure;
import io.regent.check.SharedCheck;
import io.regent.check.Verdict;
import io.regent.config.lvs.CheckSchedule;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Endpoint;
import io.regent.observe.Log;
import java.util.HashMap;
import java.util.HashSet;
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
                if (!before.up() && next.state().up() || !before.hasRun()) passed(check, next);
            }
            case Verdict.Failed(Failure failure) -> failed(check, failure, before, next);
            case Verdict.NotMade(Failure failure) -> notMade(check, failure);
        }
    }

    private void passed(SharedCheck check, CheckerState.Next next) {
        if (!next.state().up()) return;
        Set<Endpoint> told = new HashSet<>();
        for (CheckSubject subject : check.subjects()) {
            if (told.add(subject.realServer())) {
                log.info(CheckLogText.succeeded(check.checker(), subject));
            }
        }
    }

    private void failed(
            SharedCheck check, Failure failure, CheckerState before, CheckerState.Next next) {
        boolean counts = next.changed();
        boolean tolerated = before.up() && !counts;
        if (!counts && !(tolerated && logsAll(check.checker()))) return;
        Set<Endpoint> told = new HashSet<>();
        for (CheckSubject subject : check.subjects()) {
            if (!told.add(subject.realServer())) continue;
            log.info(CheckLogText.reason(check.checker(), subject, failure.text()));
            if (counts) {
                log.info(CheckLogText.failed(check.checker(), subject, before.failures()));
            }
        }
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
