package io.regent.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the pages show as wrong is wrong for that one reason, and what they show as right is not.
 */
class LintExampleTest {

    @ParameterizedTest
    @EnumSource(Lint.class)
    void theWrongExampleBreaksThisRuleAloneAndTheRightOneBreaksNone(Lint lint) {
        LintExample example = lint.example();
        assertEquals(List.of(lint.id()), lints(example.wrong(), lint).distinct().toList());
        assertEquals(List.of(), lints(example.right(), lint).toList());
        assertTrue(
                check(example.right()).stream().noneMatch(remark -> remark.problem().isError()),
                () -> check(example.right()).toString());
    }

    @ParameterizedTest
    @EnumSource(Lint.class)
    void aCommentAboveTheLineSilencesWhatIsNoError(Lint lint) {
        String wrong = lint.example().wrong();
        int line = Math.max(1, first(lint, wrong).problem().at().line().number());
        var lines = new ArrayList<>(wrong.lines().toList());
        lines.add(line - 1, "#regent: ignore " + lint.id());
        boolean said = lints(String.join("\n", lines), lint).anyMatch(lint.id()::equals);
        assertEquals(lint.severity() == Severity.ERROR, said);
    }

    @ParameterizedTest
    @EnumSource(Lint.class)
    void bothLanguagesFindItAtTheSamePlace(Lint lint) {
        Remark english = first(lint, lint.example().wrong());
        Remark chinese =
                site(lint.example().wrong()).check(Tongue.CHINESE).stream()
                        .filter(remark -> remark.rule().equals(lint.id()))
                        .findFirst()
                        .orElseThrow();
        assertEquals(english.problem().at(), chinese.problem().at());
        assertNotEquals(english.problem().message(), chinese.problem().message());
    }

    private static Remark first(Lint lint, String text) {
        return check(text).stream()
                .filter(remark -> remark.rule().equals(lint.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Names of broken rules, without the router_id that few examples are about. */
    private static Stream<String> lints(String text, Lint about) {
        return check(text).stream()
                .filter(remark -> remark.lint().isPresent())
                .map(Remark::rule)
                .filter(rule ->
                        about == Lint.ROUTER_ID_MISSING
                                || !rule.equals(Lint.ROUTER_ID_MISSING.id()));
    }

    private static List<Remark> check(String text) {
        return site(text).check(Tongue.ENGLISH);
    }

    private static TestSite site(String text) {
        return new TestSite()
                .with("k.conf", text)
                .withTrouble("/opt/gone", new Site.ScriptTrouble(false, "/opt/gone: not there"))
                .withTrouble("/tmp/check", new Site.ScriptTrouble(true, "/tmp: open to all"));
    }
}
