package io.regent.vrrp;

import static io.regent.vrrp.RouterConfig.router;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many routers, many disasters. {@code -Dregent.test.args=-Dregent.seeds=N} runs N seeds, {@code
 * -Dregent.test.args=-Dregent.seed=N} runs that one alone.
 */
class ElectionSimulationTest {

    private static final int SEEDS = Integer.getInteger("regent.seeds", 10_000);

    @Test
    @Tag("SM-35")
    @Tag("SM-38")
    @DisplayName("Once the LAN heals, the highest priority alone is Active, in time and for good")
    void oneRouterIsActiveOnceTheLanHeals() {
        Long only = Long.getLong("regent.seed");
        if (only != null) {
            SimRun.run(only, VirtualRouter::step);
            return;
        }
        for (long seed = 0; seed < SEEDS; seed++) SimRun.run(seed, VirtualRouter::step);
    }

    @Test
    @Tag("SM-24")
    @DisplayName("SM-24: of two equal routers started together, one is left within an interval")
    void twoEqualRoutersAgreeWithinAnInterval() {
        long second = 1_000_000_000L;
        for (long seed = 0; seed < 1000; seed++) {
            var random = new Random(seed);
            var lan = new SimLan(random, VirtualRouter::step, false);
            lan.weather(SimLan.Weather.fine(second / 20));
            int priority = random.nextInt(1, 255);
            for (int i = 0; i < 2; i++) {
                var config = router().priority(priority);
                config.addresses(SimRouter.addresses().toArray(String[]::new));
                var added = lan.add(config.build(), random.nextLong(second), 0);
                lan.at(random.nextLong(second / 1000), added::start);
            }
            while (lan.actives().isEmpty()) lan.runUntil(lan.nowNanos() + second / 1000);
            lan.runUntil(lan.nowNanos() + second);
            assertEquals(1, lan.actives().size(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("An election that is wrong in one thing is found out")
    void aBrokenElectionIsFoundOut(BrokenElection broken) {
        for (long seed = 0; seed < 2_000; seed++) {
            try {
                SimRun.run(seed, broken);
            } catch (AssertionError found) {
                assertTrue(found.toString().contains("-Dregent.seed=" + seed));
                return;
            }
        }
        fail(broken + " passes for a right one");
    }

    @Test
    @DisplayName("The runs go through every change of role and meet every kind of event")
    void nothingIsLeftOut() {
        var seen = new TreeSet<String>();
        SimLan.Election recording =
                (config, state, event, now) -> {
                    var step = VirtualRouter.step(config, state, event, now);
                    String from = state.role().getClass().getSimpleName();
                    String to = step.state().role().getClass().getSimpleName();
                    seen.add(from + " to " + to);
                    seen.add(event.getClass().getSimpleName() + " in " + from);
                    seen.add(from + " does " + ElectionTableTest.letters(step.effects()));
                    return step;
                };
        for (long seed = 0; seed < 300; seed++) SimRun.run(seed, recording);
        for (String change :
                List.of(
                        "Initialize to Active",
                        "Initialize to Backup",
                        "Initialize to Fault",
                        "Backup to Active",
                        "Backup to Fault",
                        "Backup to Initialize",
                        "Active to Backup",
                        "Active to Fault",
                        "Active to Initialize",
                        "Fault to Backup",
                        "Fault to Initialize",
                        "AddressLost in Active",
                        "ConfigChanged in Active",
                        "ConfigChanged in Backup",
                        "ConfigChanged in Fault",
                        "Active does CR",
                        "Active does CRZ",
                        "Active does SCR",
                        "Active does SGL",
                        "Active does GL",
                        "Active does IG"))
            assertTrue(seen.contains(change), change + " is not in " + seen);
    }

    @Test
    void oneSeedIsOneRun() {
        String first = SimRun.timelineOf(42, VirtualRouter::step);
        assertTrue(first.contains("AdvertReceived"));
        assertEquals(first, SimRun.timelineOf(42, VirtualRouter::step));
    }
}
