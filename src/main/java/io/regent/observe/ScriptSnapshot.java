package io.regent.observe;

import io.regent.config.TrackScriptConfig;
import io.regent.track.Condition;
import io.regent.track.ScriptTracker;

/**
 * One tracked script at one moment, for printing.
 *
 * @param identity that it runs as: {@code uid:gid}
 */
public record ScriptSnapshot(TrackScriptConfig config, ScriptTracker tracker, String identity) {

    /** keepalived's counter: 0 to rise + fall - 1, and good from rise on (inventory 3.1). */
    int result() {
        return switch (tracker.condition()) {
            case GOOD -> config.rise() + config.fall() - 1 - tracker.against();
            case BAD -> tracker.against();
            case UNKNOWN, PENDING -> config.rise() - 1;
        };
    }

    boolean isGood() {
        return tracker.condition() == Condition.GOOD;
    }
}
