import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From the exec of the program to its first advert, with priority 255, so without any wait. */
record StartMeasure(Lab lab, boolean quick) {

    void run(List<Contestant> contestants, Report report) throws IOException, InterruptedException {
        int runs = quick ? 10 : 50;
        List<Samples> all = new ArrayList<>();
        for (Contestant _ : contestants) all.add(new Samples());
        try (Capture capture = new Capture(lab, "ip proto 112")) {
            for (int run = -1; run < runs; run++) {
                for (int i = 0; i < contestants.size(); i++) {
                    double millis = once(contestants.get(i), capture);
                    if (run >= 0) all.get(i).add(millis);
                }
            }
        }
        report.section(
                "Start",
                "Milliseconds from exec to the first advert at the observer, priority 255, files in the page"
                        + " cache, "
                        + runs
                        + " starts each. Bar: 250.");
        report.tableHead();
        report.row("median", all.stream().map(Samples::median).toList());
        report.row("fastest", all.stream().map(Samples::min).toList());
        report.row("slowest", all.stream().map(Samples::max).toList());
    }

    private double once(Contestant contestant, Capture capture)
            throws IOException, InterruptedException {
        capture.forget();
        var instance = new Contestant.Instance(3, "1", 255);
        var daemon = new Daemon(lab, Lab.NODE_A, contestant, contestant.configuration(1, instance));
        long started = daemon.startedNanos();
        Frame first =
                capture.await(started, Duration.ofSeconds(10), f -> f.isAdvertOf(Lab.NODE_A))
                        .orElseThrow(() -> new IOException("no advert; " + daemon));
        Thread.sleep(300);
        daemon.stop();
        return (first.nanos() - started) / 1e6;
    }
}
