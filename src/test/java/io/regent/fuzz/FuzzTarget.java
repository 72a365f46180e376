package io.regent.fuzz;

import io.regent.config.ConfigFuzz;
import io.regent.config.syntax.PatternFuzz;
import io.regent.lint.LintFuzz;
import io.regent.observe.DumpFuzz;
import io.regent.tool.FmtFuzz;
import io.regent.vrrp.AdvertFuzz;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What is fuzzed. */
public enum FuzzTarget {
    CONFIG(ConfigFuzz.class, 4096),
    PATTERN(PatternFuzz.class, 256),
    LINT(LintFuzz.class, 4096),
    FMT(FmtFuzz.class, 4096),
    DUMP(DumpFuzz.class, 2048),
    ADVERT(AdvertFuzz.class, 1100);

    private static final Path SEEDS =
            Path.of(System.getProperty("regent.checkout", "."), "src/test/resources/fuzz");

    private final Class<?> type;
    private final int maxBytes;

    FuzzTarget(Class<?> type, int maxBytes) {
        this.type = type;
        this.maxBytes = maxBytes;
    }

    /** Throws when a property does not hold. */
    void run(byte[] input) throws Throwable {
        try {
            type.getMethod("fuzzerTestOneInput", byte[].class).invoke(null, (Object) input);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    String className() {
        return type.getName();
    }

    int maxBytes() {
        return maxBytes;
    }

    /** Files to begin with, and every input that was once answered wrongly. */
    Path seeds() {
        boolean readsConfigurations = maxBytes >= 2048;
        return SEEDS.resolve(readsConfigurations ? "config" : name().toLowerCase(Locale.ROOT));
    }

    List<Path> seedFiles() throws IOException {
        try (var files = Files.list(seeds())) {
            return files.sorted().toList();
        }
    }
}
