package io.regent.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.KeywordGuide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs Jazzer on each target for {@code -Dregent.fuzz.seconds}. What it learns on the way stays in
 * {@code target/fuzz}, so that the next run begins where this one ended.
 *
 * <p>An input that is answered wrongly is named by the failure: copy it to the seeds of its target,
 * where {@link FuzzSeedTest} runs it ever after.
 */
@Tag("fuzz")
class FuzzTest {

    /** A single input may take so long, with instrumented code on a busy machine. */
    private static final int INPUT_SECONDS = 20;

    private static final int HEAP_MEGABYTES = 256;
    private static final int SECONDS = Integer.getInteger("regent.fuzz.seconds", 1);
    private static final Path WORK =
            Path.of(System.getProperty("regent.checkout", "."), "target/fuzz");
    private static final Pattern RUNS = Pattern.compile("stat::number_of_executed_units: (\\d+)");

    /** As many at a time as the smallest machine has processors. */
    private static final Semaphore PROCESSORS = new Semaphore(2);

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void noInputIsAnsweredWrongly(FuzzTarget target) throws IOException, InterruptedException {
        String name = target.name().toLowerCase(Locale.ROOT);
        Path learned = Files.createDirectories(WORK.resolve(name));
        Path log = WORK.resolve(name + ".log");
        int status = run(command(target, learned, name), log);
        String output = Files.readString(log);
        assertEquals(0, status, () -> name + ": see " + log + "\n" + tail(output));
        Matcher runs = RUNS.matcher(output);
        assertTrue(runs.find(), () -> tail(output));
        System.out.println(name + ": " + runs.group(1) + " inputs");
        // More than the seeds, and coverage was seen.
        assertTrue(Long.parseLong(runs.group(1)) > target.seedFiles().size(), () -> tail(output));
        assertTrue(output.contains(" cov: "), () -> tail(output));
    }

    private static int run(List<String> command, Path log)
            throws IOException, InterruptedException {
        PROCESSORS.acquire();
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
        } finally {
            PROCESSORS.release();
        }
    }

    private static List<String> command(FuzzTarget target, Path learned, String name)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of("-ea", "-XX:+UseSerialGC"));
        // What runs for seconds is over before better code would pay.
        if (SECONDS < 10) command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("-Xmx" + HEAP_MEGABYTES + "m", "-Xss1m", "-XX:-UsePerfData"));
        command.add("-XX:+EnableDynamicAgentLoading");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("com.code_intelligence.jazzer.Jazzer");
        command.add("--target_class=" + target.className());
        command.add("--instrumentation_includes=io.regent.**");
        command.add("--custom_hook_includes=io.regent.**");
        command.add("--reproducer_path=" + WORK);
        command.add("-artifact_prefix=" + WORK + "/" + name + "-");
        command.add("-max_total_time=" + SECONDS);
        command.add("-timeout=" + INPUT_SECONDS);
        command.add("-max_len=" + target.maxBytes());
        command.add("-print_final_stats=1");
        command.add("-dict=" + dictionary(name));
        command.add(learned.toString());
        command.add(target.seeds().toString());
        return command;
    }

    /** The words of the language: a fuzzer would find them slowly. */
    private static Path dictionary(String target) throws IOException {
        var lines = new StringBuilder();
        for (String name : KeywordGuide.names()) lines.append('"').append(name).append("\"\n");
        for (String word : List.of("~SEQ(", "~LST(", "${_", "include ", "@^", "weight ", "{ }"))
            lines.append('"').append(word).append("\"\n");
        return Files.writeString(WORK.resolve(target + ".dict"), lines);
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 3000));
    }
}
