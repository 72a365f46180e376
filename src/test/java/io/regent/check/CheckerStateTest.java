package io.regent.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.check.CheckerState.Pause;
import io.regent.config.lvs.CheckSchedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rules of inventory 4.5 for a row of verdicts. */
class CheckerStateTest {

    private static final Verdict FAILED = Verdict.failed(Failure.Reason.REFUSED, "refused");

    private static CheckRules rules(boolean alpha, int steps, boolean fastRecovery, long retries) {
        var schedule =
                new CheckSchedule(
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(6),
                        retries,
                        Duration.ofSeconds(1),
                        alpha,
                        Optional.empty());
        return new CheckRules(alpha, steps, fastRecovery, Optional.of(schedule));
    }

    /** Plays verdicts, '+' and '-', and writes down what came of each. */
    private static String play(CheckRules rules, String verdicts) {
        return play(CheckerState.initial(rules), rules, verdicts);
    }

    private static String play(CheckerState initial, CheckRules rules, String verdicts) {
        var told = new StringBuilder();
        CheckerState state = initial;
        for (int i = 0; i < verdicts.length(); i++) {
            CheckerState.Next next =
                    state.after(verdicts.charAt(i) == '+' ? Verdict.PASSED : FAILED, rules);
            told.append(next.state().up() ? 'U' : 'D');
            told.append(next.state().step());
            if (next.pause() == Pause.RETRY_DELAY) told.append('r');
            if (next.pause() == Pause.NONE) told.append('n');
            if (next.changed()) told.append('!');
            told.append(' ');
            state = next.state();
        }
        return told.toString().strip();
    }

    @Test
    void theFirstFailureAfterTheStartIsFinalWhateverRetrySays() {
        assertEquals("D0!", play(rules(false, 1, false, 3), "-"));
    }

    @Test
    void aCheckThatAReloadBringsMayFailAsOftenAsAnyOther() {
        CheckRules rules = rules(false, 1, false, 2);
        assertEquals("U0r U0r D0!", play(CheckerState.added(rules), rules, "---"));
        assertEquals("U0r U0! U0r", play(CheckerState.added(rules), rules, "-+-"));
    }

    @Test
    void failuresAreToleratedAsOftenAsRetrySaysOnceTheCheckHasPassed() {
        assertEquals("U0! U0r U0r D0! D0", play(rules(false, 1, false, 2), "+----"));
    }

    @Test
    void withoutRetriesTheFirstFailureCounts() {
        assertEquals("U0! D0!", play(rules(false, 1, false, 0), "+-"));
    }

    @Test
    void aSuccessGivesBackAllTries() {
        assertEquals("U0! U0r U0 U0r D0!", play(rules(false, 1, false, 1), "+-+--"));
    }

    @Test
    void oneSuccessBringsTheServerBack() {
        assertEquals("D0! D0 U0! U0", play(rules(false, 1, false, 1), "--++"));
    }

    @Test
    void withAlphaTheServerIsDownUntilTheFirstSuccess() {
        assertFalse(CheckerState.initial(rules(true, 1, false, 1)).up());
        assertEquals("D0! D0 U0!", play(rules(true, 1, false, 1), "--+"));
        assertEquals("U0!", play(rules(true, 1, false, 1), "+"));
    }

    @Test
    void pagesAreAskedForInTurnAndTheOneThatFailedIsTriedAgain() {
        assertEquals("U1! U2 U0 U1 U1r D1!", play(rules(false, 3, false, 1), "++++--"));
    }

    @Test
    void afterAFailureAllPagesMustPassAgainStartingWithTheOneThatFailed() {
        assertEquals("U1! D1! D2 D0 U1!", play(rules(false, 3, false, 0), "+-+++"));
        assertEquals("U1! D1! D2 D2 D0 D1 U2!", play(rules(false, 3, false, 0), "+-+-+++"));
    }

    @Test
    void withFastRecoveryPagesFollowEachOtherAtOnceWhileTheServerIsDown() {
        assertEquals("U1! D1! D2n D0n U1! U2", play(rules(false, 3, true, 0), "+-++++"));
        assertEquals("D1n D2n U0!", play(rules(true, 3, true, 0), "+++"));
    }

    @Test
    void anAttemptThatCouldNotBeMadeChangesNothing() {
        CheckRules rules = rules(false, 2, false, 1);
        CheckerState state = CheckerState.initial(rules).after(Verdict.PASSED, rules).state();
        CheckerState.Next next =
                state.after(
                        new Verdict.NotMade(new Failure(Failure.Reason.LOCAL, "no descriptor")),
                        rules);
        assertEquals(state, next.state());
        assertEquals(Pause.INTERVAL, next.pause());
        assertFalse(next.changed());
    }

    @Test
    void anotherWeightIsTold() {
        CheckRules rules = rules(false, 1, false, 0);
        CheckerState state = CheckerState.initial(rules);
        var changes = new ArrayList<Boolean>();
        for (Verdict verdict :
                List.of(
                        Verdict.passed(new ServerWeight.Set(5)),
                        Verdict.passed(new ServerWeight.Set(5)),
                        Verdict.passed(new ServerWeight.Set(7)),
                        Verdict.PASSED)) {
            CheckerState.Next next = state.after(verdict, rules);
            changes.add(next.changed());
            state = next.state();
        }
        assertEquals(List.of(true, false, true, false), changes);
        assertEquals(Optional.of(new ServerWeight.Set(7)), state.weight());
    }

    @Test
    void otherRulesForgetNothingThatIsKnown() {
        CheckRules three = rules(false, 3, false, 5);
        CheckerState state = CheckerState.initial(three);
        for (Verdict verdict : List.of(Verdict.PASSED, Verdict.PASSED, FAILED, FAILED, FAILED)) {
            state = state.after(verdict, three).state();
        }
        CheckRules stricter = rules(true, 2, false, 1);
        CheckerState now = state.under(stricter);
        assertTrue(now.up());
        assertTrue(now.hasRun());
        assertEquals(1, now.failures());
        assertEquals(0, now.step());
        assertFalse(now.after(FAILED, stricter).state().up());
    }

    /** Over long random rows: never down while tries are left, never up without all steps. */
    @Test
    void downMeansMoreFailuresInARowThanToleratedAndUpAllStepsInARow() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            int steps = 1 + random.nextInt(3);
            long retries = random.nextInt(4);
            CheckRules rules = rules(random.nextBoolean(), steps, random.nextBoolean(), retries);
            CheckerState state = CheckerState.initial(rules);
            int passed = 0;
            int failed = 0;
            for (int i = 0; i < 200; i++) {
                boolean pass = random.nextInt(3) > 0;
                passed = pass ? passed + 1 : 0;
                failed = pass ? 0 : failed + 1;
                CheckerState before = state;
                state = state.after(pass ? Verdict.PASSED : FAILED, rules).state();
                String at = "seed " + seed + ", verdict " + i + ", " + state;
                if (!before.up() && state.up()) assertTrue(passed >= steps, at);
                if (before.up() && !state.up() && before.hasRun())
                    assertEquals(retries + 1, failed, at);
            }
        }
    }
}
