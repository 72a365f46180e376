package io.regent.lab;

import java.util.List;

/**
 * Adverts against the schedule that they were to be sent on, one in each interval. The schedule is
 * read from the adverts themselves: most of them are on time, and none is early.
 *
 * @param timesNanos when they were on the wire, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record Pace(long[] timesNanos, long intervalNanos) {

    /** So many before and after tell when one was due: clocks drift apart over longer times. */
    private static final int NEIGHBOURS = 25;

    /** Less of an interval than this behind its time, an advert is on time. */
    private static final double ON_TIME = 0.05;

    public static Pace of(List<Advert> adverts, double intervalSeconds) {
        return new Pace(
                adverts.stream().mapToLong(Advert::timeNanos).toArray(),
                Math.round(intervalSeconds * 1e9));
    }

    /**
     * How many intervals are without an advert because the sender did not come to run: it sends the
     * next advert the moment it runs again, which is late. After one that was forgotten, the next
     * one is on time; that is not counted here.
     */
    public int heldUp() {
        int heldUp = 0;
        for (int i = 1; i < timesNanos.length; i++) {
            long late = lateNanos(i);
            if (late < ON_TIME * intervalNanos) continue;
            double gap = (timesNanos[i] - late) - (timesNanos[i - 1] - lateNanos(i - 1));
            heldUp += (int) Math.max(0, Math.round(gap / intervalNanos) - 1);
        }
        return heldUp;
    }

    /** How long after the beginning of its interval an advert was sent, 0 to an interval. */
    private long lateNanos(int index) {
        int from = Math.max(0, index - NEIGHBOURS);
        int to = Math.min(timesNanos.length, index + NEIGHBOURS + 1);
        long least = Long.MAX_VALUE;
        long late = 0;
        for (int punctual = from; punctual < to; punctual++) {
            long total = 0;
            for (int i = from; i < to; i++) total += after(punctual, i);
            if (total >= least) continue;
            least = total;
            late = after(punctual, index);
        }
        return late;
    }

    private long after(int punctual, int index) {
        return Math.floorMod(timesNanos[index] - timesNanos[punctual], intervalNanos);
    }
}
