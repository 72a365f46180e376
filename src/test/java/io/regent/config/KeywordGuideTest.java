package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.ProblemRenderer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeywordGuideTest {

    /** A line may stand at each of the marks. */
    private static final String FILE =
            """
            global_defs {
                router_id node1
            @global_defs
            }
            vrrp_script web {
                script /bin/true
            @vrrp_script
            }
            vrrp_instance VI_9 {
                interface eth0
                virtual_router_id 9
                virtual_ipaddress {
                    192.0.2.99
                }
                authentication {
                    auth_type PASS
                    auth_pass secret
            @authentication
                }
            @vrrp_instance
            }
            @the top of the file
            """;

    @Test
    void examplesAreWhatTheLanguageAccepts() {
        int tried = 0;
        for (BlockTable table : Language.TABLES) {
            for (Keyword<?> keyword : table.declared()) {
                Optional<String> example = KeywordExamples.find(keyword.name());
                if (example.isEmpty() || keyword.support() == Support.REFUSED) continue;
                String mark = "@" + table.name() + "\n";
                if (!FILE.contains(mark)) continue;
                assertEquals(List.of(), errors(FILE.replace(mark, example.get() + "\n")));
                tried++;
            }
        }
        assertTrue(tried >= 25, "tried " + tried);
    }

    @Test
    void anExampleStandsInItsBlock() {
        assertEquals(
                """
                vrrp_instance NAME {
                    track_script {
                        web weight -60
                    }
                }\
                """,
                KeywordGuide.find("track_script").getFirst().example());
    }

    @Test
    void everyKeywordIsFoundByItsName() {
        for (BlockTable table : Language.TABLES) {
            for (String name : table.names()) {
                assertFalse(KeywordGuide.find(name).isEmpty(), name);
            }
        }
        assertTrue(KeywordGuide.find("prority").isEmpty());
    }

    private static List<Problem> errors(String marked) {
        String text = marked.replaceAll("(?m)^@.*$", "");
        var errors = new ArrayList<Problem>();
        var loaded = ConfigLoader.read("k", text.getBytes(StandardCharsets.UTF_8));
        for (Problem problem : loaded.problems()) if (problem.isError()) errors.add(problem);
        return errors;
    }

    /** What is to be filled in is written in capitals or pointed brackets. */
    @Test
    void examplesThatCanBeCopiedAreRight() {
        var wrong = new ArrayList<String>();
        int copied = 0;
        for (String word : KeywordGuide.names()) {
            for (KeywordGuide.Entry entry : KeywordGuide.find(word)) {
                String example = entry.example();
                String line =
                        example.lines()
                                .filter(each -> each.strip().startsWith(word))
                                .findFirst()
                                .orElse("");
                if (line.isEmpty()
                        || line.contains("<")
                        || example.matches("(?s).*\\b[A-Z]{2,}\\b.*")) continue;
                copied++;
                byte[] bytes = example.getBytes(StandardCharsets.UTF_8);
                for (Problem problem : ConfigLoader.read("f", bytes).problems()) {
                    boolean isOfValue =
                            problem.kind() == ErrorClass.INVALID_NUMBER
                                    || problem.kind() == ErrorClass.MISSING_PARAMETER;
                    if (isOfValue) wrong.add(example + ProblemRenderer.render(problem));
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(copied > 100, copied + " examples");
    }
}
