import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What all processes of a daemon hold, five seconds after the start. */
record MemoryMeasure(Lab lab, boolean quick) {

    private static final List<String> FIELDS = List.of("Pss:", "Rss:", "Private_Dirty:");

    void run(List<Contestant> contestants, Report report) throws IOException, InterruptedException {
        report.section(
                "Memory",
                "MB (of 2^20 bytes) of all processes of the daemon, five seconds after the start, adverts every"
                        + " second. Bar: 50 MB PSS with one instance.");
        report.tableHead();
        for (int instances : new int[] {1, 100}) {
            List<double[]> all = new ArrayList<>();
            for (Contestant contestant : contestants) all.add(once(contestant, instances));
            for (int field = 0; field < FIELDS.size(); field++) {
                int column = field;
                String name = FIELDS.get(field).replace(":", "").replace('_', ' ');
                report.row(
                        name + ", instances: " + instances,
                        all.stream().map(values -> values[column]).toList());
            }
            report.row("processes", all.stream().map(values -> values[FIELDS.size()]).toList());
        }
    }

    private double[] once(Contestant contestant, int instances)
            throws IOException, InterruptedException {
        var instance = new Contestant.Instance(3, "1", 200);
        var text = contestant.configuration(instances, instance);
        var daemon = new Daemon(lab, Lab.NODE_A, contestant, text);
        Thread.sleep(5000);
        double[] sums = new double[FIELDS.size() + 1];
        for (long pid : daemon.pids()) {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
                String[] words = line.split(" +");
                int field = FIELDS.indexOf(words[0]);
                if (field >= 0) sums[field] += Double.parseDouble(words[1]) / 1024;
            }
            sums[FIELDS.size()]++;
        }
        daemon.stop();
        return sums;
    }
}
