import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Regent and keepalived on the same work in the same run. Start it with {@code bench/run}.
 *
 * <p>Each measure lets the contestants take turns, so that a busy moment of the machine meets all
 * of them. All times between frames are differences of kernel timestamps at the observer.
 */
final class Bench {

    private static final String HELP =
            """
            Usage: sudo bench/run [--quick] [--write] [--only NAME,...] [--regent FILE] [--keepalived FILE]
              --quick       few samples, short windows: a first look in some minutes
              --only        of: check memory start takeover jitter pair checks balance
              --write       put the result into docs/benchmarks.md; with --only, only these sections
              --regent      the program to measure, default target/regent/bin/keepalived
              --keepalived  the program to compare with, default /usr/sbin/keepalived
            """;

    private static final List<String> MEASURES =
            List.of("check", "memory", "start", "takeover", "jitter", "pair", "checks", "balance");

    public static void main(String[] arguments) throws Exception {
        boolean quick = false;
        boolean write = false;
        List<String> only = MEASURES;
        Path regent = Path.of("target/regent/bin/keepalived");
        Path keepalived = Path.of("/usr/sbin/keepalived");
        for (int i = 0; i < arguments.length; i++) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--write" -> write = true;
                case "--only" -> only = List.of(value.split(","));
                case "--regent" -> regent = Path.of(value);
                case "--keepalived" -> keepalived = Path.of(value);
                default -> {
                    System.err.print(HELP);
                    System.exit(arguments[i].equals("--help") ? 0 : 1);
                }
            }
            if (!value.isEmpty()
                    && !arguments[i].equals("--quick")
                    && !arguments[i].equals("--write")) i++;
        }
        if (!MEASURES.containsAll(only)) throw new IllegalArgumentException("--only " + only);
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new Contestant("Regent", regent.toAbsolutePath(), ""));
        contestants.add(new Contestant("keepalived", keepalived.toAbsolutePath(), ""));
        contestants.add(
                new Contestant(
                        "keepalived RT", keepalived.toAbsolutePath(), "vrrp_rt_priority 50"));
        Report report = run(contestants, only, quick);
        if (!write) return;
        Path document = Path.of("docs/benchmarks.md");
        boolean isAll = only.containsAll(MEASURES);
        Files.writeString(
                document,
                isAll ? report.document() : report.replacedIn(Files.readString(document)));
    }

    private static Report run(List<Contestant> contestants, List<String> only, boolean quick)
            throws IOException, InterruptedException {
        Report report = new Report(contestants);
        report.machine(Machine.describe(contestants), quick);
        try (Lab lab = new Lab()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(lab)));
            for (String measure : only) {
                switch (measure) {
                    case "check" -> new CheckMeasure(lab, quick).run(contestants, report);
                    case "memory" -> new MemoryMeasure(lab, quick).run(contestants, report);
                    case "start" -> new StartMeasure(lab, quick).run(contestants, report);
                    case "takeover" -> new TakeoverMeasure(lab, quick).run(contestants, report);
                    case "jitter" -> new JitterMeasure(lab, quick).run(contestants, report);
                    case "pair" -> new PairMeasure(lab, quick).run(contestants, report);
                    case "checks" -> new ChecksMeasure(lab, quick).run(contestants, report);
                    case "balance" -> new BalanceMeasure(lab, quick).run(contestants, report);
                    default -> throw new AssertionError(measure);
                }
            }
        }
        report.paragraph(Machine.afterwards());
        return report;
    }

    /** Ctrl-C must not leave namespaces behind; after a normal end there is nothing to do. */
    private static void closeQuietly(Lab lab) {
        try {
            lab.close();
        } catch (IOException | InterruptedException e) {
            System.err.println("bench: " + e.getMessage());
        }
    }
}
