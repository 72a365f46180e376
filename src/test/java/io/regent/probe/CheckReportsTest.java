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
import io.regent.config.lvs.CheckTarget;
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
            subjects.add(
                    new CheckSubject(
                            new CheckId(i, 0, 0), REAL, Optional.of(Protocol.TCP), "VS" + i));
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
                        "Misc check for [[10.0.0.1]:tcp:80 VS VS0] by [/bin/check] succeeded.",
                        "Misc check for [[10.0.0.1]:tcp:80 VS VS1] by [/bin/check] succeeded."),
                play(misc, false, Verdict.PASSED));
        assertEquals(
                "Misc check for [[10.0.0.1]:tcp:80 VS VS1] by [/bin/check] failed after 1 retry"
                        + " (exited with status 1).",
                play(misc, false, Verdict.failed(Failure.Reason.SCRIPT, "exited with status 1"))
                        .getLast());
        assertEquals(
                "Misc check for [[10.0.0.1]:tcp:80 VS VS1] by [/bin/check] timed out after 1 retry.",
                play(misc, false, Verdict.failed(Failure.Reason.SCRIPT_TIMEOUT, "timed out"))
                        .getLast());
    }

    @Test
    void aNameServerAndAMailServerFailWithTheirReasons() {
        CheckTarget target = Targets.at("10.0.0.1", 53, Duration.ofSeconds(1));
        var dns =
                new Checker.Dns(schedule(Optional.empty()), target, Checker.DnsRecordType.A, "x.");
        Verdict refused = Verdict.failed(Failure.Reason.STATUS, "read error occurred. (rcode = 5)");
        assertEquals(
                List.of("DNS_CHECK ([10.0.0.1]:tcp:80) read error occurred. (rcode = 5)"),
                play(dns, false, refused));
        assertEquals(
                List.of(
                        "DNS_CHECK ([10.0.0.1]:tcp:80) read error occurred. (rcode = 5)"
                                + " after 1 retries"),
                play(dns, false, Verdict.PASSED, refused, refused));
        var smtp = new Checker.Smtp(schedule(Optional.empty()), List.of(target), "me");
        assertEquals(
                "SMTP_CHECK Bad greeting banner from server [10.0.0.1]:53",
                play(
                                smtp,
                                false,
                                Verdict.failed(
                                        Failure.Reason.STATUS, "Bad greeting banner (reply 554)"))
                        .getLast());
    }

    @Test
    void aPingThatFailsAfterRetriesNamesTheVirtualServer() {
        var ping =
                new Checker.Ping(
                        schedule(Optional.empty()),
                        Targets.at("10.0.0.1", 0, Duration.ofSeconds(1)));
        assertEquals(
                "ICMP CHECK on service [10.0.0.1]:tcp:80 failed.",
                play(ping, false, REFUSED).getLast());
        assertEquals(
                "ICMP CHECK on service [10.0.0.1]:tcp:80 of VS1 failed after 1 retries.",
                play(ping, false, Verdict.PASSED, REFUSED, REFUSED).getLast());
    }

    @Test
    void whatAFileSaysIsNewsOnlyWhenItChanges() {
        var file = new Checker.TrackedFile("f", Optional.empty());
        Verdict out = Verdict.failed(Failure.Reason.TOLD, "the file says 1");
        assertEquals(List.of(), play(file, false, out));
        assertEquals(
                List.of(
                        "([10.0.0.1]:tcp:80): tracked file f leaving FAULT state",
                        "([10.0.0.1]:tcp:80): tracked file f now FAULT state"),
                play(file, false, out, Verdict.PASSED, Verdict.PASSED, out));
    }
}
