package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scenario S6: the files of a pair side by side. router_id, state and priority must differ, all
 * else must be equal, and each planted mistake is found.
 */
class ScenarioS6PairTest {

    private static final String MASTER =
            """
            global_defs {
                router_id LVS_01
            }
            vrrp_instance VI_1 {
                state MASTER
                interface eth1
                virtual_router_id 55
                priority 150
                advert_int 1
                authentication {
                    auth_type PASS
                    auth_pass 1111
                }
                virtual_ipaddress {
                    192.168.200.160/24 dev eth1 label eth1:1
                }
            }
            """;

    private static final String BACKUP =
            MASTER.replace("LVS_01", "LVS_02")
                    .replace("MASTER", "BACKUP")
                    .replace("priority 150", "priority 100");

    @TempDir Path directory;

    private final StringWriter out = new StringWriter();

    @Test
    void whatMustDifferDoesAndAllElseIsEqual() throws IOException {
        assertEquals(0, compare(BACKUP));
        for (String setting : List.of("router_id", "state", "priority")) {
            assertTrue(verdictOf(setting).endsWith("differs: good"), out::toString);
        }
        long equal = out.toString().lines().filter(line -> line.endsWith(" equal")).count();
        assertEquals(9, equal, out::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "virtual_router_id 55 | virtual_router_id 56 | virtual_router_id",
                "auth_pass 1111       | auth_pass 2222       | authentication",
                "auth_type PASS       | auth_type AH         | authentication",
                "advert_int 1         | advert_int 2         | advert_int",
                "advert_int 1         | version 3            | version",
                "priority 100         | priority 150         | priority",
                "200.160/24           | 200.160/25           | virtual_ipaddress",
                "200.160/24           | 200.161/24           | virtual_ipaddress",
                "interface eth1       | interface eth1 \\n mcast_dst_ip 224.0.0.99 | mcast_dst_ip",
            })
    void aPlantedMistakeIsFound(String right, String mistaken, String setting) throws IOException {
        assertTrue(BACKUP.contains(right), right);
        assertEquals(2, compare(BACKUP.replace(right, mistaken.replace("\\n", "\n"))));
        assertTrue(verdictOf(setting).endsWith("WRONG"), out::toString);
        assertTrue(out.toString().contains("The files do NOT form a cluster."), out::toString);
        assertFalse(out.toString().contains("1111"), out::toString);
    }

    /** One instance under another name, on another card of another machine, is still the same. */
    @Test
    void namesAndInterfacesMayDiffer() throws IOException {
        assertEquals(0, compare(BACKUP.replace("VI_1", "web").replace("eth1", "ens3")));
        assertTrue(verdictOf("interface").endsWith("may differ"), out::toString);
    }

    /** The whole program, as a shell starts it, with the mistake of a widely copied tutorial. */
    @Test
    void theCopiedTutorialIsRefusedByTheProgramItself() throws Exception {
        Path master =
                Files.writeString(directory.resolve("master.conf"), MASTER.replace("160", "120"));
        Path backup = Files.writeString(directory.resolve("backup.conf"), BACKUP);
        Process program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Tool.class.getName(),
                                "check",
                                "--language",
                                "en",
                                "--pair",
                                master.toString(),
                                backup.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, program.waitFor(), said);
        assertTrue(said.contains("192.168.200.120/24  -                   WRONG"), said);
        assertTrue(said.contains("-                   192.168.200.160/24  WRONG"), said);
    }

    private String verdictOf(String setting) {
        return out.toString()
                .lines()
                .filter(line -> line.startsWith("  " + setting + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(setting + " is not in " + out));
    }

    private int compare(String backup) throws IOException {
        Path one = Files.writeString(directory.resolve("master.conf"), MASTER);
        Path other = Files.writeString(directory.resolve("backup.conf"), backup);
        return Tool.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute("check", "--language", "en", "--pair", one.toString(), other.toString());
    }
}
