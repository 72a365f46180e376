package io.regent.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.ScriptCommand;
import io.regent.config.TrackScriptConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("TR-03")
class ScriptTrackerTest {

    /** S a success, F a failure; below it the condition after each run. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, SFSF, GBGB",
        "3, 1, S, G",
        "1, 3, F, B",
        "3, 3, FSSFSSS, BBBBBBG",
        "2, 3, SFFSFFSFFF, GGGGGGGGGB",
        "2, 2, SFFSFFSS, GGBBBBBG",
        // Keepalived 2.2.7 was run with these results, rise and fall.
        "3, 3, SFFSFFSFFSFFFSSFSSFSSS, GGGGGGGGGGGGBBBBBBBBBG",
        "2, 3, FSSFSSSS, BBGGGGGG",
    })
    void itTurnsAfterExactlySoManyRunsInARow(int rise, int fall, String runs, String expected) {
        var config = script(rise, fall, false, "/bin/check");
        assertEquals(expected, conditions(ScriptTracker.started(config), config, runs));
    }

    @Test
    void itIsUnknownUntilTheFirstResult() {
        var config = script(3, 3, false, "/bin/check");
        assertEquals(Condition.UNKNOWN, ScriptTracker.started(config).condition());
    }

    @Test
    @DisplayName("init_fail counts as failed until the script has risen")
    void initFailIsHonoured() {
        var config = script(2, 1, true, "/bin/check");
        var tracker = ScriptTracker.started(config);
        assertEquals(Condition.BAD, tracker.condition());
        assertEquals("BG", conditions(tracker, config, "SS"));
    }

    @Test
    void aReloadKeepsTheResultOfTheSameProgram() {
        var before = script(5, 5, false, "/bin/check");
        var bad = ScriptTracker.started(before).after(false, before);
        var after = script(2, 1, false, "/bin/check");
        var reloaded = ScriptTracker.reloaded(bad, before, after);
        assertEquals(bad, reloaded);
        assertEquals("BG", conditions(reloaded, after, "SS"));
    }

    @Test
    @DisplayName("A lower rise after a reload still needs one more success")
    void aReloadAloneTurnsNothing() {
        var before = script(5, 5, false, "/bin/check");
        var rising = ScriptTracker.started(before).after(false, before);
        for (int i = 0; i < 4; i++) rising = rising.after(true, before);
        var after = script(2, 5, false, "/bin/check");
        var reloaded = ScriptTracker.reloaded(rising, before, after);
        assertEquals(Condition.BAD, reloaded.condition());
        assertEquals("G", conditions(reloaded, after, "S"));
    }

    @Test
    void aReloadStartsAnotherProgramAgainWithoutAFault() {
        var before = script(1, 1, false, "/bin/check");
        var bad = ScriptTracker.started(before).after(false, before);
        var after = script(1, 1, true, "/bin/other");
        var reloaded = ScriptTracker.reloaded(bad, before, after);
        assertEquals(Condition.PENDING, reloaded.condition());
        assertEquals("B", conditions(reloaded, after, "F"));
    }

    private static String conditions(ScriptTracker start, TrackScriptConfig config, String runs) {
        var tracker = start;
        var seen = new StringBuilder();
        for (int i = 0; i < runs.length(); i++) {
            tracker = tracker.after(runs.charAt(i) == 'S', config);
            seen.append(tracker.condition().name().charAt(0));
        }
        return seen.toString();
    }

    private static TrackScriptConfig script(int rise, int fall, boolean initFail, String program) {
        return new TrackScriptConfig(
                "check",
                new ScriptCommand(List.of(program), Optional.empty()),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                0,
                false,
                rise,
                fall,
                initFail);
    }
}
