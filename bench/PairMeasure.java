import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether a pair at 10 ms keeps its roles while every core is busy. */
record PairMeasure(Lab lab, boolean quick) {

    void run(List<Contestant> contestants, Report report) throws IOException, InterruptedException {
        int seconds = quick ? 10 : 60;
        List<Double> takeovers = new ArrayList<>();
        List<Double> silences = new ArrayList<>();
        for (Contestant contestant : contestants) {
            List<Frame> adverts = watch(contestant, seconds);
            takeovers.add((double) takeovers(adverts));
            silences.add(longestSilence(adverts));
        }
        report.section(
                "False take-overs",
                "A pair with adverts every 10 ms, all cores busy for "
                        + seconds
                        + " s: how often the backup took over from a living master, and the longest silence on the"
                        + " wire in milliseconds. Bar: 0.");
        report.tableHead();
        report.row("false take-overs", takeovers);
        report.row("longest silence", silences);
    }

    private List<Frame> watch(Contestant contestant, int seconds)
            throws IOException, InterruptedException {
        var textA = contestant.configuration(1, new Contestant.Instance(3, "0.01", 255));
        var textB = contestant.configuration(1, new Contestant.Instance(3, "0.01", 100));
        try (Capture capture = new Capture(lab, "ip proto 112")) {
            var a = new Daemon(lab, Lab.NODE_A, contestant, textA);
            capture.await(0, Duration.ofSeconds(15), frame -> frame.isAdvertOf(Lab.NODE_A))
                    .orElseThrow(() -> new IOException("no advert; " + a));
            var b = new Daemon(lab, Lab.NODE_B, contestant, textB);
            Thread.sleep(2000);
            capture.forget();
            try (Burners _ = new Burners(Burners.Load.FULL)) {
                Thread.sleep(1000L * seconds);
            }
            List<Frame> adverts = new ArrayList<>();
            for (Frame frame : capture.frames()) {
                if (frame.kind() == Frame.Kind.ADVERT) adverts.add(frame);
            }
            b.stop();
            a.stop();
            return adverts;
        }
    }

    /** An unbroken row of adverts of B counts once. */
    private static int takeovers(List<Frame> adverts) {
        int count = 0;
        int holder = Lab.NODE_A;
        for (Frame advert : adverts) {
            if (advert.node() == Lab.NODE_B && holder == Lab.NODE_A) count++;
            holder = advert.node();
        }
        return count;
    }

    private static double longestSilence(List<Frame> adverts) {
        double longest = 0;
        for (int i = 1; i < adverts.size(); i++) {
            double millis = (adverts.get(i).nanos() - adverts.get(i - 1).nanos()) / 1e6;
            longest = Math.max(longest, millis);
        }
        return longest;
    }
}
