package io.regent.track;

import io.regent.config.TrackScriptConfig;

/**
 * What the runs of one {@code vrrp_script} so far say (inventory 3.1).
 *
 * <p>The first result decides at once. From then on it takes {@code fall} failures in a row to turn
 * bad and {@code rise} successes in a row to turn good.
 *
 * @param against results in a row that speak against {@code condition}; 0 until the first result
 */
public record ScriptTracker(Condition condition, int against) {

    private static final ScriptTracker GOOD = new ScriptTracker(Condition.GOOD, 0);
    private static final ScriptTracker BAD = new ScriptTracker(Condition.BAD, 0);
    private static final ScriptTracker UNKNOWN = new ScriptTracker(Condition.UNKNOWN, 0);
    private static final ScriptTracker PENDING = new ScriptTracker(Condition.PENDING, 0);

    /**
     * Before the first run. {@code init_fail} counts as failed until the script has risen; in
     * keepalived it never has an effect on a script that is tracked (inventory 11, quirk 5).
     */
    public static ScriptTracker started(TrackScriptConfig config) {
        return config.initFail() ? BAD : UNKNOWN;
    }

    /**
     * After a reload. A script that runs the same program under the same identity keeps its result;
     * any other starts again without keeping running routers waiting.
     */
    public static ScriptTracker reloaded(
            ScriptTracker before, TrackScriptConfig previous, TrackScriptConfig config) {
        return previous.command().equals(config.command()) ? before : PENDING;
    }

    /**
     * After one more run.
     *
     * @param success exit status 0 within the timeout
     */
    public ScriptTracker after(boolean success, TrackScriptConfig config) {
        return switch (condition) {
            case UNKNOWN, PENDING -> success ? GOOD : BAD;
            case GOOD -> success ? GOOD : turned(config.fall(), BAD);
            case BAD -> success ? turned(config.rise(), GOOD) : BAD;
        };
    }

    private ScriptTracker turned(int needed, ScriptTracker other) {
        return against + 1 >= needed ? other : new ScriptTracker(condition, against + 1);
    }
}
