package io.regent.lint.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.ConfigLoader;
import io.regent.config.Configuration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final String MASTER =
            """
            global_defs {
                router_id node1
                enable_script_security
            }
            vrrp_instance VI_1 {
                state MASTER
                interface eth0
                virtual_router_id 51
                priority 150
                advert_int 1
                authentication {
                    auth_type PASS
                    auth_pass secret
                }
                virtual_ipaddress {
                    192.168.200.120/24
                }
            }
            """;

    private static final String BACKUP =
            MASTER.replace("node1", "node2")
                    .replace("state MASTER", "state BACKUP")
                    .replace("priority 150", "priority 100");

    @Test
    void twoFilesThatFitHaveNothingWrong() {
        var comparison = compare(MASTER, BACKUP);
        assertEquals(0, comparison.count(Verdict.WRONG) + comparison.count(Verdict.DOUBTFUL));
        assertEquals(
                List.of("router_id", "state", "priority"),
                settings(comparison, Verdict.DIFFERS_AS_IT_MUST));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "virtual_router_id 51|virtual_router_id 52|virtual_router_id",
                "auth_pass secret|auth_pass Secret|authentication",
                "auth_type PASS|#|authentication",
                "advert_int 1|advert_int 2|advert_int",
                "advert_int 1|version 3|version",
                "priority 100|priority 150|priority",
                "120/24|120/25|virtual_ipaddress",
                "120/24|120/24 \\n } \\n virtual_ipaddress_excluded { \\n 10.0.0.1/24|virtual_ipaddress_excluded",
                "interface eth0|interface eth0 \\n mcast_dst_ip 224.0.0.19|mcast_dst_ip",
            })
    void aPlantedMistakeIsFound(String right, String mistaken, String setting) {
        assertTrue(BACKUP.contains(right), right);
        var comparison = compare(MASTER, BACKUP.replace(right, mistaken.replace("\\n", "\n")));
        List<String> wrong = settings(comparison, Verdict.WRONG);
        assertTrue(wrong.contains(setting), () -> wrong + " in " + comparison);
    }

    @Test
    void theOtherAddressOfACopiedTutorialIsFound() {
        var comparison = compare(MASTER, BACKUP.replace(".120/24", ".160/24"));
        assertEquals(
                List.of("virtual_ipaddress", "virtual_ipaddress"),
                settings(comparison, Verdict.WRONG));
        var rows = comparison.rows().stream().filter(row -> row.verdict() == Verdict.WRONG);
        assertEquals(
                List.of(List.of("192.168.200.120/24", "-"), List.of("-", "192.168.200.160/24")),
                rows.map(Row::values).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "priority 100,priority 101,priority",
        "router_id node2,router_id node1,router_id",
        "state BACKUP,state MASTER,state",
    })
    void whatWorksButSurprisesIsDoubtful(String right, String mistaken, String setting) {
        var comparison = compare(MASTER, BACKUP.replace(right, mistaken));
        assertEquals(List.of(setting), settings(comparison, Verdict.DOUBTFUL));
        assertEquals(0, comparison.count(Verdict.WRONG));
    }

    @ParameterizedTest
    @CsvSource({"-60,false", "-51,false", "-50,true", "-2,true", "60,true", "0,false"})
    void aWeightHasToTakeTheFirstBelowTheSecond(int weight, boolean doubtful) {
        String script =
                "vrrp_script web {\nscript /bin/true\nweight %d\n}\nvrrp_instance"
                        .formatted(weight);
        String master =
                MASTER.replace("vrrp_instance", script)
                        .replace("advert_int", "track_script {\nweb\n}\nadvert_int");
        var settings = settings(compare(master, BACKUP), Verdict.DOUBTFUL);
        assertEquals(doubtful ? List.of("weight of web") : List.of(), settings);
    }

    @Test
    void aBonusOfAHealthyBackupCounts() {
        String script = "vrrp_script web {\nscript /bin/true\nweight 60\n}\nvrrp_instance";
        var files = new ArrayList<String>();
        for (String file : List.of(MASTER, BACKUP)) {
            files.add(
                    file.replace("vrrp_instance", script)
                            .replace("advert_int", "track_script {\nweb\n}\nadvert_int"));
        }
        var comparison = compare(files.get(0), files.get(1));
        assertEquals(List.of(), settings(comparison, Verdict.DOUBTFUL));
    }

    @Test
    void aVirtualRouterThatOnlyOneFileHasIsWrong() {
        String second =
                """
                vrrp_instance VI_2 {
                    interface eth0
                    virtual_router_id 52
                    virtual_ipaddress {
                        192.168.200.130/24
                    }
                }
                """;
        var comparison = compare(MASTER, BACKUP + second);
        assertEquals(List.of("vrrp_instance"), settings(comparison, Verdict.WRONG));
        assertEquals("VI_2", comparison.routers().getLast().name());
    }

    @Test
    void instancesAreMatchedByWhatTheyServeAndNotByTheirNames() {
        String two = MASTER + MASTER.substring(MASTER.indexOf("vrrp_instance"));
        String first = two.replaceFirst("(?s)(.*)VI_1(.*) 51(.*)120/24", "$1VI_2$2 52$3130/24");
        String swapped =
                first.replace("VI_1", "X")
                        .replace("VI_2", "VI_1")
                        .replace("X", "VI_2")
                        .replace("node1", "node2")
                        .replace("priority 150", "priority 100")
                        .replace("state MASTER", "state BACKUP");
        var comparison = compare(first, swapped);
        assertEquals(List.of(), settings(comparison, Verdict.WRONG));
        assertEquals(2, comparison.routers().size());
    }

    @Test
    void threeFilesAreComparedAtOnce() {
        String third = BACKUP.replace("node2", "node3").replace("priority 100", "priority 50");
        var comparison = compare(MASTER, BACKUP, third);
        assertEquals(0, comparison.count(Verdict.WRONG));
        var mistaken = compare(MASTER, BACKUP, third.replace(" 51", " 15"));
        assertEquals(List.of("virtual_router_id"), settings(mistaken, Verdict.WRONG));
    }

    @Test
    void passwordsAreNotPartOfIt() {
        var comparison = compare(MASTER, BACKUP.replace("auth_pass secret", "auth_pass hidden"));
        assertFalse(comparison.toString().contains("secret"), comparison::toString);
        assertFalse(comparison.toString().contains("hidden"), comparison::toString);
    }

    private static List<String> settings(Comparison comparison, Verdict verdict) {
        return comparison.rows().stream()
                .filter(row -> row.verdict() == verdict)
                .map(Row::setting)
                .toList();
    }

    private static Comparison compare(String... texts) {
        var nodes = new ArrayList<Configuration>();
        for (String text : texts) {
            var loaded = ConfigLoader.read("k", text.getBytes(StandardCharsets.UTF_8));
            nodes.add(loaded.configuration().orElseThrow(() -> new AssertionError(loaded)));
        }
        return Comparison.of(nodes);
    }
}
