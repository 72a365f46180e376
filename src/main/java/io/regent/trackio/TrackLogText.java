package io.regent.trackio;

import io.regent.script.ScriptEnd;
import io.regent.sys.ErrnoException;

/** What the log says about tracked scripts, word for word as keepalived 2.2.7 does, and files. */
public final class TrackLogText {

    private TrackLogText() {}

    /** The script has turned good. */
    public static String succeeded(String script) {
        return "VRRP_Script(" + script + ") succeeded";
    }

    /**
     * The script has turned bad.
     *
     * @param last how its last run came out
     */
    public static String failed(String script, ScriptEnd last) {
        String name = "VRRP_Script(" + script + ") ";
        return last instanceof ScriptEnd.TimedOut
                ? name + "timed_out"
                : name + "failed (" + last + ")";
    }

    static String returning(String script, int status) {
        return "Script `" + script + "` now returning " + status;
    }

    static String notStarted(String script, ScriptEnd end) {
        return "Script `" + script + "` " + end;
    }

    static String skipped(String script) {
        return "Track script " + script + " is already running, expect idle - skipping run";
    }

    static String fileNotMade(String file, ErrnoException refusal) {
        return "Track file " + file + " cannot be made: " + refusal.getMessage();
    }

    static String fileNotWatched(String file, ErrnoException refusal) {
        return "Track file " + file + " cannot be watched: " + refusal.getMessage();
    }
}
