package io.regent.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.demo.Sighting.ArpAnswer;
import io.regent.demo.Sighting.Page;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final long MS = 1_000_000;
    private static final String ADDRESS = "192.168.200.160";
    private static final String ONE = "02:00:00:00:00:01";
    private static final String TWO = "02:00:00:00:00:02";

    private final Evidence evidence = new Evidence();

    @Test
    void nobodyAnswersOnceTheLastAnswerIsOlderThanAMoment() {
        answer(ONE, 1000);
        assertEquals(Set.of(ONE), evidence.answering(ADDRESS, 1200 * MS));
        assertEquals(Set.of(), evidence.answering(ADDRESS, 1201 * MS));
        assertEquals(Set.of(), evidence.answering("192.168.200.170", 1000 * MS));
    }

    @Test
    void everybodyWhoAnsweredWithinTheMomentIsNamed() {
        answer(ONE, 1000);
        answer(TWO, 1020);
        assertEquals(Set.of(ONE, TWO), evidence.answering(ADDRESS, 1100 * MS));
    }

    @Test
    void theFirstAnswerIsSoughtAmongTheQuestionsAskedSince() {
        answer(TWO, 1000);
        answer(ONE, 1020);
        answer(TWO, 1040);
        assertEquals(OptionalLong.of(1041 * MS), evidence.firstAnswer(ADDRESS, TWO, 1001 * MS));
        assertEquals(OptionalLong.empty(), evidence.firstAnswer(ADDRESS, TWO, 1041 * MS));
    }

    @Test
    void twoOwnersAreCountedFromTheFirstQuestionBothAnswerToTheLast() {
        for (long asked = 0; asked <= 100; asked += 20) answer(ONE, asked);
        for (long asked = 40; asked <= 80; asked += 20) answer(TWO, asked);
        assertEquals(Duration.ofMillis(40), evidence.longestDoubleAnswer(ADDRESS));
    }

    @Test
    void twoOwnersInTurnAreNotTwoOwnersAtOnce() {
        for (long asked = 0; asked <= 100; asked += 40) answer(ONE, asked);
        for (long asked = 20; asked <= 100; asked += 40) answer(TWO, asked);
        assertEquals(Duration.ZERO, evidence.longestDoubleAnswer(ADDRESS));
    }

    @Test
    void aPauseLastsFromPageToPageAndFailuresDoNotEndIt() {
        page(true, 100);
        page(true, 150);
        page(false, 700);
        page(true, 3150);
        page(true, 3200);
        assertEquals(Duration.ofSeconds(3), evidence.longestPause("www", 150 * MS, 3200 * MS));
        assertEquals(Duration.ofMillis(50), evidence.longestPause("www", 3150 * MS, 3200 * MS));
    }

    @Test
    void aPauseThatBeganBeforeTheSpanCountsInFull() {
        page(true, 100);
        page(true, 1100);
        assertEquals(Duration.ofSeconds(1), evidence.longestPause("www", 900 * MS, 1100 * MS));
    }

    @Test
    void aPauseThatHasNotEndedCountsToTheEndOfTheSpan() {
        page(true, 100);
        assertEquals(Duration.ofMillis(1900), evidence.longestPause("www", 100 * MS, 2000 * MS));
    }

    @Test
    void pagesAreCountedByNameOutcomeAndTime() {
        page(true, 100);
        page(false, 200);
        page(true, 300);
        assertEquals(1, evidence.pages("www", true, 200 * MS));
        assertEquals(1, evidence.pages("www", false, 0));
        assertEquals(0, evidence.pages("bbs", true, 0));
    }

    @Test
    void waitingEndsWithTheConditionOrWithTheDeadline() throws InterruptedException {
        assertFalse(evidence.await(System.nanoTime() + 10 * MS, () -> false));
        Thread.startVirtualThread(() -> page(true, 1));
        assertTrue(
                evidence.await(
                        System.nanoTime() + 10_000 * MS,
                        () -> evidence.latestPage("www").isPresent()));
    }

    private void answer(String mac, long askedMillis) {
        evidence.add(new ArpAnswer(ADDRESS, mac, askedMillis * MS, (askedMillis + 1) * MS));
    }

    private void page(boolean arrived, long endedMillis) {
        evidence.add(new Page("www", arrived, (endedMillis - 1) * MS, endedMillis * MS, "x"));
    }
}
