package io.regent.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.ConfigLoader;
import io.regent.config.Configuration;
import io.regent.config.FuzzFiles;
import io.regent.config.problem.Problem;
import io.regent.config.syntax.SourceReader;
import io.regent.config.syntax.Surroundings;
import io.regent.lint.pair.Comparison;
import java.util.List;

/**
 * Any bytes as a file: the same remarks in both languages, and an error wherever {@code -t} has
 * one.
 */
public final class LintFuzz {

    private LintFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        SourceReader files = FuzzFiles.of(input);
        List<Remark> remarks = check(files, Tongue.ENGLISH);
        assertEquals(rules(remarks), rules(check(files, Tongue.CHINESE)));
        var loaded = ConfigLoader.load(FuzzFiles.MAIN, files);
        boolean refused = loaded.problems().stream().anyMatch(Problem::isError);
        boolean error = remarks.stream().anyMatch(remark -> remark.problem().isError());
        assertTrue(error || !refused, () -> loaded.problems() + " but " + remarks);
        Configuration left = loaded.asRead();
        Configuration right = ConfigLoader.read("g.conf", FuzzFiles.of(input).other()).asRead();
        Comparison.of(List.of(left, right));
        Comparison.of(List.of(left, left, right));
    }

    private static List<Remark> check(SourceReader files, Tongue tongue) {
        return new Linter(new Surroundings.FilesOnly(files), new TestSite(), tongue)
                .check(FuzzFiles.MAIN);
    }

    private static List<String> rules(List<Remark> remarks) {
        return remarks.stream().map(Remark::rule).toList();
    }
}
