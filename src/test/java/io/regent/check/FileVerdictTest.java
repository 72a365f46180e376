package io.regent.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

/** FILE_CHECK, as keepalived.conf(5) has it. */
class FileVerdictTest {

    private static Verdict added(int amount) {
        return Verdict.passed(new ServerWeight.Add(amount));
    }

    @Test
    void theNumberTimesTheWeightIsAddedToTheServersWeight() {
        assertEquals(added(6), FileVerdict.of(2, false, 3));
        assertEquals(added(-6), FileVerdict.of(2, true, 3));
        assertEquals(added(-6), FileVerdict.of(-2, false, 3));
        assertEquals(added(0), FileVerdict.of(5, false, 0));
    }

    @Test
    void withoutWeightAnyNumberButZeroIsAFailure() {
        assertEquals(Verdict.PASSED, FileVerdict.of(0, false, 0));
        assertInstanceOf(Verdict.Failed.class, FileVerdict.of(0, false, 1));
        assertInstanceOf(Verdict.Failed.class, FileVerdict.of(0, false, -1));
        assertEquals(Verdict.PASSED, FileVerdict.of(0, true, 1));
        assertInstanceOf(Verdict.Failed.class, FileVerdict.of(0, true, 0));
    }

    @Test
    void aProductBelowAllWeightsIsAFailureAndOneAboveIsTheLargest() {
        assertInstanceOf(Verdict.Failed.class, FileVerdict.of(1, false, Integer.MIN_VALUE));
        assertEquals(added(-Integer.MAX_VALUE), FileVerdict.of(1, true, Integer.MAX_VALUE));
        assertEquals(added(Integer.MAX_VALUE), FileVerdict.of(2, false, Integer.MAX_VALUE));
        assertInstanceOf(Verdict.Failed.class, FileVerdict.of(2, true, Integer.MAX_VALUE));
    }
}
