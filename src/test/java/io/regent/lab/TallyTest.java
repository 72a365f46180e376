package io.regent.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static Tally.Attempt refused(long started, long took) {
        return new Tally.Attempt(started, took, "", Traffic.Failure.REFUSED);
    }

    @Test
    void onlyFailuresOfTheTimeItselfAreForgiven() {
        var tally =
                new Tally(
                        List.of(
                                refused(80, 10),
                                refused(95, 10),
                                refused(150, 1),
                                refused(199, 50),
                                refused(201, 1),
                                new Tally.Attempt(150, 1, "real1", null)));
        assertEquals(Map.of(Traffic.Failure.REFUSED, 2), tally.forgiving(100, 200).failures());
        assertEquals(Map.of("real1", 1), tally.forgiving(100, 200).answers());
    }
}
