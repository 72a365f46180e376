package io.regent.config.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTestExitTest {

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "OK, 0",
        "FILE_NOT_FOUND, 4",
        "BAD_IF, 4",
        "FATAL, 4",
        "MULTIPLE_FILES, 5",
        "UNKNOWN_KEYWORD, 5",
        "DEPRECATED, 5",
        "SECURITY_ERROR, 6",
        "MISSING_PARAMETER, 2",
        "FATAL GENERAL_ERROR, 5",
        "GENERAL_ERROR FATAL, 5",
        "WARNING SECURITY_ERROR GENERAL_ERROR, 6",
        "SECURITY_ERROR MISSING_PARAMETER, 2"
    })
    void theHighestClassDecides(String classes, int expected) {
        assertEquals(expected, ConfigTestExit.of(problems(classes)));
    }

    @Test
    void anIncludedFileThatIsMissingIsNotTheMainFile() {
        var include = new SourceLine("f", 3, "includem x").span(0, 10);
        var missing = Problem.error(ErrorClass.FILE_NOT_FOUND, include, "no file matches");
        assertEquals(ConfigTestExit.SECURITY, ConfigTestExit.of(List.of(missing)));
    }

    private static List<Problem> problems(String classes) {
        if (classes.isEmpty()) return List.of();
        return Arrays.stream(classes.split(" "))
                .map(ErrorClass::valueOf)
                .map(kind -> Problem.error(kind, Span.wholeFile("f"), "m"))
                .toList();
    }
}
