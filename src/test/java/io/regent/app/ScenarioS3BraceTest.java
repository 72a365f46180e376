package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.config.ConfigLoader;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scenario S3: a closing brace is forgotten in nested blocks. The file is refused, and the brace
 * that is left open is named by line and column, wherever the other one was forgotten.
 */
class ScenarioS3BraceTest {

    /** In the layout of the sample that keepalived comes with. */
    private static final String STOCK =
            """
            ! Configuration File for keepalived

            global_defs {
               notification_email {
                 one@example.org
                 two@example.org
               }
               notification_email_from keepalived@example.org
               smtp_server 192.168.200.1
               smtp_connect_timeout 30
               router_id LVS_DEVEL
            }

            vrrp_instance VI_1 {
                state MASTER
                interface eth0
                virtual_router_id 51
                priority 100
                advert_int 1
                authentication {
                    auth_type PASS
                    auth_pass 1111
                }
                virtual_ipaddress {
                    192.168.200.16
                    192.168.200.17
                    192.168.200.18
                }
            }

            virtual_server 192.168.200.100 443 {
                delay_loop 6
                lb_algo rr
                lb_kind NAT
                persistence_timeout 50
                protocol TCP

                real_server 192.168.201.100 443 {
                    weight 1
                    SSL_GET {
                        url {
                          path /
                          digest ff20ad2481f97b1754ef3e12ecd3a9cc
                        }
                        url {
                          path /mrtg/
                          digest 9b3a0c85a887a256d6939da88aabd8cd
                        }
                        connect_timeout 3
                        retry 3
                        delay_before_retry 3
                    }
                }
            }
            """;

    /** Of the braces in the corpus; the others are in files whose layout says something else. */
    private static final double NAMED_IN_THE_CORPUS = 0.96;

    @TempDir Path directory;

    private record Brace(int open, int close) {}

    @ParameterizedTest
    @CsvSource({
        "as it is,,",
        "tabs,'    ','\t'",
        "two blanks,'    ','  '",
        "brace below,' {','\n{'",
        "brace touching,' {','{'",
        "comments behind,'}','} # end'",
        "CR LF,'\n','\r\n'",
    })
    void everyForgottenBraceOfTheStockFileIsNamed(String style, String plain, String changed)
            throws IOException {
        UnaryOperator<String> layout = text -> plain == null ? text : text.replace(plain, changed);
        String text = layout.apply(STOCK);
        for (Brace brace : braces(text)) {
            String broken = without(brace, text);
            Path file = Files.writeString(directory.resolve("k.conf"), broken);
            var out = new StringWriter();
            int status =
                    Tool.commandLine()
                            .setOut(new PrintWriter(out, true))
                            .execute("check", "--elsewhere", "--language", "en", file.toString());
            assertEquals(2, status);
            String place = file + ":" + line(text, brace.open) + ":" + column(text, brace.open);
            assertTrue(
                    out.toString().contains(place + ": error: the block '"),
                    () -> style + ": expected " + place + " in " + out);
        }
    }

    @Test
    void mostForgottenBracesOfRealFilesAreNamed() throws IOException {
        String corpus = System.getProperty("regent.corpus", "");
        assumeTrue(!corpus.isEmpty(), "no corpus: give its directory as -Dregent.corpus");
        int all = 0;
        int named = 0;
        try (var files = Files.list(Path.of(corpus))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".conf")).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                // Braces of definitions count where they are used.
                if (text.contains("\\\n") || text.contains("${")) continue;
                if (!braceProblems(text).isEmpty()) continue;
                for (Brace brace : braces(text)) {
                    all++;
                    if (isNamed(brace, text)) named++;
                }
            }
        }
        assertTrue(named >= NAMED_IN_THE_CORPUS * all, named + " of " + all);
    }

    private static boolean isNamed(Brace brace, String text) {
        List<Problem> problems = braceProblems(without(brace, text));
        return problems.size() == 1
                && problems.getFirst().kind() == ErrorClass.MISSING_EOB
                && problems.getFirst().at().line().number() == line(text, brace.open)
                && problems.getFirst().at().column() == column(text, brace.open);
    }

    private static List<Problem> braceProblems(String text) {
        return ConfigLoader.read("k", text.getBytes(StandardCharsets.ISO_8859_1))
                .problems()
                .stream()
                .filter(problem ->
                        switch (problem.kind()) {
                            case MISSING_EOB, UNEXPECTED_EOB, MISSING_BOB, UNEXPECTED_BOB -> true;
                            default -> false;
                        })
                .toList();
    }

    private static String without(Brace brace, String text) {
        return text.substring(0, brace.close) + text.substring(brace.close + 1);
    }

    private static int line(String text, int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    private static int column(String text, int index) {
        return index - text.lastIndexOf('\n', index);
    }

    /** Pairs outside of comments and quotes; none for a text where they do not match. */
    private static List<Brace> braces(String text) {
        var open = new ArrayDeque<Integer>();
        var braces = new ArrayList<Brace>();
        boolean comment = false;
        boolean quote = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean code = !comment && !quote;
            if (c == '\n') {
                comment = false;
                quote = false;
            } else if (c == '"' && !comment) {
                quote = !quote;
            } else if (code && (c == '#' || c == '!')) {
                comment = true;
            } else if (code && c == '{') {
                open.push(i);
            } else if (code && c == '}') {
                if (open.isEmpty()) return List.of();
                braces.add(new Brace(open.pop(), i));
            }
        }
        return open.isEmpty() ? braces : List.of();
    }

    /** 5.7 MB of servers: the heap holds what they mean, not every word of them. */
    @Test
    void aLostBraceInALargeFileIsFoundInASmallHeap() throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append("virtual_server 10.1.").append(i / 250).append('.').append(i % 250);
            text.append(" 80 {\n    delay_loop 10\n    lvs_method NAT\n    protocol TCP\n");
            for (int real = 1; real <= 4; real++) {
                text.append("    real_server 10.2.0.").append(real).append(" 80 {\n");
                text.append("        weight 1\n        TCP_CHECK {\n");
                text.append("            connect_timeout 3\n            retry 2\n");
                text.append(i == 5000 && real == 4 ? "" : "        }\n").append("    }\n");
            }
            text.append("}\n");
        }
        Path file = Files.writeString(directory.resolve("large.conf"), text);
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx80m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "-t",
                        "-f",
                        file.toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(5, process.waitFor(), said);
        assertTrue(said.contains("the block 'TCP_CHECK' opened here is never closed"), said);
    }
}
