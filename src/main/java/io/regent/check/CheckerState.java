package io.regent.check;

import java.util.Optional;

/**
 * What a row of verdicts amounts to. Shared by every kind of check (inventory 4.5):
 *
 * <table>
 *   <caption>Transitions</caption>
 *   <tr><th>state</th><th>verdict</th><th>then</th><th>next attempt</th></tr>
 *   <tr><td>never tried since the start</td><td>failed</td><td>down, whatever {@code retry} says
 *     </td><td>interval</td></tr>
 *   <tr><td>up</td><td>failed, tries left</td><td>up</td><td>same step, after the retry delay
 *     </td></tr>
 *   <tr><td>up</td><td>failed, no tries left</td><td>down</td><td>same step, interval</td></tr>
 *   <tr><td>up</td><td>passed</td><td>up, all tries left again</td><td>next step, interval
 *     </td></tr>
 *   <tr><td>down</td><td>failed</td><td>down, all steps must pass again</td><td>same step,
 *     interval</td></tr>
 *   <tr><td>down</td><td>passed, steps left</td><td>down</td><td>next step, interval; at once with
 *     {@code fast_recovery}</td></tr>
 *   <tr><td>down</td><td>passed, the last step</td><td>up</td><td>next step, interval</td></tr>
 *   <tr><td>any</td><td>not made</td><td>the same</td><td>same step, interval</td></tr>
 * </table>
 *
 * @param up counts as passed
 * @param hasRun some result has counted
 * @param failures tolerated in a row so far; {@link #ONE_TOO_MANY} before the first attempt after a
 *     start
 * @param step that the next attempt makes, from 0
 * @param stepsPassed in a row while down
 * @param weight what the last passed attempt to say so made of the weight
 */
public record CheckerState(
        boolean up,
        boolean hasRun,
        long failures,
        int step,
        int stepsPassed,
        Optional<ServerWeight> weight) {

    /** The next failure counts, however many {@code retry} allows. */
    private static final long ONE_TOO_MANY = Long.MAX_VALUE;

    /** When the next attempt is made. */
    public enum Pause {
        /** An interval after the last one was due. */
        INTERVAL,
        /** A retry delay after the last one has ended. */
        RETRY_DELAY,
        NONE
    }

    /**
     * @param changed whether the owner of the real server must be told: it is up or down now, its
     *     weight is another one, or this was the first result of all
     */
    public record Next(CheckerState state, Pause pause, boolean changed) {}

    /** Before the first attempt after a start, whose failure counts at once. */
    public static CheckerState initial(CheckRules rules) {
        return new CheckerState(!rules.alpha(), false, ONE_TOO_MANY, 0, 0, Optional.empty());
    }

    /** Of a check that a reload brings: it may fail as often as any other. */
    public static CheckerState added(CheckRules rules) {
        return new CheckerState(!rules.alpha(), false, 0, 0, 0, Optional.empty());
    }

    public Next after(Verdict verdict, CheckRules rules) {
        return switch (verdict) {
            case Verdict.Passed(Optional<ServerWeight> told) -> {
                Optional<ServerWeight> weightNow = told.isPresent() ? told : weight;
                yield up ? passedWhileUp(weightNow, rules) : passedWhileDown(weightNow, rules);
            }
            case Verdict.Failed _ -> failed(rules);
            case Verdict.NotMade _ -> new Next(this, Pause.INTERVAL, false);
        };
    }

    /** Whether this is the first attempt after a start, and its failure counts at once. */
    public boolean isStart() {
        return failures == ONE_TOO_MANY;
    }

    /**
     * The same check under other rules, after a reload: nothing that is known of the server is
     * forgotten (inventory 7.5).
     */
    public CheckerState under(CheckRules rules) {
        return new CheckerState(
                up,
                hasRun,
                isStart() ? failures : Math.min(failures, rules.retries()),
                step % rules.steps(),
                stepsPassed,
                weight);
    }

    private Next passedWhileUp(Optional<ServerWeight> weightNow, CheckRules rules) {
        boolean changed = !hasRun || !weightNow.equals(weight);
        return new Next(
                new CheckerState(true, true, 0, following(rules), 0, weightNow),
                Pause.INTERVAL,
                changed);
    }

    private Next passedWhileDown(Optional<ServerWeight> weightNow, CheckRules rules) {
        int passed = stepsPassed + 1;
        if (passed >= rules.steps()) {
            return new Next(
                    new CheckerState(true, true, 0, following(rules), 0, weightNow),
                    Pause.INTERVAL,
                    true);
        }
        return new Next(
                new CheckerState(false, true, 0, following(rules), passed, weightNow),
                rules.fastRecovery() ? Pause.NONE : Pause.INTERVAL,
                false);
    }

    private Next failed(CheckRules rules) {
        if (up && failures < rules.retries()) {
            return new Next(
                    new CheckerState(true, hasRun, failures + 1, step, 0, weight),
                    Pause.RETRY_DELAY,
                    false);
        }
        return new Next(
                new CheckerState(false, true, 0, step, 0, weight), Pause.INTERVAL, up || !hasRun);
    }

    private int following(CheckRules rules) {
        return (step + 1) % rules.steps();
    }
}
