package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.ProblemRenderer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenario S3: a brace is forgotten in nested blocks, and the very one is named. */
class BraceTest {

    private static final String INDENTED =
            """
            global_defs {
                router_id a
                notification_email {
                    a@b
                }
            }

            vrrp_script chk {
                script "/bin/true"
            }

            vrrp_instance VI_1 {
                state BACKUP
                interface eth0
                virtual_router_id 51
                authentication {
                    auth_type PASS
                    auth_pass 1111
                }
                virtual_ipaddress {
                    10.0.0.1
                    10.0.0.2/24 dev eth0
                }
                track_script {
                    chk
                }
            }

            vrrp_instance VI_2 {
                state BACKUP
                interface eth0
                virtual_router_id 52
                virtual_ipaddress {
                    10.0.0.3
                }
                priority 90
            }
            """;

    private static final String TABS = INDENTED.replace("    ", "\t");
    private static final String TWO_BLANKS = INDENTED.replace("    ", "  ");
    private static final String FLAT = INDENTED.replace("    ", "");
    private static final String BRACE_BELOW =
            INDENTED.replaceAll("(?m)^( *)(.*) \\{$", "$1$2\n$1{");
    private static final String CRLF = INDENTED.replace("\n", "\r\n");

    record Style(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Style> styles() {
        return Stream.of(
                new Style("four blanks", INDENTED),
                new Style("tabs", TABS),
                new Style("two blanks", TWO_BLANKS),
                new Style("brace on its own line", BRACE_BELOW),
                new Style("CR LF", CRLF));
    }

    @ParameterizedTest
    @MethodSource("styles")
    void everyForgottenClosingBraceIsNamedByTheBraceItLeavesOpen(Style style) {
        var lines = new ArrayList<>(style.text().lines().toList());
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).strip().equals("}")) continue;
            var broken = new ArrayList<>(lines);
            broken.remove(at);
            Problem problem = onlyBraceProblem(String.join("\n", broken));
            assertEquals(ErrorClass.MISSING_EOB, problem.kind());
            assertEquals(
                    partnerOf(lines, at) + 1,
                    problem.at().line().number(),
                    () -> ProblemRenderer.render(problem));
            assertEquals("{", problem.at().text());
            assertTrue(problem.related().isPresent());
        }
    }

    @ParameterizedTest
    @MethodSource("styles")
    void everyForgottenOpeningBraceIsNamedByItsKeyword(Style style) {
        var lines = new ArrayList<>(style.text().lines().toList());
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).strip().endsWith("{")) continue;
            boolean alone = lines.get(at).strip().equals("{");
            var broken = new ArrayList<>(lines);
            broken.set(at, lines.get(at).replace("{", ""));
            Problem problem = onlyBraceProblem(String.join("\n", broken));
            assertEquals(
                    ErrorClass.MISSING_BOB, problem.kind(), () -> ProblemRenderer.render(problem));
            assertEquals(alone ? at : at + 1, problem.at().line().number());
        }
    }

    @ParameterizedTest
    @MethodSource("styles")
    void everyDoubledClosingBraceIsFoundAtItsPlace(Style style) {
        var lines = new ArrayList<>(style.text().lines().toList());
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).strip().equals("}")) continue;
            var broken = new ArrayList<>(lines);
            broken.add(at, lines.get(at));
            Problem problem = onlyBraceProblem(String.join("\n", broken));
            assertEquals(ErrorClass.UNEXPECTED_EOB, problem.kind());
            int line = problem.at().line().number();
            assertTrue(line == at + 1 || line == at + 2, () -> ProblemRenderer.render(problem));
        }
    }

    @Test
    void withoutIndentationTheKeywordsTellWhereABlockEnds() {
        var lines = new ArrayList<>(FLAT.lines().toList());
        int found = 0;
        int broken = 0;
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).equals("}")) continue;
            broken++;
            var without = new ArrayList<>(lines);
            without.remove(at);
            Problem problem = onlyBraceProblem(String.join("\n", without));
            if (problem.at().line().number() == partnerOf(lines, at) + 1) found++;
        }
        // A last block within a block leaves no trace: the braces behind it look the same.
        assertTrue(found >= broken - 2, found + " of " + broken);
    }

    @Test
    void twoForgottenBracesAreBothNamed() {
        var lines = new ArrayList<>(INDENTED.lines().toList());
        lines.remove(22); // of virtual_ipaddress in VI_1
        lines.remove(18); // of authentication
        var problems = braceProblems(String.join("\n", lines));
        assertEquals(List.of(16, 19), problems.stream().map(p -> p.at().line().number()).toList());
    }

    @Test
    void aForgottenLastBraceIsNamedByTheLastBlock() {
        String text = "vrrp_instance A {\n    virtual_ipaddress {\n        10.0.0.1\n    }\n";
        Problem problem = onlyBraceProblem(text);
        assertEquals(1, problem.at().line().number());
        assertEquals(17, problem.at().column());
    }

    @Test
    void untidyFilesWithTheRightNumberOfBracesHaveNoBraceProblem() {
        String untidy =
                """
                  vrrp_instance A {
                state BACKUP
                        interface eth0
                 virtual_router_id 1
                    virtual_ipaddress {
                10.0.0.1
                              }
                        }
                """;
        assertEquals(List.of(), braceProblems(untidy));
    }

    @Test
    void hundredsOfWrongBracesAreSummedUpQuickly() {
        long seed = 7;
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(random.nextBoolean() ? "a {\n" : random.nextBoolean() ? "}\n" : "b\n");
        }
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        var problems = braceProblems(text.toString());
        long millis =
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
        assertTrue(millis < 2000, millis + " ms");
        assertTrue(!problems.isEmpty() && problems.size() < 20, problems.size() + ", seed " + seed);
    }

    private static int partnerOf(List<String> lines, int close) {
        int depth = 0;
        for (int i = close; ; i--) {
            String line = lines.get(i).strip();
            if (line.equals("}")) depth++;
            else if (line.endsWith("{") && --depth == 0) return i;
        }
    }

    private static Problem onlyBraceProblem(String text) {
        var problems = braceProblems(text);
        assertEquals(1, problems.size(), () -> text + "\n" + ProblemRenderer.render(problems));
        return problems.getFirst();
    }

    private static List<Problem> braceProblems(String text) {
        var loaded = ConfigLoader.read("f", text.getBytes(StandardCharsets.UTF_8));
        return loaded.problems().stream()
                .filter(problem ->
                        switch (problem.kind()) {
                            case MISSING_EOB, UNEXPECTED_EOB, MISSING_BOB -> true;
                            default -> false;
                        })
                .toList();
    }
}
