package io.regent.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fuzzing once found wrong stays right, without a fuzzer. */
class FuzzSeedTest {

    @ParameterizedTest
    @EnumSource
    void everySeedIsAnsweredRightly(FuzzTarget target) throws IOException {
        List<Path> seeds = target.seedFiles();
        assertTrue(seeds.size() > 2, target + " has few seeds");
        for (Path seed : seeds) {
            try {
                target.run(Files.readAllBytes(seed));
            } catch (Throwable e) {
                throw new AssertionError(target + ", " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
