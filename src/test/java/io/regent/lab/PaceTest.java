package io.regent.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long MILLI = 1_000_000;
    private static final long INTERVAL = 10 * MILLI;
    private static final int SLOTS = 2_000;

    /** A sender with some lateness of its own, which is away in some intervals. */
    private static Pace pace(Random random, int lost, int stalls) {
        var away = new boolean[SLOTS + 1];
        var late = new long[SLOTS + 1];
        for (int i = 0; i < late.length; i++) late[i] = random.nextLong(MILLI / 5);
        for (int i = 0; i < lost; i++) away[random.nextInt(SLOTS)] = true;
        for (int i = 0; i < stalls; i++) {
            // One stall does not hide the end of another one.
            int slot = 3 * random.nextInt(SLOTS / 3);
            away[slot] = true;
            late[slot + 1] = random.nextLong(MILLI, INTERVAL);
        }
        long begun = random.nextLong(1L << 60);
        return new Pace(
                LongStream.range(0, SLOTS)
                        .filter(slot -> !away[(int) slot])
                        .map(slot -> begun + slot * INTERVAL + late[(int) slot])
                        .toArray(),
                INTERVAL);
    }

    @Test
    void anAdvertThatWasForgottenIsNotExcused() {
        for (long seed = 0; seed < 20; seed++)
            assertEquals(0, pace(new Random(seed), 20, 0).heldUp(), "seed " + seed);
    }

    @Test
    void anIntervalInWhichTheSenderDidNotRunIsExcused() {
        for (long seed = 0; seed < 20; seed++) {
            Pace pace = pace(new Random(seed), 0, 60);
            int missing = SLOTS - pace.timesNanos().length;
            int heldUp = pace.heldUp();
            String what = heldUp + " of " + missing + ", seed " + seed;
            // Who runs again just when the next advert is due looks punctual.
            assertTrue(heldUp <= missing && heldUp >= missing * 0.85, what);
        }
    }

    @Test
    void aSenderThatCountsFromItsLastAdvertIsNotExcused() {
        // 1 % slow: twenty of two thousand are missing in the end, and no interval is.
        long[] times =
                LongStream.range(0, SLOTS - 20).map(slot -> slot * INTERVAL * 101 / 100).toArray();
        assertEquals(0, new Pace(times, INTERVAL).heldUp());
    }
}
