import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ten thousand TCP checks a second in the companion, adverts every 10 ms in the same daemon. Where
 * the kernel has no IPVS, Regent makes a dry run, and keepalived is told by a library of ours that
 * all of its commands succeed (ipvs-answers.c), which needs a C compiler; see balance.py for the
 * table itself.
 */
record ChecksMeasure(Lab lab, boolean quick) {

    private static final int VIRTUAL_SERVERS = 2500;
    private static final int REAL_SERVERS = 4;
    private static final int INTERVAL_MILLIS = 1000;
    private static final int PORT = 8000;
    private static final int FIRST_MORTAL = 8001;
    private static final double MICROS_PER_TICK = 1e6 / Machine.TICKS_PER_SECOND;
    private static final String ADVERT_INTERVAL = "0.01";
    private static final double MISSED_MILLIS = 20;

    void run(List<Contestant> contestants, Report report) throws IOException, InterruptedException {
        int seconds = quick ? 10 : 60;
        int mortals = quick ? 5 : 20;
        report.section(
                "Checks",
                ("%,d TCP checks a second of servers on the loopback device, one instance with"
                                + " adverts every 10 ms beside them, %d s. Neither changes a table: Regent makes a"
                                + " dry run, and keepalived, which makes no check where the kernel has no IPVS,"
                                + " runs with a library (`bench/ipvs-answers.c`) that answers its questions about"
                                + " IPVS and says that each command succeeded; both write each command to their log."
                                + " The servers and the capture run on the same processors. Lateness is taken from"
                                + " the kernel's timestamps of SYN frames: how much later than its earliest phase"
                                + " each address is tried; keepalived counts its interval from the end of a check, so"
                                + " its phases drift and its checks are fewer. Bars: lateness p99 50 ms, no advert"
                                + " missed, processor time per check no more than keepalived's, a dead server out"
                                + " within 10 ms beyond its retry rules.")
                        .formatted(VIRTUAL_SERVERS * REAL_SERVERS, seconds));
        List<Map<String, Double>> results = new ArrayList<>();
        try (Capture capture = new Capture(lab, "ip proto 112")) {
            for (Contestant contestant : contestants) {
                results.add(
                        new DryRun(lab, contestant).isPossible()
                                ? measured(contestant, capture, seconds, mortals)
                                : Map.of());
            }
        }
        report.paragraph("Load average after the windows: " + Machine.load() + ".");
        report.tableHead();
        for (String what : results.getFirst().keySet()) {
            report.row(
                    what,
                    results.stream().map(each -> each.getOrDefault(what, Double.NaN)).toList());
        }
    }

    private Map<String, Double> measured(
            Contestant contestant, Capture capture, int seconds, int mortals)
            throws IOException, InterruptedException {
        Map<String, Double> rows = new LinkedHashMap<>();
        List<Double> quiet = quietGaps(contestant, capture, seconds);
        busy(contestant, capture, seconds, mortals, rows);
        gapRows("without virtual servers", quiet, rows);
        return rows;
    }

    private List<Double> quietGaps(Contestant contestant, Capture capture, int seconds)
            throws IOException, InterruptedException {
        var daemon = new Daemon(lab, Lab.NODE_A, contestant, instance(contestant));
        List<Double> gaps = gaps(capture, daemon, seconds);
        daemon.stop();
        return gaps;
    }

    private void busy(
            Contestant contestant,
            Capture capture,
            int seconds,
            int mortals,
            Map<String, Double> rows)
            throws IOException, InterruptedException {
        Process servers = Servers.start(lab, PORT, FIRST_MORTAL, FIRST_MORTAL + mortals - 1);
        try (var answers = new BufferedReader(new InputStreamReader(servers.getInputStream()))) {
            answers.readLine();
            var daemon = new Daemon(
                    lab,
                    Lab.NODE_A,
                    contestant,
                    configuration(contestant, mortals),
                    new DryRun(lab, contestant).environment());
            Path log = daemon.log();
            Thread.sleep(10_000);
            long companion = Long.parseLong(
                    Files.readString(lab.directory().resolve("node1.checkers.pid")).strip());
            Attempts attempts = new Attempts(lab, Lab.NODE_A, PORT);
            double before = Machine.ticksOf(companion);
            long since = System.nanoTime();
            List<Double> busy = gaps(capture, daemon, seconds);
            double micros = (Machine.ticksOf(companion) - before) * MICROS_PER_TICK;
            double window = (System.nanoTime() - since) / 1e9;
            Samples late = attempts.lateness(INTERVAL_MILLIS);
            int count = late.count();
            rows.put("checks a second", count / window);
            rows.put("processor time of the checking process per check, µs", micros / count);
            rows.put("lateness p50, ms", late.median());
            rows.put("lateness p99, ms", late.percentile(99));
            rows.put("lateness max, ms", late.max());
            rows.put(
                    "its descriptors",
                    (double) Path.of("/proc/" + companion + "/fd").toFile().list().length);
            rows.put("its resident memory, MB", rss(companion));

            var detection = new Samples();
            for (int port = FIRST_MORTAL; port < FIRST_MORTAL + mortals; port++) {
                long last = Long.parseLong(ask(servers, answers, "die " + port));
                long gone = awaitRemovals(log, ":" + port, 1);
                detection.add((gone - last) / 1e6 - INTERVAL_MILLIS);
            }
            capture.forget();
            long closed = Long.parseLong(ask(servers, answers, "close " + PORT));
            long allGone = awaitRemovals(log, ":" + PORT, VIRTUAL_SERVERS * REAL_SERVERS);
            List<Double> storm = gapsSoFar(capture);
            daemon.stop();
            rows.put("dead server out, beyond its next check, p50, ms", detection.median());
            rows.put("dead server out, max of " + mortals + ", ms", detection.max());
            rows.put("all servers die: until the last is out, ms", (allGone - closed) / 1e6);
            gapRows("while it checks", busy, rows);
            gapRows("while all servers die", storm, rows);
        } finally {
            servers.destroy();
            servers.waitFor();
        }
    }

