package io.regent.track;

import static io.regent.vrrp.RouterConfig.router;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.Tracked;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackedSetTest {

    private static final Tracked ETH1 = new Tracked("eth1", 20, false);
    private static final Tracked ETH2 = new Tracked("eth2", 0, false);
    private static final Tracked CHECK = new Tracked("check", -30, false);
    private static final Tracked VITAL = new Tracked("vital", 0, false);

    /** Inventory 6.10, row by row: weight, reverse, condition, then weight, faults, unknown. */
    @ParameterizedTest
    @CsvSource({
        "50, false, GOOD, 50, 0, 0",
        "50, false, BAD, 0, 0, 0",
        "50, false, UNKNOWN, 0, 0, 0",
        "50, false, PENDING, 0, 0, 0",
        "50, true, GOOD, -50, 0, 0",
        "50, true, BAD, 0, 0, 0",
        "50, true, UNKNOWN, 0, 0, 0",
        "50, true, PENDING, 0, 0, 0",
        "-50, false, GOOD, 0, 0, 0",
        "-50, false, BAD, -50, 0, 0",
        "-50, false, UNKNOWN, 0, 0, 0",
        "-50, false, PENDING, 0, 0, 0",
        "-50, true, GOOD, 0, 0, 0",
        "-50, true, BAD, 50, 0, 0",
        "-50, true, UNKNOWN, 0, 0, 0",
        "-50, true, PENDING, 0, 0, 0",
        "0, false, GOOD, 0, 0, 0",
        "0, false, BAD, 0, 1, 0",
        "0, false, UNKNOWN, 0, 0, 1",
        "0, false, PENDING, 0, 0, 0",
        "0, true, GOOD, 0, 1, 0",
        "0, true, BAD, 0, 0, 0",
        "0, true, UNKNOWN, 0, 0, 1",
        "0, true, PENDING, 0, 0, 0",
    })
    @Tag("TR-02")
    @Tag("TR-03")
    void oneTrackedThingContributes(
            int weight,
            boolean reverse,
            Condition condition,
            int expectedWeight,
            int faults,
            int unknown) {
        assertEquals(
                new TrackTotals(expectedWeight, faults, unknown),
                TrackTotals.of(new Tracked("x", weight, reverse), condition));
    }

    @Test
    void allTrackersAddUp() {
        var set =
                TrackedSet.of(
                        router().trackInterfaces(ETH1, ETH2).trackScripts(CHECK, VITAL).build());
        assertEquals(
                new TrackTotals(-10, 1, 0),
                set.totals(
                        Map.of("eth1", Condition.GOOD, "eth2", Condition.BAD),
                        Map.of("check", Condition.BAD, "vital", Condition.GOOD)));
    }

    @Test
    void anInterfaceThatIsNotThereIsDownAndAScriptThatDidNotRunIsUnknown() {
        var set = TrackedSet.of(router().trackInterfaces(ETH2).trackScripts(VITAL).build());
        assertEquals(new TrackTotals(0, 1, 1), set.totals(Map.of(), Map.of()));
    }

    @Test
    void nothingTrackedIsNothing() {
        assertEquals(TrackTotals.NONE, TrackedSet.of(router().build()).totals(Map.of(), Map.of()));
    }

    @Test
    void anOwnersTrackersLeaveItsPriorityAlone() {
        var owner =
                router().priority(255)
                        .trackInterfaces(ETH1, ETH2)
                        .trackScripts(CHECK, VITAL)
                        .build();
        var set = TrackedSet.of(owner);
        assertEquals(
                new TrackTotals(0, 1, 1),
                set.totals(
                        Map.of("eth1", Condition.BAD, "eth2", Condition.GOOD),
                        Map.of("check", Condition.BAD, "vital", Condition.UNKNOWN)));
        assertEquals(
                new TrackTotals(0, 0, 0),
                set.totals(
                        Map.of("eth1", Condition.GOOD, "eth2", Condition.GOOD),
                        Map.of("check", Condition.GOOD, "vital", Condition.GOOD)));
    }
}
