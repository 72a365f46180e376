package io.regent.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.regent.config.lvs.PageCheck.BodyPattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns of PCRE2 on Java's engine. The expectations follow pcre2pattern(3). */
class PcreTranslationTest {

    private static boolean matches(String pattern, String page, String... options)
            throws PcreTranslation.Refused {
        return matches(pattern, page, 0, OptionalLong.empty(), options);
    }

    private static boolean matches(
            String pattern, String page, long min, OptionalLong max, String... options)
            throws PcreTranslation.Refused {
        var rule = new BodyPattern(pattern, false, List.of(options), min, max, Optional.empty());
        return BodyRule.of(rule)
                .accepts(page.getBytes(StandardCharsets.UTF_8), System.nanoTime() + 5_000_000_000L);
    }

    private static void assertReads(boolean matches, String pattern, String page)
            throws PcreTranslation.Refused {
        assertEquals(matches, matches(pattern, page), pattern);
    }

    @Test
    void readsThePatternAsPcreDoes() throws Exception {
        assertReads(true, "a{2,3}b", "aab");
        assertReads(false, "a{2,3}b", "ab");
        assertReads(true, "a{,3}b", "a{,3}b");
        assertReads(true, "{\"a\":1}", "x{\"a\":1}");
        assertReads(true, "[[:digit:]]+", "x1");
        assertReads(false, "[[:^digit:]]", "11");
        assertReads(true, "[a[b]+", "[");
        assertReads(true, "[a&&b]+", "&&");
        assertReads(true, "[]x]", "]");
        assertReads(false, "[^]x]", "]");
        assertReads(true, "[\\101]", "A");
        assertReads(true, "\\x41", "A");
        assertReads(true, "\\0101", "\u00081");
        assertReads(true, "\\Qa.b\\E+", "a.bb");
        assertReads(false, "\\Qa.b\\E", "axb");
        assertReads(true, "(?P<n>a)\\k<n>", "aa");
        assertReads(true, "(?'n'a)\\k'n'", "aa");
        assertReads(true, "(?#note)ab", "ab");
        assertReads(true, "(?i)AB", "ab");
        assertReads(true, "(?i:A)b", "ab");
        assertReads(true, "a(?=b)", "ab");
        assertReads(false, "(?<!x)b", "xb");
        assertReads(true, "(a)\\1", "aa");
        assertReads(true, "[\\b]", "\b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?R)",
                "(?1)",
                "(?(1)a|b)",
                "(?|a|b)",
                "a\\Kb",
                "\\Ca",
                "(*UTF)a",
                "\\g{1}",
                "(?P=n)",
                "\\12",
                "[[:nothing:]]",
                "(?U)a",
                "\\101",
                "a\\",
                "[a",
                "\\ua",
                "(?P<a_b>x)",
                "("
            })
    void whatJavaCannotDoIsRefused(String pattern) {
        assertThrows(PcreTranslation.Refused.class, () -> matches(pattern, "a"));
    }

    @Test
    void optionsMeanWhatTheyMeanToPcre() throws Exception {
        assertEquals(true, matches("HELLO", "hello", "caseless"));
        assertEquals(false, matches("a.b", "a\nb"));
        assertEquals(true, matches("a.b", "a\rb"));
        assertEquals(true, matches("a.b", "a\nb", "dotall"));
        assertEquals(false, matches("^b", "a\nb"));
        assertEquals(true, matches("^b", "a\nb", "multiline"));
        assertEquals(true, matches("a$", "a\n"));
        assertEquals(false, matches("a$", "a\n", "dollar_endonly"));
        assertEquals(true, matches("a b # c\n[ #]", "ab#", "extended"));
        assertEquals(false, matches("b", "a\nb", "firstline"));
        assertEquals(true, matches("a", "a\nb", "firstline"));
        assertEquals(false, matches("^.$", "ä"));
        assertEquals(true, matches("^.$", "ä", "utf"));
        assertEquals(false, matches("\\w", "ä", "utf"));
        assertEquals(true, matches("\\w", "ä", "utf", "ucp"));
        assertEquals(true, matches("a", "a", "no_auto_possess", "never_utf", "use_offset_limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ungreedy", "alt_circumflex", "alt_bsux"})
    void optionsThatJavaDoesNotHaveAreRefusedByName(String option) {
        var refused = assertThrows(PcreTranslation.Refused.class, () -> matches("a", "a", option));
        assertEquals(option, refused.getMessage());
    }

    @Test
    void offsetsAreBytesAndLimitTheStartOfTheMatch() throws Exception {
        assertEquals(true, matches("b", "aab", 2, OptionalLong.empty()));
        assertEquals(false, matches("b", "aab", 3, OptionalLong.empty()));
        assertEquals(false, matches("b", "aab", 9, OptionalLong.empty()));
        assertEquals(true, matches("b", "aab", 0, OptionalLong.of(2)));
        assertEquals(false, matches("b", "aab", 0, OptionalLong.of(1)));
        // Two bytes of ä count as two, whether it is one character or not.
        assertEquals(true, matches("b", "äb", 2, OptionalLong.of(2)));
        assertEquals(true, matches("b", "äb", 2, OptionalLong.of(2), "utf"));
        assertEquals(false, matches("b", "äb", 0, OptionalLong.of(1), "utf"));
        // What stands before the offset is still there to be looked back at.
        assertEquals(true, matches("(?<=a)b", "aab", 2, OptionalLong.empty()));
        assertEquals(false, matches("^b", "aab", 2, OptionalLong.empty()));
    }
}