    private static void gapRows(String when, List<Double> gaps, Map<String, Double> rows) {
        var samples = new Samples();
        samples.addAll(gaps);
        long missed = gaps.stream().filter(gap -> gap >= MISSED_MILLIS).count();
        rows.put("adverts " + when, (double) gaps.size());
        rows.put("gap " + when + " p99.9, ms", samples.percentile(99.9));
        rows.put("gap " + when + " max, ms", samples.max());
        rows.put("gaps of two intervals and more " + when, (double) missed);
    }

    private static String ask(Process servers, BufferedReader answers, String question)
            throws IOException {
        servers.getOutputStream().write((question + "\n").getBytes());
        servers.getOutputStream().flush();
        String answer = answers.readLine();
        if (answer == null) throw new IOException("the servers are gone: " + question);
        return answer;
    }

    private List<Double> gaps(Capture capture, Daemon daemon, int seconds)
            throws IOException, InterruptedException {
        capture.forget();
        capture.await(0, Duration.ofSeconds(15), frame -> frame.isAdvertOf(Lab.NODE_A))
                .orElseThrow(() -> new IOException("no advert; " + daemon));
        Thread.sleep(2000);
        capture.forget();
        Thread.sleep(1000L * seconds + 100);
        return gapsSoFar(capture);
    }

    private static List<Double> gapsSoFar(Capture capture) {
        List<Double> gaps = new ArrayList<>();
        long last = 0;
        for (Frame frame : capture.frames()) {
            if (!frame.isAdvertOf(Lab.NODE_A)) continue;
            if (last != 0) gaps.add((frame.nanos() - last) / 1e6);
            last = frame.nanos();
        }
        return gaps;
    }

    /** When so many destinations with this port have been taken out, by {@link System#nanoTime}. */
    private static long awaitRemovals(Path log, String port, int count)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (var lines = Files.newBufferedReader(log)) {
            int found = 0;
            var line = new StringBuilder();
            while (System.nanoTime() < end) {
                int next = lines.read();
                if (next < 0) Thread.sleep(1);
                else if (next != '\n') line.append((char) next);
                else {
                    boolean isIt =
                            line.indexOf("ipvsadm -d") >= 0 && line.toString().endsWith(port);
                    if (isIt && ++found == count) return System.nanoTime();
                    line.setLength(0);
                }
            }
        }
        throw new IOException("not all removals of " + port + " came: " + count);
    }

    private static double rss(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            if (line.startsWith("Rss:")) return Double.parseDouble(line.split(" +")[1]) / 1024;
        }
        throw new IOException("no Rss");
    }

    private static String instance(Contestant contestant) {
        return contestant.configuration(1, new Contestant.Instance(3, ADVERT_INTERVAL, 255));
    }

    private static String configuration(Contestant contestant, int mortals) {
        var text = new StringBuilder(instance(contestant));
        for (int v = 0; v < VIRTUAL_SERVERS; v++) {
            head(text, "10.79." + v / 250 + "." + (v % 250 + 1));
            for (int r = 0; r < REAL_SERVERS; r++) {
                int k = v * REAL_SERVERS + r;
                server(text, "127.1." + k / 250 + "." + (k % 250 + 1), PORT);
            }
            text.append("}\n");
        }
        head(text, "10.80.0.1");
        for (int i = 0; i < mortals; i++) server(text, "127.2.0.1", FIRST_MORTAL + i);
        return text.append("}\n").toString();
    }

    private static void head(StringBuilder text, String address) {
        text.append("virtual_server ").append(address).append(" 80 {\n    delay_loop 1\n");
        text.append("    lb_algo rr\n    lb_kind NAT\n    protocol TCP\n");
    }

    private static void server(StringBuilder text, String address, int port) {
        text.append("    real_server ").append(address).append(' ').append(port).append(" {\n");
        text.append("        TCP_CHECK {\n            connect_timeout 2\n            retry 0\n");
        text.append("        }\n    }\n");
    }
}
