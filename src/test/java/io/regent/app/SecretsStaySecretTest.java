package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.ConfigLoader;
import io.regent.config.Loaded;
import io.regent.config.problem.ProblemRenderer;
import io.regent.config.syntax.DiskReader;
import io.regent.script.ScriptBook;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is wrong around a password, nothing that reads the file shows it: not {@code -t} and the
 * log, whose text this is, not check in any format, not the table, not the record itself. Only fmt
 * keeps it, in the file.
 */
class SecretsStaySecretTest {

    private static final int ROUNDS = 3;

    /** {@code %s} is the secret. */
    private static final List<String> SURROUNDINGS =
            List.of(
                    block("auth_type PASS\nauth_pass %s"),
                    block("auth_type AH\nauth_pass %s"),
                    block("auth_type PASS\nauth_pass \"%s\""),
                    block("auth_type PASS\nauth_pass \"%s"),
                    block("auth_type PASS\nauth_pass '%s"),
                    block("auth_type PASS\nauth_pass %s extra words"),
                    block("auth_type PASS\nauth_pass a %s"),
                    block("auth_type PASS\nauth_pass a\nauth_pass %s"),
                    block("auth_type PASS\nauth_pass %s {\nx\n}"),
                    block("auth_type PASS\nauth_pass %s }"),
                    block("auth_type %s\nauth_pass PASS"),
                    block("auth_type\nauth_pass %s"),
                    block("auth_pass %s"),
                    block("auth_type PASS\nauth_pas %s"),
                    block("auth_type PASS\nAuth_Password %s"),
                    block("auth_type PASS\npassword %s"),
                    block("auth_type PASS\npw %s"),
                    block("auth_type PASS\n%s"),
                    block("auth_type PASS %s"),
                    block("auth_type PASS auth_pass %s"),
                    block("auth_type PASS\nauth_pass %s\\\n"),
                    block("auth_type PASS\nauth_pass <%s>"),
                    block("auth_type PASS\nauth_pass ${%s}"),
                    "$PW=%s\n" + block("auth_type PASS\nauth_pass $PW"),
                    "$PW=%s x\n" + block("auth_type PASS\nauth_pass $PW"),
                    "$PW=%s\n" + block("auth_type PASS\nauth_pas $PW"),
                    "$PW=%s\n" + block("auth_type PASS\nauth_pass ${PW}tail"),
                    "$PW=%s\n" + block("auth_type $PW\nauth_pass x"),
                    "$A= \\\nauthentication { \\\nauth_type PASS \\\nauth_pas %s \\\n}\n"
                            + instance("$A"),
                    "$A= \\\nauthentication { \\\nauth_type PASS \\\npw %s \\\n}\n"
                            + instance("$A"),
                    instance("authentication { auth_type PASS auth_pass %s }"),
                    instance("authentication {\nauth_type PASS\nauth_pass %s"),
                    instance("authentication\nauth_type PASS\nauth_pass %s\n}"),
                    instance("autentication {\nauth_type PASS\nauth_pass %s\n}"),
                    instance("auth_pass %s"),
                    instance("auth_type PASS\nauth_pas %s"),
                    "auth_pass %s\n" + block("auth_type PASS\nauth_pass x"),
                    "include nowhere auth_pass %s\n" + instance("state MASTER"),
                    instance("auth_hmac {\nkey 1 %s\nactive_key 1\n}"),
                    instance("auth_hmac {\nkey 1 \"%s\" more\nactive_key 2\n}"),
                    instance("auth_hmac {\nkey %s\n}"),
                    instance("auth_hmac {\nkey one %s\n}"),
                    instance("auth_hmac {\nkye 1 %s\n}"),
                    instance("auth_hmac {\nkey 1 hex:%s\nkey 1 %s\n}"),
                    "SSL {\npassword %s\npassword %s\n}\n" + instance("state MASTER"),
                    "SSL {\npasword x\npassword %s y\n}\n" + instance("state MASTER"),
                    block("auth_type PASS\npw \"%s"),
                    block("auth_type PASS\n\"%s"),
                    block("auth_type PASS\nauth_pass x \"%s"),
                    block("auth_type \"%s"),
                    block("auth_type PASS \"%s\nauth_pass x"),
                    "$PW=\"%s\n" + block("auth_type PASS\nauth_pass $PW"),
                    "$PW=\"%s\n" + block("auth_type PASS\npw $PW"),
                    "$A= \\\nauthentication { \\\nauth_type PASS \\\npw \"%s \\\n}\n"
                            + instance("$A"),
                    block("auth_type PASS\n}\nauth_pass %s"),
                    instance("auth_hmac {\nkey 1 \"%s\n}"),
                    instance("auth_hmac {\nkey \"%s\n}"));

