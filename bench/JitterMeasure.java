import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How evenly a lone node sends, and how many adverts it puts on the wire. */
record JitterMeasure(Lab lab, boolean quick) {

    private record Mode(String name, String interval, int perSecond) {}

    void run(List<Contestant> contestants, Report report) throws IOException, InterruptedException {
        int seconds = quick ? 10 : 60;
        report.section(
                "Adverts",
                "Milliseconds between the adverts of a lone node, and their number in "
                        + seconds
                        + " s. Bar: 6000 in 60 s at 10 ms; 99.9th percentile under full load 10.5 ms.");
        List<Mode> modes = new ArrayList<>();
        modes.add(new Mode("10 ms", "0.01", 100));
        modes.add(new Mode("100 ms", "0.1", 10));
        if (!quick) modes.add(new Mode("1 s", "1", 1));
        for (Mode mode : modes) {
            for (var load : List.of(Burners.Load.IDLE, Burners.Load.FULL)) {
                measure(mode, load, seconds, contestants, report);
            }
        }
    }

    private void measure(
            Mode mode, Burners.Load load, int seconds, List<Contestant> contestants, Report report)
            throws IOException, InterruptedException {
        List<Samples> gaps = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        for (Contestant contestant : contestants) {
            List<Double> millis = gaps(mode, load, seconds, contestant);
            var samples = new Samples();
            samples.addAll(millis);
            gaps.add(samples);
            counts.add((double) millis.size());
        }
        report.paragraph(
                "Adverts every %s, %s; %d are due."
                        .formatted(mode.name, load, seconds * mode.perSecond));
        report.tableHead();
        report.row("adverts", counts);
        report.row("gap p50", gaps.stream().map(Samples::median).toList());
        report.row("gap p99", gaps.stream().map(s -> s.percentile(99)).toList());
        report.row("gap p99.9", gaps.stream().map(s -> s.percentile(99.9)).toList());
        report.row("gap max", gaps.stream().map(Samples::max).toList());
        report.row("gap min", gaps.stream().map(Samples::min).toList());
    }

    /** Between the adverts of a window: as many as there are adverts that begin in it. */
    private List<Double> gaps(Mode mode, Burners.Load load, int seconds, Contestant contestant)
            throws IOException, InterruptedException {
        var text = contestant.configuration(1, new Contestant.Instance(3, mode.interval, 255));
        List<Double> gaps = new ArrayList<>();
        try (Capture capture = new Capture(lab, "ip proto 112");
                Burners _ = new Burners(load)) {
            var daemon = new Daemon(lab, Lab.NODE_A, contestant, text);
            capture.await(0, Duration.ofSeconds(15), frame -> frame.isAdvertOf(Lab.NODE_A))
                    .orElseThrow(() -> new IOException("no advert; " + daemon));
            Thread.sleep(2000);
            capture.forget();
            Thread.sleep(1000L * seconds + 2 * 1000 / mode.perSecond + 100);
            List<Frame> adverts = new ArrayList<>();
            for (Frame frame : capture.frames()) {
                if (frame.isAdvertOf(Lab.NODE_A)) adverts.add(frame);
            }
            // Half an interval less, so that an early or late first advert does not change the count.
            long window = seconds * 1_000_000_000L - 500_000_000L / mode.perSecond;
            long end = adverts.getFirst().nanos() + window;
            for (int i = 1; i < adverts.size() && adverts.get(i - 1).nanos() < end; i++) {
                gaps.add((adverts.get(i).nanos() - adverts.get(i - 1).nanos()) / 1e6);
            }
            daemon.stop();
        }
        return gaps;
    }
}
