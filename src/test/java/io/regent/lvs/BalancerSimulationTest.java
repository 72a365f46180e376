package io.regent.lvs;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many configurations, many disasters: checks up and down, weights, reloads, commands that the
 * kernel refuses, somebody with ipvsadm, crashes. {@link BrokenRules} lists the rules that were
 * broken on purpose, each of which has to be found. {@code -Dregent.test.args=-Dregent.seeds=N}
 * runs N seeds, {@code -Dregent.test.args=-Dregent.seed=N} runs that one alone.
 */
class BalancerSimulationTest {

    private static final int SEEDS = Integer.getInteger("regent.seeds", 2_000);

    @Test
    @DisplayName("Whatever happens, the kernel's table is what the plain rules say it has to be")
    void theTableIsAlwaysWhatThePlainRulesSay() {
        Long only = Long.getLong("regent.seed");
        if (only != null) {
            LvsRun.run(only, VirtualServerRules::step);
            return;
        }
        for (long seed = 0; seed < SEEDS; seed++) LvsRun.run(seed, VirtualServerRules::step);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Rules that are wrong in one thing are found out")
    void brokenRulesAreFoundOut(BrokenRules broken) {
        for (long seed = 0; seed < 1_000; seed++) {
            try {
                LvsRun.run(seed, broken);
            } catch (AssertionError found) {
                assertTrue(found.getCause() instanceof LvsRun.Violation, found::toString);
                assertTrue(found.toString().contains("-Dregent.seed=" + seed));
                return;
            }
        }
        fail(broken + " pass for right ones");
    }
}
