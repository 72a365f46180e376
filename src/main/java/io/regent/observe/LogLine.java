package io.regent.observe;

import io.regent.sys.LocalTime;
import java.time.Instant;

/** A line as it was said, with its time. */
record LogLine(Instant time, Log.Level level, String text) {

    private static final int NANOS_DIGITS = 9;

    /**
     * {@code Sun Nov 1 17:30:00 2026: text}, with {@code .nnnnnnnnn} after the seconds on demand.
     */
    String dated(boolean withNanos) {
        LocalTime local = LocalTime.at(time.getEpochSecond());
        var line = new StringBuilder(text.length() + 40);
        local.appendDate(line).append(' ');
        local.appendTime(line);
        if (withNanos) appendNanos(line.append('.'), time.getNano());
        return line.append(' ').append(local.year()).append(": ").append(text).toString();
    }

    /** {@code <30>Nov 1 17:30:00 ident[123]: text}: RFC 3164 as syslog(3) writes it. */
    String syslog(int facility, String ident, long pid) {
        LocalTime local = LocalTime.at(time.getEpochSecond());
        var line = new StringBuilder(text.length() + 60);
        line.append('<').append(facility * 8 + level.severity()).append('>');
        local.appendMonthAndDay(line).append(' ');
        local.appendTime(line).append(' ').append(ident);
        return line.append('[').append(pid).append("]: ").append(text).toString();
    }

    private static void appendNanos(StringBuilder to, int nanos) {
        String digits = Integer.toString(nanos);
        for (int i = digits.length(); i < NANOS_DIGITS; i++) to.append('0');
        to.append(digits);
    }
}
