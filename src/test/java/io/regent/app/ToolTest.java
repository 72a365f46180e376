package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ToolTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void anUnknownCommandIsNamedBesideThoseThereAre() {
        assertEquals(2, run("fly"));
        assertTrue(
                err.toString().startsWith("regent: there is no command `fly`; the commands are: "),
                err::toString);
        assertTrue(err.toString().contains("demo"), err::toString);
    }

    @Test
    void anUnknownSubcommandIsNamedToo() {
        assertEquals(2, run("demo", "fly"));
        assertTrue(err.toString().contains("regent demo: there is no command `fly`"));
        assertTrue(err.toString().contains("See: regent help demo"), err::toString);
    }

    @Test
    void programsThatTheDemoRunsOnItsHostsAreNotAdvertised() {
        assertEquals(2, run("demo", "fly"));
        assertFalse(err.toString().contains("pages"), err::toString);
        assertEquals(0, run("help", "demo"));
        assertFalse(out.toString().contains("Serve the pages"), out::toString);
    }

    @Test
    void helpKnowsEveryCommand() {
        assertEquals(0, run("help", "demo", "kill"));
        assertTrue(out.toString().contains("Usage: regent demo kill"), out::toString);
        assertEquals(2, run("help", "demo", "fly"));
    }

    @Test
    void wordsBehindTheProgramOfExecAreNotOptionsOfTheDemo() {
        // Fails because there is no demo of this name, not because of -4.
        assertEquals(2, run("demo", "--name", "regent-demo-none", "exec", "node1", "ip", "-4"));
        assertEquals("", err.toString());
    }

    private int run(String... words) {
        return Tool.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }
}
