package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.problem.ConfigTestExit;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Words that keepalived passes over refuse no file; {@code retired.txt} shows what is said. */
class RetiredKeywordTest {

    private static final String SERVER =
            """
            virtual_server 10.0.0.1 %d {
                lb_algo rr
                lb_kind NAT
            %s
                protocol TCP
                real_server 10.1.0.1 80 { }
            }
            """;

    @Test
    void aFileWithARetiredKeywordRunsAsIfTheLineWereNotThere() {
        Loaded with = read(SERVER.formatted(80, "    nat_mask 255.255.255.0"));
        assertEquals(
                read(SERVER.formatted(80, "")).configuration().orElseThrow(),
                with.configuration().orElseThrow());
        assertEquals(ConfigTestExit.REPORTED, ConfigTestExit.of(with.problems()));
        Problem problem = with.problems().getFirst();
        assertEquals(ErrorClass.UNKNOWN_KEYWORD, problem.kind());
        assertEquals("no such line", problem.remedy().orElseThrow());
    }

    @Test
    void itIsRetiredInItsOwnBlockOnly() {
        assertTrue(read("nat_mask 255.255.255.0\n").configuration().isEmpty());
        assertTrue(read(SERVER.formatted(80, "lvs_id x")).configuration().isEmpty());
        assertFalse(
                read("nat_mask 1\n").problems().getFirst().toString().contains("belong"),
                "nobody is sent to a block that would ignore it");
    }

    @Test
    void aBlockBehindItIsStillAMistake() {
        assertTrue(read(SERVER.formatted(80, "nat_mask { }")).configuration().isEmpty());
    }

    @Test
    void ofHowManyServersItStandsInDoesNotMatter() {
        var text = new StringBuilder();
        for (int port = 1; port <= 300; port++)
            text.append(SERVER.formatted(port, "nat_mask 255.255.255.0"));
        assertEquals(
                300, read(text.toString()).configuration().orElseThrow().virtualServers().size());
    }

    @Test
    void itIsExplainedAndNeverSuggested() {
        var entry = KeywordGuide.find("nat_mask").getFirst();
        assertEquals("virtual_server", entry.block());
        assertTrue(entry.support().startsWith("ignored, by keepalived too"), entry.support());
        assertFalse(KeywordGuide.names().contains("nat_mask"));
        for (Problem problem : read(SERVER.formatted(80, "nat_maks 1")).problems())
            assertFalse(problem.suggestion().equals(java.util.Optional.of("nat_mask")));
    }

    @Test
    void noKeywordIsRetiredWhereItWorks() {
        var both = new ArrayList<String>();
        for (BlockTable table : Language.TABLES) {
            for (RetiredKeyword keyword : table.retired())
                if (table.knows(keyword.name())) both.add(keyword.name());
        }
        assertEquals(java.util.List.of(), both);
    }

    private static Loaded read(String text) {
        return ConfigLoader.read("f", text.getBytes(StandardCharsets.UTF_8));
    }
}
