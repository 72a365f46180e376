import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A thousand virtual servers with four real servers each: from exec to the last command of the full
 * table, and from SIGHUP to the one command of a changed line. Commands are written, not done.
 */
record BalanceMeasure(Lab lab, boolean quick) {

    private static final int VIRTUAL_SERVERS = 1000;
    private static final int REAL_SERVERS = 4;
    private static final int PORT = 8000;
    private static final int NO_MORTAL = 8001;
    private static final String LAST_ADDED = "-r 127.1.15.250:8000";
    private static final String ANY = "ipvsadm -";

    /** Of one run: seconds, and what the last one asked of the kernel. */
    private record Once(double start, double startCpu, double reload, double reloadCpu, int asked) {}

    void run(List<Contestant> contestants, Report report) throws IOException, InterruptedException {
        int runs = quick ? 3 : 10;
        report.section(
                "Balance",
                ("%,d virtual servers with %d real servers each that answer, a dry run as in \"Checks\","
                                + " in turns, %d runs each; medians in seconds. Start: from exec to the last command"
                                + " of the full table. Reload: from SIGHUP to the one command of a changed line."
                                + " Processor time is that of all processes of the daemon, until a second later."
                                + " What the kernel needs for the commands is left out on both sides; bar: no"
                                + " slower than keepalived, with a table in the kernel (`bench/balance.py`).")
                        .formatted(VIRTUAL_SERVERS, REAL_SERVERS, runs));
        List<List<Once>> all = new ArrayList<>();
        for (Contestant _ : contestants) all.add(new ArrayList<>());
        Process servers = Servers.start(lab, PORT, NO_MORTAL, NO_MORTAL - 1);
        try (var answers = new BufferedReader(new InputStreamReader(servers.getInputStream()))) {
            answers.readLine();
            for (int run = 0; run < runs; run++) {
                for (int i = 0; i < contestants.size(); i++) {
                    var dryRun = new DryRun(lab, contestants.get(i));
                    if (dryRun.isPossible()) all.get(i).add(once(contestants.get(i), dryRun));
                }
            }
        } finally {
            servers.destroy();
            servers.waitFor();
        }
        report.tableHead();
        report.row("start to full table", medians(all, Once::start));
        report.row("processor time of it", medians(all, Once::startCpu));
        report.row("reload of one line", medians(all, Once::reload));
        report.row("processor time of it", medians(all, Once::reloadCpu));
        report.row("commands of the reload", medians(all, Once::asked));
    }

    private static List<Double> medians(List<List<Once>> all, ToDoubleFunction<Once> value) {
        List<Double> medians = new ArrayList<>();
        for (List<Once> runs : all) {
            var samples = new Samples();
            samples.addAll(runs.stream().mapToDouble(value).boxed().toList());
            medians.add(samples.median());
        }
        return medians;
    }

    private Once once(Contestant contestant, DryRun dryRun)
            throws IOException, InterruptedException {
        var daemon =
                new Daemon(
                        lab, Lab.NODE_A, contestant, configuration(1), dryRun.environment());
        long started = daemon.startedNanos();
        await(daemon, LAST_ADDED, 1);
        double start = Machine.nowNanos() - started;
        Thread.sleep(1000);
        double startCpu = daemon.processorSeconds();
        Thread.sleep(2000);
        int before = count(daemon, ANY);
        double cpu = daemon.processorSeconds();
        long signalled = Machine.nowNanos();
        daemon.reload(configuration(2));
        await(daemon, ANY, before + 1);
        double reload = Machine.nowNanos() - signalled;
        Thread.sleep(1000);
        var result =
                new Once(
                        start / 1e9,
                        startCpu,
                        reload / 1e9,
                        daemon.processorSeconds() - cpu,
                        count(daemon, ANY) - before);
        daemon.stop();
        return result;
    }

    private static void await(Daemon daemon, String what, int wanted)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (count(daemon, what) < wanted) {
            if (System.nanoTime() > end) throw new IOException("not in time; " + daemon);
            Thread.sleep(5);
        }
    }

    private static int count(Daemon daemon, String what) throws IOException {
        int count = 0;
        for (String line : Files.readAllLines(daemon.log())) if (line.contains(what)) count++;
        return count;
    }

    private static String configuration(int weight) {
        var text = new StringBuilder("global_defs {\n    router_id bench\n}\n");
        for (int v = 0; v < VIRTUAL_SERVERS; v++) {
            text.append("virtual_server 10.79.").append(v / 250).append('.').append(v % 250 + 1);
            text.append(" 80 {\n    delay_loop 60\n    lb_algo rr\n    lb_kind NAT\n");
            text.append("    protocol TCP\n");
            for (int r = 0; r < REAL_SERVERS; r++) {
                int k = v * REAL_SERVERS + r;
                text.append("    real_server 127.1.").append(k / 250).append('.');
                text.append(k % 250 + 1).append(' ').append(PORT).append(" {\n        weight ");
                text.append(k == 1 ? weight : 1).append("\n        TCP_CHECK {\n");
                text.append("            connect_timeout 5\n        }\n    }\n");
            }
            text.append("}\n");
        }
        return text.toString();
    }
}
