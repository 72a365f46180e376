package io.regent.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.check.CheckerState.Pause;
import io.regent.config.lvs.CheckSchedule;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When checks are due. */
class CheckTimesTest {

    private static final long SECOND = 1_000_000_000L;

    private static CheckRules rules(Duration warmup) {
        return rules(warmup, 1);
    }

    private static CheckRules rules(Duration warmup, int retries) {
        return new CheckRules(
                false,
                1,
                false,
                Optional.of(
                        new CheckSchedule(
                                Duration.ofSeconds(6),
                                warmup,
                                retries,
                                Duration.ofSeconds(2),
                                false,
                                Optional.empty())));
    }

    @Test
    @Tag("LV-19")
    void firstAttemptsAreSpreadOverTheWholeWarmUp() {
        var random = new Random(1);
        int[] perSecond = new int[6];
        for (int i = 0; i < 6000; i++) {
            long first = CheckTimes.firstNanos(rules(Duration.ofSeconds(6)), 100 * SECOND, random);
            long after = first - 100 * SECOND;
            assertTrue(after >= 0 && after <= 6 * SECOND, "after " + after);
            perSecond[(int) Math.min(5, after / SECOND)]++;
        }
        for (int count : perSecond) assertTrue(count > 850 && count < 1150, "count " + count);
    }

    @Test
    void withoutWarmUpTheFirstAttemptIsMadeAtOnce() {
        assertEquals(7, CheckTimes.firstNanos(rules(Duration.ZERO), 7, new Random(1)));
    }

    @Test
    @Tag("LV-19")
    void howLongAnAttemptTookAndHowLateItWasDoesNotAddUp() {
        CheckRules rules = rules(Duration.ZERO);
        long due = 0;
        for (int i = 0; i < 1000; i++) {
            due = CheckTimes.nextNanos(Pause.INTERVAL, rules, due, due + SECOND / 3);
        }
        assertEquals(6000 * SECOND, due);
    }

    @Test
    void timesThatAreOverByTheEndOfAnAttemptAreLeftOut() {
        CheckRules rules = rules(Duration.ZERO);
        assertEquals(12 * SECOND, CheckTimes.nextNanos(Pause.INTERVAL, rules, 0, 6 * SECOND));
        assertEquals(24 * SECOND, CheckTimes.nextNanos(Pause.INTERVAL, rules, 0, 20 * SECOND));
    }

    @Test
    void aRetryWaitsItsDelayFromTheEndOfTheFailure() {
        assertEquals(
                7 * SECOND,
                CheckTimes.nextNanos(Pause.RETRY_DELAY, rules(Duration.ZERO), 0, 5 * SECOND));
    }

    /** An interval of 6 s, two retries 2 s apart, and every attempt takes a quarter of a second. */
    @Test
    @Tag("LV-04")
    void theLastRetryFailsExactlyWhenIntervalAndDelaysAreOver() {
        CheckRules rules = rules(Duration.ZERO, 2);
        CheckerState state = CheckerState.initial(rules);
        Verdict failed = Verdict.failed(Failure.Reason.REFUSED, "refused");
        long due = 0;
        long ended = 0;
        for (int i = 0; state.up(); i++) {
            ended = due + SECOND / 4;
            var next = state.after(i < 2 ? Verdict.PASSED : failed, rules);
            state = next.state();
            due = CheckTimes.nextNanos(next.pause(), rules, due, ended);
        }
        // Passed at 0 and 6 s; failed at 12 s, and each time 2 s after the end of the one before.
        assertEquals(12 * SECOND + 3 * SECOND / 4 + 2 * 2 * SECOND, ended);
    }

    @Test
    void theOrderOfTimesSurvivesTheEndOfTheScale() {
        CheckRules rules = rules(Duration.ZERO);
        long due = Long.MAX_VALUE - SECOND;
        long next = CheckTimes.nextNanos(Pause.INTERVAL, rules, due, due + 2 * SECOND);
        assertEquals(6 * SECOND, next - due);
    }
}
