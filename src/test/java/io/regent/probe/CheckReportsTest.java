package io.regent.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.check.CheckId;
import io.regent.check.CheckRules;
import io.regent.check.CheckSubject;
import io.regent.check.CheckerState;
import io.regent.check.Failure;
import io.regent.check.SharedCheck;
import io.regent.check.Verdict;
import io.regent.config.ScriptCommand;
import io.regent.config.lvs.CheckSchedule;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Protocol;
import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the log says about a row of verdicts. */
class CheckReportsTest {

    private static final Endpoint REAL =
            new Endpoint(IpAddress.parse("10.0.0.1").orElseThrow(), 80);
    private static final Verdict REFUSED =
            Verdict.failed(Failure.Reason.REFUSED, "Connection refused");

    private final List<String> lines = new ArrayList<>();

    private static CheckSchedule schedule(Optional<Boolean> logAllFailures) {
        return new CheckSchedule(
                Duration.ofSeconds(6),
                Duration.ZERO,
                1,
                Duration.ofSeconds(1),
                false,
                logAllFailures);
    }

    private static Checker tcp(String address, Optional<Boolean> logAllFailures) {
        return new Checker.Tcp(
                schedule(logAllFailures), Targets.at(address, 80, Duration.ofSeconds(1)));
    }

    private List<String> play(Checker checker, boolean logAll, Verdict... verdicts) {
        lines.clear();
        var reports = new CheckReports((_, text) -> lines.add(text));
        reports.logAllFailures(logAll);
        var subjects = new ArrayList<CheckSubject>();
        // Two virtual servers with the same real server are no reason to say it twice.
        for (int i = 0; i < 2; i++) {
            subjects.add(new CheckSubject(new CheckId(i, 0, 0), REAL, Optional.of(Protocol.TCP)));
        }
        var check = new SharedCheck(checker, Optional.empty(), subjects);
        CheckRules rules = CheckRules.of(checker);
        CheckerState state = CheckerState.initial(rules);
        for (Verdict verdict : verdicts) {
            CheckerState.Next next = state.after(verdict, rules);
            reports.judged(check, state, verdict, next);
            state = next.state();
        }
        return lines;
    }

    @Test
    void eachChangeIsLoggedInKeepalivedsWords() {
        assertEquals(
                List.of(
                        "TCP connection to [10.0.0.1]:tcp:80 success.",
                        "TCP_CHECK on service [10.0.0.1]:tcp:80: Connection refused",
                        "TCP_CHECK on service [10.0.0.1]:tcp:80 failed after 1 retries.",
                        "TCP connection to [10.0.0.1]:tcp:80 success."),
                play(
                        tcp("10.0.0.1", Optional.empty()),
                        false,
                        Verdict.PASSED,
                        Verdict.PASSED,
                        REFUSED,
                        REFUSED,
                        REFUSED,
                        Verdict.PASSED));
    }

    @Test
    void failuresThatAreToleratedAreLoggedWhenAskedFor() {
        String reason = "TCP_CHECK on service [10.0.0.1]:tcp:80: Connection refused";
        String success = "TCP connection to [10.0.0.1]:tcp:80 success.";
        Checker checker = tcp("10.0.0.1", Optional.empty());
        assertEquals(List.of(success, reason), play(checker, true, Verdict.PASSED, REFUSED));
        assertEquals(
                List.of(success, reason),
                play(tcp("10.0.0.1", Optional.of(true)), false, Verdict.PASSED, REFUSED));
        assertEquals(
                List.of(success),
                play(tcp("10.0.0.1", Optional.of(false)), true, Verdict.PASSED, REFUSED));
    }

    @Test
    void aFailureWithoutRetriesCountsNone() {
        assertEquals(
                "TCP_CHECK on service [10.0.0.1]:tcp:80 failed.",
                play(tcp("10.0.0.1", Optional.empty()), false, REFUSED).getLast());
    }

    @Test
    void aTargetOfItsOwnIsNamed() {
        assertEquals(
                "TCP_CHECK on service [10.0.0.1]:tcp:80 at [10.0.0.9]:80: Connection refused",
                play(tcp("10.0.0.9", Optional.empty()), false, REFUSED).get(0));
    }

    @Test
    void anAttemptThatCannotBeMadeIsToldOnceForEachReason() {
        Verdict first = new Verdict.NotMade(new Failure(Failure.Reason.LOCAL, "no address"));
        Verdict other = new Verdict.NotMade(new Failure(Failure.Reason.LOCAL, "no device"));
        assertEquals(
                List.of(
                        "TCP_CHECK on service [10.0.0.1]:tcp:80: no address",
                        "TCP_CHECK on service [10.0.0.1]:tcp:80: no device"),
                play(tcp("10.0.0.1", Optional.empty()), false, first, first, other, other));
    }

    @Test
    void aScriptIsNamedWithItsArguments() {
        var misc =
                new Checker.Misc(
                        schedule(Optional.empty()),
                        new ScriptCommand(List.of("/bin/check", "-x"), Optional.empty()),
                        Duration.ofSeconds(1),
                        false);
        assertEquals(
                List.of(
                        "Misc check for [[10.0.0.1]:tcp:80] by [/bin/check -x] succeeded.",
                        "MISC_CHECK on service [10.0.0.1]:tcp:80: exited with status 1"),
                play(
                                misc,
                                true,
                                Verdict.PASSED,
                                Verdict.failed(Failure.Reason.SCRIPT, "exited with status 1"))
                        .subList(0, 2));
    }
}
