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
        var settings = new ArrayList<>(settings(compare(master, BACKUP), Verdict.DOUBTFUL));
        // Only one node tracks it.
        assertTrue(settings.remove("track_script web"));
        assertEquals(doubtful ? List.of("failure of web") : List.of(), settings);
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.2|10.0.0.1|",
                "10.0.0.2|10.0.0.9|file 2 does not name 10.0.0.1",
                "10.0.0.1|10.0.0.1|two nodes cannot have the same address",
            })
    void unicastPeersNameEachOther(String source, String peer, String reason) {
        String master = unicast(MASTER, "10.0.0.1", "10.0.0.2");
        var comparison = compare(master, unicast(BACKUP, source, peer));
        var reasons =
                comparison.rows().stream()
                        .filter(row -> row.verdict() == Verdict.WRONG)
                        .map(row -> row.reason().orElseThrow().english())
                        .toList();
        assertEquals(reason == null, reasons.isEmpty(), reasons::toString);
        if (reason != null) assertTrue(reasons.getFirst().startsWith(reason), reasons::toString);
    }

    @Test
    void unicastOnOneSideAloneIsWrong() {
        var comparison = compare(unicast(MASTER, "10.0.0.1", "10.0.0.2"), BACKUP);
        assertEquals(List.of("unicast_peer"), settings(comparison, Verdict.WRONG));
    }

    @Test
    void aPeerThatNoFileHasIsDoubtful() {
        String third = "10.0.0.2\n10.0.0.3";
        var comparison =
                compare(
                        unicast(MASTER, "10.0.0.1", third),
                        unicast(BACKUP, "10.0.0.2", "10.0.0.1"));
        assertEquals(List.of("unicast_peer"), settings(comparison, Verdict.DOUBTFUL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key 1 k1234567890123456789012345678901|key 1 k1234567890123456789012345678901|0",
                "key 1 k1234567890123456789012345678901|key 1 other678901234567890123456789012|1",
                "key 1 k1234567890123456789012345678901|key 2 k1234567890123456789012345678901|1",
                "key 1 k1234567890123456789012345678901||1",
            })
    void signaturesAreVerifiedByAllNodes(String one, String other, int wrong) {
        var comparison = compare(signed(MASTER, one), signed(BACKUP, other));
        assertEquals(wrong, comparison.count(Verdict.WRONG), comparison::toString);
    }

    @Test
    void syncGroupsHaveTheSameMembersWhateverTheirNamesAre() {
        String group = "vrrp_sync_group %s {\ngroup {\n%s\n%s\n}\n}\n";
        String master = two(MASTER) + group.formatted("G", "VI_1", "VI_2");
        String same = two(BACKUP).replace("VI_2", "web") + group.formatted("H", "web", "VI_1");
        assertEquals(0, compare(master, same).count(Verdict.WRONG));
        var without = compare(master, two(BACKUP));
        assertEquals(
                List.of("vrrp_sync_group", "vrrp_sync_group"), settings(without, Verdict.WRONG));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "virtual_routes {\\n10.9.0.0/24 via 192.168.200.1 dev eth0\\n}|virtual_routes",
                "virtual_rules {\\nfrom 192.168.200.120 table 10 priority 7\\n}|virtual_rules",
                "use_vmac|use_vmac",
            })
    void whatOneNodeAloneDoesIsDoubtful(String lines, String setting) {
        String more = "advert_int 1\n" + lines.replace("\\n", "\n");
        String master = MASTER.replace("advert_int 1", more);
        assertEquals(List.of(setting), settings(compare(master, BACKUP), Verdict.DOUBTFUL));
        String backup = BACKUP.replace("advert_int 1", more).replace("dev eth0", "dev ens3");
        assertEquals(List.of(), settings(compare(master, backup), Verdict.DOUBTFUL));
    }

    @Test
    void nopreemptBelongsToAllNodes() {
        String patient = BACKUP.replace("priority 100", "priority 100\nnopreempt");
        String master = MASTER.replace("state MASTER", "state BACKUP");
        assertEquals(List.of("preempt"), settings(compare(master, patient), Verdict.DOUBTFUL));
    }

    @Test
    void theOneThatBeginsAsMasterShouldBeTheHighest() {
        var comparison =
                compare(
                        MASTER.replace("priority 150", "priority 100"),
                        BACKUP.replace("priority 100", "priority 150"));
        assertEquals(List.of("state"), settings(comparison, Verdict.DOUBTFUL));
    }

    /** One id serves both families, each with an instance of its own. */
    @Test
    void instancesOfOneIdAreToldApartByTheirFamily() {
        String six =
                """
                vrrp_instance six {
                    state BACKUP
                    interface eth0
                    virtual_router_id 51
                    priority %s
                    version 3
                    virtual_ipaddress {
                        fe80::51/64
                    }
                }
                """;
        var comparison =
                compare(
                        MASTER + six.formatted("200"),
                        six.formatted("90").replace("six", "sechs") + BACKUP);
        assertEquals(0, comparison.count(Verdict.WRONG), comparison::toString);
        assertEquals(2, comparison.routers().size());
    }

    private static String unicast(String file, String source, String peer) {
        return file.replace(
                "advert_int 1",
                "advert_int 1\nunicast_src_ip %s\nunicast_peer {\n%s\n}".formatted(source, peer));
    }

    private static String signed(String file, String key) {
        if (key == null) return file;
        String active = key.substring(0, "key 1".length()).replace("key", "active_key");
        return file.replace(
                "advert_int 1", "advert_int 1\nauth_hmac {\n" + key + "\n" + active + "\n}");
    }

    /** A second instance beside the first. */
    private static String two(String file) {
        String instance = file.substring(file.indexOf("vrrp_instance"));
        return file
                + instance.replace("VI_1", "VI_2")
                        .replace("id 51", "id 52")
                        .replace(".120", ".121");
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