    @TempDir Path directory;

    @Test
    void noToolShowsASecretInAnySurroundings() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        String sound = Files.writeString(directory.resolve("sound.conf"), instance("")).toString();
        for (int round = 0; round < ROUNDS; round++) {
            for (String surroundings : SURROUNDINGS) {
                String secret = secret(random);
                String text = surroundings.replace("%s", secret);
                Path file = Files.writeString(directory.resolve("k.conf"), text);
                for (String output : outputs(file, sound)) {
                    // 8 bytes are what is used of a longer one.
                    String shown = secret.substring(0, Math.min(8, secret.length()));
                    assertFalse(
                            output.contains(shown),
                            () -> "seed " + seed + ":\n" + text + "\n" + output);
                }
            }
        }
    }

    @Test
    void whatIsWrongIsStillSaid() throws IOException {
        Path file = Files.writeString(directory.resolve("k.conf"), SURROUNDINGS.get(13));
        String said = run("check", "--language", "en", file.toString());
        assertTrue(said.contains("unknown keyword 'auth_pas' in authentication"), said);
        assertTrue(said.contains("did you mean: auth_pass"), said);
    }

    @Test
    void fmtKeepsIt() throws IOException {
        Path file = directory.resolve("k.conf");
        Files.writeString(file, SURROUNDINGS.getFirst().replace("%s", "k33p-me"));
        run("fmt", file.toString());
        assertTrue(Files.readString(file).contains("        auth_pass k33p-me\n"));
    }

    private static List<String> outputs(Path file, String sound) {
        Loaded loaded = ConfigLoader.load(file, new DiskReader());
        String name = file.toString();
        var outputs = new ArrayList<String>();
        outputs.add(ProblemRenderer.render(loaded.problems()));
        outputs.add(loaded.asRead().toString());
        outputs.add(ProblemRenderer.render(loaded.asSeen().problems()));
        outputs.add(judged(loaded));
        for (String format : List.of("text", "json", "sarif")) {
            outputs.add(run("check", "--format", format, name));
            outputs.add(run("check", "--format", format, "--pair", name, sound));
        }
        outputs.add(run("check", "--language", "zh", name));
        outputs.add(run("fmt", "--check", name));
        return outputs;
    }

    private static String judged(Loaded loaded) {
        var machine = CorpusMachine.plain();
        var book = Optional.of(ScriptBook.of(loaded.asSeen().asRead(), machine));
        return ProblemRenderer.render(Verdict.of(loaded, book, machine).problems());
    }

    private static String run(String... words) {
        var out = new StringWriter();
        Tool.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(words);
        return out.toString();
    }

    private static String instance(String lines) {
        return """
        vrrp_instance VI_1 {
            interface eth0
            virtual_router_id 51
        %s
            virtual_ipaddress {
                192.0.2.10/24
            }
        }
        """
                .formatted(lines.replace("%", "%%"))
                .replace("%%", "%");
    }

    private static String block(String lines) {
        return instance("authentication {\n" + lines + "\n}");
    }

    /** Letters and digits that stand nowhere else, as long as passwords are and longer. */
    private static String secret(Random random) {
        var secret = new StringBuilder("zq");
        int length = 5 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            secret.append((char) ((random.nextBoolean() ? 'a' : 'A') + random.nextInt(26)));
        }
        return secret.toString();
    }
}
