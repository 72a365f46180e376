package io.regent.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {

    private static final String SOUND =
            """
            global_defs {
                router_id node1
            }
            vrrp_instance VI_1 {
                state MASTER
                interface none0
                virtual_router_id 51
                priority 150
                authentication {
                    auth_type PASS
                    auth_pass secret
                }
                virtual_ipaddress {
                    192.168.200.120/24
                }
            }
            """;

    @TempDir Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theExitStatusIsTheWorstSeverity() throws IOException {
        assertEquals(0, check(file("sound", SOUND)));
        assertEquals(1, check(file("warned", SOUND.replace("150", "255"))));
        assertEquals(2, check(file("wrong", SOUND.replace("priority", "prority"))));
        assertEquals(2, check(directory.resolve("absent").toString()));
    }

    @Test
    void severalFilesAreCheckedInOneRun() throws IOException {
        String wrong = file("wrong", SOUND.replace("priority", "prority"));
        assertEquals(2, check(file("sound", SOUND), wrong));
        assertTrue(out.toString().contains(wrong + ":8:5: error: "), out::toString);
        assertTrue(out.toString().contains("1 error, "), out::toString);
    }

    @Test
    void eachFormatCanBeAskedFor() throws IOException {
        String warned = file("warned", SOUND.replace("150", "255"));
        assertEquals(1, check("--format", "json", warned));
        Object json = JsonValue.parse(out.toString());
        assertEquals(1L, JsonValue.get(json, "summary", "warnings"));
        out.getBuffer().setLength(0);
        assertEquals(1, check("--format", "sarif", warned));
        Object sarif = JsonValue.parse(out.toString());
        assertEquals("2.1.0", JsonValue.get(sarif, "version"));
    }

    @Test
    void aFileForAnotherMachineIsNotHeldAgainstThisOne() throws IOException {
        String sound = file("sound", SOUND);
        check(sound);
        assertTrue(out.toString().contains("[interface-not-here]"), out::toString);
        out.getBuffer().setLength(0);
        assertEquals(0, check("--elsewhere", sound));
        assertFalse(out.toString().contains("[interface-not-here]"), out::toString);
    }

    @Test
    void theLanguageCanBeChosen() throws IOException {
        check("--language", "zh", file("warned", SOUND.replace("150", "255")));
        assertTrue(out.toString().contains("警告"), out::toString);
    }

    private static final String SHARED =
            SOUND.replace("    state MASTER", "@node1 state MASTER\n@node2 state BACKUP")
                    .replace("    priority 150", "@node1 priority 150\n@node2 priority 100")
                    .replace("router_id node1", "router_id ${_INSTANCE}");

    @Test
    void linesOfAMachineAreReadWithItsId() throws IOException {
        String shared = file("shared", SHARED.replace("priority 100", "prority 100"));
        assertEquals(0, check("--elsewhere", "-i", "node1", shared));
        assertEquals(2, check("--elsewhere", "--config-id", "node2", shared));
        assertTrue(out.toString().contains(shared + ":10:8: error: "), out::toString);
    }

    @Test
    void oneFileIsCheckedForEveryMachineAndNothingIsSaidTwice() throws IOException {
        String shared = file("shared", SHARED.replace("interface", "interfce"));
        assertEquals(2, check("--elsewhere", "-i", "node1", "-i", "node2", shared));
        assertEquals(1, out.toString().split("interfce' in", -1).length - 1, out::toString);
    }

    @Test
    void oneFileForAWholeClusterIsComparedWithItself() throws IOException {
        String shared = file("keepalived.conf", SHARED);
        assertEquals(0, check("--pair", "-i", "node1", "-i", "node2", shared));
        String table = out.toString();
        assertTrue(table.contains("node1               node2\n"), table);
        assertTrue(table.contains("state              MASTER              BACKUP"), table);
        assertEquals(0, check("--pair", "-i", "node1", "-i", "node2", shared, shared));
        assertEquals(table + table, out.toString());
    }

    @Test
    void idsAreOneForAllFilesOrOneForEach() throws IOException {
        String shared = file("shared", SHARED);
        assertEquals(2, check("-i", "a", "-i", "b", shared, shared, shared));
        assertTrue(err.toString().contains("--config-id is given once"), err::toString);
    }

    @Test
    void aPairThatFitsIsShownSideBySide() throws IOException {
        assertEquals(0, check("--pair", file("master.conf", SOUND), file("backup.conf", backup())));
        assertEquals(
                """
                                     master.conf         backup.conf
                  router_id          node1               node2               differs: good

                VI_1
                  vrrp_instance      VI_1                VI_1                equal
                  interface          none0               none0               equal
                  virtual_router_id  51                  51                  equal
                  version            2                   2                   equal
                  mcast_dst_ip       224.0.0.18          224.0.0.18          equal
                  authentication     PASS ********       PASS ********       equal
                  advert_int         1 s                 1 s                 equal
                  virtual_ipaddress  192.168.200.120/24  192.168.200.120/24  equal
                  state              MASTER              BACKUP              differs: good
                  preempt            preempt             preempt             equal
                  priority           150                 100                 differs: good

                The files form a cluster.
                """,
                out.toString());
    }

    @Test
    void aPairThatDoesNotFitSaysWhy() throws IOException {
        String mistaken = backup().replace(".120/24", ".160/24").replace("secret", "hidden");
        String master = file("master.conf", SOUND);
        String backup = file("backup.conf", mistaken);
        assertEquals(2, check("--pair", master, backup));
        assertTrue(out.toString().contains("Wrong: 3, doubtful: 0."), out::toString);
        assertFalse(out.toString().contains("hidden"), out::toString);
        out.getBuffer().setLength(0);
        assertEquals(2, check("--pair", "--format", "json", master, backup));
        Object json = JsonValue.parse(out.toString());
        assertEquals(3L, JsonValue.get(json, "summary", "wrong"));
        assertEquals("VI_1", JsonValue.get(json, "routers", 0, "name"));
    }

    @Test
    void whatCannotBeReadIsNotCompared() throws IOException {
        String wrong = file("wrong", backup().replace("priority", "prority"));
        assertEquals(2, check("--pair", file("master.conf", SOUND), wrong));
        assertTrue(out.toString().contains("unknown-keyword"), out::toString);
    }

    @Test
    void aPairNeedsTwoFiles() throws IOException {
        assertEquals(2, check("--pair", file("master.conf", SOUND)));
        assertTrue(err.toString().contains("at least two"), err::toString);
    }

    @Test
    void aPairInSarifNamesEveryFileWithWhatIsWrong() throws IOException {
        String master = file("master.conf", SOUND);
        String backup = file("backup.conf", backup().replace("router_id 51", "router_id 52"));
        assertEquals(2, check("--pair", "--format", "sarif", master, backup));
        Object results = JsonValue.get(JsonValue.parse(out.toString()), "runs", 0, "results");
        assertEquals(1, ((List<?>) results).size());
        assertEquals("pair-wrong", JsonValue.get(results, 0, "ruleId"));
        assertEquals(2, ((List<?>) JsonValue.get(results, 0, "locations")).size());
    }

    @Test
    void longValuesStandBelowTheirRowSoThatTheTableFitsTheScreen() throws IOException {
        String address = "2001:db8:1234:5678::120/64";
        String master = file("master.conf", SOUND.replace("192.168.200.120/24", address));
        String other = backup().replace("192.168.200.120/24", address.replace("120", "160"));
        assertEquals(2, check("--pair", master, file("backup.conf", other)));
        String text = out.toString();
        assertTrue(text.lines().allMatch(line -> line.length() <= 80), text);
        assertTrue(text.contains("    master.conf: " + address + "\n    backup.conf: -\n"), text);
    }

    private static String backup() {
        return SOUND.replace("node1", "node2").replace("MASTER", "BACKUP").replace("150", "100");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private int check(String... words) {
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(withLanguage(words));
    }

    /** English unless a test says otherwise, whatever the locale of the machine is. */
    private static String[] withLanguage(String... words) {
        for (String word : words) if (word.equals("--language")) return words;
        var all = new ArrayList<>(List.of("--language", "en"));
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }
}
