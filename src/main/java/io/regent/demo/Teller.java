package io.regent.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Tells the story as plain lines with the time since the start, for any terminal and for a log
 * file: no colours, no moving cursor.
 */
final class Teller {

    private final PrintStream out;
    private final long startNanos = System.nanoTime();
    private long toldNanos = startNanos;

    Teller(PrintStream out) {
        this.out = out;
    }

    void now(String text) {
        at(System.nanoTime(), text);
    }

    /** An event at its own time, which may lie a little before the line above it. */
    void at(long nanos, String text) {
        toldNanos = System.nanoTime();
        double seconds = (nanos - startNanos) / 1e9;
        out.println(String.format(Locale.ROOT, "%6.2f s  %s", seconds, text));
    }

    /** Breaks a silence that has lasted that long. */
    void unlessRecent(Duration silence, String text) {
        if (System.nanoTime() - toldNanos > silence.toNanos()) now(text);
    }

    /** More about the line above. */
    void more(String text) {
        out.println("          " + text);
    }

    void plain(String text) {
        out.println(text);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
    }
}
