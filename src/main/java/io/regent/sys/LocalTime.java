package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The time of day in the machine's own zone, localtime_r(3): what the other programs of the machine
 * print, without the price of loading the JDK's zones.
 *
 * @param month 0 to 11
 * @param day 1 to 31
 * @param weekday 0 (Sunday) to 6
 */
public record LocalTime(
        int year, int month, int day, int hour, int minute, int second, int weekday) {

    private static final MemorySegment TZSET = Libc.function("tzset");
    private static final MemorySegment LOCALTIME = Libc.function("localtime_r");

    /** struct tm: nine ints from seconds on, then what libc keeps for itself. */
    private static final int TM_BYTES = 64;

    private static final int INT_BYTES = 4;
    private static final int TIME_BYTES = 8;
    private static final int YEAR_ZERO = 1900;

    private static final String[] WEEKDAYS = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    static {
        // localtime_r, unlike localtime, need not look at the zone by itself.
        try (var arena = Arena.ofConfined()) {
            new Libc(arena).callInt(TZSET, 0, 0, 0, 0, 0, 0);
        }
    }

    public static LocalTime at(long epochSeconds) {
        try (var arena = Arena.ofConfined()) {
            var time = new NativeBuffer(arena, TIME_BYTES);
            time.bytes.putLong(0, epochSeconds);
            var tm = new NativeBuffer(arena, TM_BYTES);
            new Libc(arena).callLong(LOCALTIME, time.address, tm.address, 0, 0, 0, 0);
            return new LocalTime(
                    YEAR_ZERO + field(tm, 5),
                    field(tm, 4),
                    field(tm, 3),
                    field(tm, 2),
                    field(tm, 1),
                    field(tm, 0),
                    field(tm, 6));
        }
    }

    /** {@code Sun Nov 1}, as asctime(3) begins. */
    public StringBuilder appendDate(StringBuilder to) {
        to.append(WEEKDAYS[weekday]).append(' ');
        return appendMonthAndDay(to);
    }

    /** {@code Nov 1}, as syslog has it. */
    public StringBuilder appendMonthAndDay(StringBuilder to) {
        return to.append(MONTHS[month]).append(day < 10 ? "  " : " ").append(day);
    }

    /** {@code 07:05:09}. */
    public StringBuilder appendTime(StringBuilder to) {
        appendTwoDigits(to, hour).append(':');
        appendTwoDigits(to, minute).append(':');
        return appendTwoDigits(to, second);
    }

    private static StringBuilder appendTwoDigits(StringBuilder to, int number) {
        return (number < 10 ? to.append('0') : to).append(number);
    }

    private static int field(NativeBuffer tm, int index) {
        return tm.bytes.getInt(index * INT_BYTES);
    }
}
