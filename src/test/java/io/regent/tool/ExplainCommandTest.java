package io.regent.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ExplainCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aKeywordIsExplainedFromItsDeclaration() {
        assertEquals(0, explain("priority"));
        assertEquals(
                """
                priority, in vrrp_instance
                  Weight in the election; 255 owns the addresses.
                  value      a whole number, 1 to 255
                  default    100, or 255 with state MASTER
                  bad value  the file is refused
                  support    works

                  example
                    vrrp_instance NAME {
                        priority 150
                    }
                """,
                out.toString());
    }

    @Test
    void aKeywordOfSeveralBlocksIsExplainedForEach() {
        assertEquals(0, explain("weight"));
        assertTrue(out.toString().contains("weight, in vrrp_script"), out::toString);
        assertTrue(out.toString().contains("weight, in real_server"), out::toString);
    }

    @Test
    void aWordWithoutEffectHasNoExample() {
        assertEquals(0, explain("nat_mask"));
        assertTrue(out.toString().contains("ignored, by keepalived too"), out::toString);
        assertTrue(!out.toString().contains("example"), out::toString);
    }

    @Test
    void theExampleShowsTheDefaultWhereThereIsOne() {
        explain("advert_int");
        assertTrue(out.toString().contains("    advert_int 1\n"), out::toString);
    }

    @Test
    void anUnknownWordLeadsToTheNearestKeyword() {
        assertEquals(1, explain("prority"));
        assertEquals(
                "regent explain: there is no keyword `prority`; did you mean `priority`?",
                err.toString().strip());
        assertEquals("", out.toString());
        assertEquals(1, explain("xyzzyxyzzy"));
    }

    @Test
    void aLintIsExplainedToo() {
        assertEquals(0, explain("auth-pass-cut"));
        assertTrue(out.toString().startsWith("auth-pass-cut: "), out::toString);
    }

    private int explain(String word) {
        return new CommandLine(new ExplainCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(word);
    }
}
