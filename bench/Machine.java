import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What one must know of the machine to judge the numbers. */
final class Machine {

    /** Above this share of busy time before the first measure, others are at work. */
    private static final double NOISY_PERCENT = 10;

    static final int TICKS_PER_SECOND = 100;

    private Machine() {}

    static String describe(List<Contestant> contestants) throws IOException, InterruptedException {
        var text = new StringBuilder();
        text.append(LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")));
        text.append(", ").append(Runtime.getRuntime().availableProcessors()).append(" cores of ");
        text.append(field("/proc/cpuinfo", "model name")).append(", ");
        text.append(field("/proc/meminfo", "MemTotal")).append(" memory, Linux ");
        text.append(System.getProperty("os.version")).append(". ");
        for (Contestant contestant : contestants) {
            text.append(contestant).append(": `").append(version(contestant)).append('`');
            if (!contestant.globals().isEmpty())
                text.append(" with `").append(contestant.globals()).append('`');
            text.append(". ");
        }
        text.append("Load average before: ").append(load()).append(". ");
        return text.append(noise()).toString();
    }

    static String afterwards() throws IOException {
        return "Load average afterwards: " + load() + ".";
    }

    private static String noise() throws IOException, InterruptedException {
        long[] before = ticks();
        Thread.sleep(3000);
        long[] after = ticks();
        double total = Math.max(1, after[0] - before[0]);
        double busy = 100 * (after[1] - before[1]) / total;
        double stolen = 100 * (after[2] - before[2]) / total;
        String facts =
                "Busy before the first measure: %s %%, stolen by the hypervisor: %s %%."
                        .formatted(Samples.number(busy), Samples.number(stolen));
        if (busy < NOISY_PERCENT && stolen < 1) return facts;
        return facts + " **The machine was not quiet: tails and ratios are unreliable.**";
    }

    /** All, busy and stolen ticks of all cores since boot, proc_stat(5). */
    private static long[] ticks() throws IOException {
        String[] words = Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +");
        long[] sums = new long[3];
        for (int i = 1; i <= 8; i++) {
            long ticks = Long.parseLong(words[i]);
            sums[0] += ticks;
            if (i != 4 && i != 5) sums[1] += ticks;
            if (i == 8) sums[2] = ticks;
        }
        return sums;
    }

    /** Processor time of a process in user and system mode, proc_stat(5). */
    static double ticksOf(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Double.parseDouble(words[11]) + Double.parseDouble(words[12]);
    }

    /** Since the epoch. */
    static long nowNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    static String load() throws IOException {
        String text = Files.readString(Path.of("/proc/loadavg"));
        return text.substring(0, text.indexOf(' ', text.indexOf(' ', text.indexOf(' ') + 1) + 1));
    }

    private static String field(String file, String name) throws IOException {
        for (String line : Files.readAllLines(Path.of(file))) {
            if (line.startsWith(name)) return line.substring(line.indexOf(':') + 1).strip();
        }
        return "unknown";
    }

    private static String version(Contestant contestant) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(contestant.program().toString(), "-v")
                        .redirectErrorStream(true)
                        .start();
        String text = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return text.lines().findFirst().orElse("unknown");
    }
}
