import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code -t}: how long the test of a configuration takes, and how much memory at its peak. */
record CheckMeasure(Lab lab, boolean quick) {

    private static final int REAL_SERVERS = 4;
    private static final int LIMIT_SECONDS = 60;
    private static final int TIMED_OUT = 124;

    /** What one file took, by contestant. */
    private record Taken(Samples wallMillis, Samples processorMillis, Samples peakMegabytes) {
        Taken() {
            this(new Samples(), new Samples(), new Samples());
        }
    }

    private record File(String name, String text) {}

    void run(List<Contestant> contestants, Report report) throws IOException, InterruptedException {
        int runs = quick ? 5 : 20;
        report.section(
                "Check",
                "`-t`: milliseconds from exec to exit, of the processors in user and system mode, and MB (of 2^20"
                        + " bytes) of resident memory at the peak; "
                        + runs
                        + " runs each. Bars: 150 ms for the small file; for 10,000 virtual servers twice the time"
                        + " of keepalived, and 150 MB.");
        // The third contestant is the second with another setting, which -t does not use.
        List<Contestant> two = contestants.subList(0, 2);
        var thousand = new ArrayList<Double>();
        var tenThousand = new ArrayList<Double>();
        for (File file : files(contestants.getFirst())) {
            List<Taken> all = measure(two, file, runs);
            report.paragraph(file.name() + ", " + file.text().length() / 1000.0 + " kB.");
            report.tableHead();
            row("time p50", all.stream().map(taken -> taken.wallMillis().median()), report);
            row("time p90", all.stream().map(taken -> taken.wallMillis().percentile(90)), report);
            row("time max", all.stream().map(taken -> taken.wallMillis().max()), report);
            row("processor p50", all.stream().map(taken -> taken.processorMillis().median()), report);
            row("processor max", all.stream().map(taken -> taken.processorMillis().max()), report);
            row("peak memory", all.stream().map(taken -> taken.peakMegabytes().max()), report);
            var medians = all.stream().map(taken -> taken.processorMillis().median()).toList();
            if (file.name().startsWith("1,000 ")) thousand.addAll(medians);
            if (file.name().startsWith("10,000 ")) tenThousand.addAll(medians);
        }
        report.paragraph("Ten times the virtual servers: processor time of 10,000 by that of 1,000.");
        report.tableHead();
        var factors = new ArrayList<Double>();
        for (int i = 0; i < two.size(); i++) factors.add(tenThousand.get(i) / thousand.get(i));
        row("factor", factors.stream(), report);
    }

    private static void row(String what, java.util.stream.Stream<Double> two, Report report) {
        var values = new ArrayList<>(two.toList());
        values.add(Double.NaN);
        report.row(what, values);
    }

    private List<Taken> measure(List<Contestant> contestants, File file, int runs)
            throws IOException, InterruptedException {
        Path path = Files.writeString(lab.directory().resolve("check.conf"), file.text());
        List<Taken> all = new ArrayList<>();
        for (Contestant _ : contestants) all.add(new Taken());
        for (int run = -1; run < runs; run++) {
            for (int i = 0; i < contestants.size(); i++) {
                Taken taken = run < 0 ? new Taken() : all.get(i);
                once(contestants.get(i), path, taken);
            }
        }
        return all;
    }

    /** GNU time tells what the kernel counted for the process and its children. */
    private void once(Contestant contestant, Path file, Taken taken)
            throws IOException, InterruptedException {
        Path counted = lab.directory().resolve("check.time");
        Path log = lab.directory().resolve("check.log");
        String program = contestant.program().toString();
        List<String> command =
                lab.inside(
                        Lab.NODE_A,
                        "/usr/bin/time",
                        "--quiet",
                        "-f",
                        "%e %U %S %M",
                        "-o",
                        counted.toString(),
                        program);
        command.addAll(List.of("-t", "-f", file.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        long start = System.nanoTime();
        Process process = builder.redirectOutput(log.toFile()).start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        double millis = (System.nanoTime() - start) / 1e6;
        if (!ended) process.destroyForcibly().waitFor();
        int status = ended ? process.exitValue() : TIMED_OUT;
        if (status != 0) throw new IOException(program + ": " + status + ", see " + log);
        String[] words = Files.readString(counted).strip().split(" ");
        taken.wallMillis().add(millis);
        taken.processorMillis()
                .add((Double.parseDouble(words[1]) + Double.parseDouble(words[2])) * 1000);
        taken.peakMegabytes().add(Double.parseDouble(words[3]) / 1024);
    }

    private static List<File> files(Contestant contestant) {
        var backup = new Contestant.Instance(2, "1", 100);
        return List.of(
                new File("Small: one instance", contestant.configuration(1, backup)),
                new File("Medium: 20 instances", contestant.configuration(20, backup)),
                new File("1,000 virtual servers", virtualServers(1_000)),
                new File("10,000 virtual servers", virtualServers(10_000)));
    }

    /** Each with four real servers and a check for each of them. */
    private static String virtualServers(int count) {
        var text = new StringBuilder(count * 600);
        for (int i = 0; i < count; i++) {
            text.append("virtual_server 10.").append(i >> 14).append('.').append(i >> 7 & 127);
            text.append('.').append(i & 127).append(" 80 {\n    delay_loop 6\n    lb_algo rr\n");
            text.append("    lb_kind NAT\n    protocol TCP\n");
            for (int server = 0; server < REAL_SERVERS; server++) {
                text.append("    real_server 192.168.").append(i >> 6 & 255).append('.');
                text.append((i & 63) * REAL_SERVERS + server);
                text.append(" 80 {\n        weight 1\n        TCP_CHECK {\n");
                text.append("            connect_timeout 3\n        }\n    }\n");
            }
            text.append("}\n");
        }
        return text.toString();
    }
}
