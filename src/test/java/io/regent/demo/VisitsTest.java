package io.regent.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisitsTest {

    private static final long MS = 1_000_000;

    private final Visits visits = new Visits();

    @Test
    void aRequestCountsFromTheMomentItWasAskedAndNotWhenItEnded() {
        answered(0, 90, "web1");
        answered(50, 60, "web2");
        failed(100, 1100);
        var count = visits.count(50 * MS, 100 * MS);
        assertEquals(Map.of("web2", 1L), count.answered());
        assertEquals(0, count.failed());
        assertEquals(1, visits.count(100 * MS, 200 * MS).failed());
        assertEquals(2, visits.count(0, 200 * MS).all());
    }

    @Test
    void thePauseLastsFromTheLastPageBeforeToTheFirstThatWasAskedForAfter() {
        answered(0, 10, "web1");
        answered(20, 30, "web2");
        failed(50, 1050);
        answered(1900, 1910, "web1");
        answered(1950, 1960, "web2");
        assertEquals(Duration.ofMillis(1880), visits.pause(40 * MS));
    }

    @Test
    void whatEndsAfterAMomentIsNoAnswerToAQuestionAfterIt() {
        answered(0, 500, "web1");
        assertEquals(Optional.empty(), visits.firstAnswer(100 * MS));
    }

    @Test
    void theLatestFaultIsTold() {
        failed(0, 10);
        answered(10, 20, "web1");
        assertEquals(Optional.of("Connection refused"), visits.latestFault());
    }

    private void answered(long asked, long ended, String server) {
        visits.add(new Visits.Visit(asked * MS, ended * MS, Optional.of(server), ""));
    }

    private void failed(long asked, long ended) {
        visits.add(
                new Visits.Visit(asked * MS, ended * MS, Optional.empty(), "Connection refused"));
    }
}
