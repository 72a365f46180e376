import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Node A dies while it holds the address: all of its processes are killed and its link goes down.
 * Node B must wait for the protocol's limit; what it needs on top of that is its own.
 */
record TakeoverMeasure(Lab lab, boolean quick) {

    private static final int PRIORITY_B = 100;
    private static final int BLOCK = 10;

    private record Mode(
            String name, int version, String interval, long intervalNanos, int samples) {

        /** RFC 9568 section 6.1; in version 2 the skew does not depend on the interval. */
        double limitMillis() {
            double unit = version == 2 ? 1000 : intervalNanos / 1e6;
            return 3 * intervalNanos / 1e6 + (256 - PRIORITY_B) / 256.0 * unit;
        }
    }

    /** Of one contestant, in milliseconds. */
    private static final class Result {
        final Samples excess = new Samples();
        final Samples service = new Samples();
        final Samples addressToAdvert = new Samples();
        final Samples addressToArp = new Samples();
        int falseTakeovers;
    }

    void run(List<Contestant> contestants, Report report) throws IOException, InterruptedException {
        report.section(
                "Take-over",
                """
                Node A is killed (-9, link down) while it holds the address. Excess: milliseconds from its last
                advert to B's first, minus the protocol's limit of 3 intervals plus skew; it is also how late B
                is against its deadline. Bar: 5 at the 99th percentile for 10 and 100 ms. Service: milliseconds without an answer
                for a client that sends an echo request every 2 ms. Address: milliseconds by which the address was in B's
                kernel before B's first advert and gratuitous ARP, as read by `ip monitor`, so rather more than shown;
                more is not worse.\
                """);
        List<Mode> modes =
                List.of(
                        new Mode("10 ms", 3, "0.01", 10_000_000, quick ? 20 : 200),
                        new Mode("100 ms", 3, "0.1", 100_000_000, quick ? 20 : 200),
                        new Mode("1 s, v2", 2, "1", 1_000_000_000, quick ? 2 : 20));
        for (Mode mode : modes) {
            measure(mode, Burners.Load.IDLE, contestants, report);
            if (mode.version == 3) measure(mode, Burners.Load.NICE, contestants, report);
        }
    }

    private void measure(Mode mode, Burners.Load load, List<Contestant> contestants, Report report)
            throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        for (Contestant _ : contestants) results.add(new Result());
        for (int done = 0; done < mode.samples; done += BLOCK) {
            int samples = Math.min(BLOCK, mode.samples - done);
            for (int i = 0; i < contestants.size(); i++) {
                block(mode, load, contestants.get(i), samples, results.get(i));
            }
        }
        report.paragraph(
                "Adverts every %s, %s; %d deaths each; limit %s ms."
                        .formatted(
                                mode.name, load, mode.samples, Samples.number(mode.limitMillis())));
        report.tableHead();
        report.row("excess p50", results.stream().map(r -> r.excess.median()).toList());
        report.row("excess p99", results.stream().map(r -> r.excess.percentile(99)).toList());
        report.row("excess max", results.stream().map(r -> r.excess.max()).toList());
        report.row("excess min", results.stream().map(r -> r.excess.min()).toList());
        report.row("service p50", results.stream().map(r -> r.service.median()).toList());
        report.row("service p99", results.stream().map(r -> r.service.percentile(99)).toList());
        report.row(
                "address to advert, min",
                results.stream().map(r -> r.addressToAdvert.min()).toList());
        report.row(
                "address to advert, p50",
                results.stream().map(r -> r.addressToAdvert.median()).toList());
        report.row("address to ARP, min", results.stream().map(r -> r.addressToArp.min()).toList());
        report.row(
                "false take-overs", results.stream().map(r -> (double) r.falseTakeovers).toList());
    }

    private void block(
            Mode mode, Burners.Load load, Contestant contestant, int samples, Result result)
            throws IOException, InterruptedException {
        String textA =
                contestant.configuration(
                        1, new Contestant.Instance(mode.version, mode.interval, 255));
        String textB =
                contestant.configuration(
                        1, new Contestant.Instance(mode.version, mode.interval, PRIORITY_B));
        var pace = new Random(samples);
        Process ping = ping();
        try (Capture capture = new Capture(lab, "ip proto 112 or arp or icmp[0] == 0");
                AddressMonitor addresses = new AddressMonitor(lab, Lab.NODE_B);
                Burners _ = new Burners(load)) {
            var b = new Daemon(lab, Lab.NODE_B, contestant, textB);
            for (int sample = 0; sample < samples; sample++) {
                lab.revive(Lab.NODE_A);
                capture.forget();
                var a = new Daemon(lab, Lab.NODE_A, contestant, textA);
                long up = awaitAdvert(capture, a.startedNanos(), Lab.NODE_A, a).nanos();
                long settle = 300 + 4 * mode.intervalNanos / 1_000_000;
                Thread.sleep(settle + pace.nextLong(1 + mode.intervalNanos / 1_000_000));
                long before = now();
                a.crash();
                Frame first = awaitAdvert(capture, before, Lab.NODE_B, b);
                Thread.sleep(100);
                judge(mode, capture.frames(), up, before, first, addresses, result);
            }
            lab.revive(Lab.NODE_A);
            b.stop();
        } finally {
            ping.destroyForcibly();
        }
    }

    private static void judge(
            Mode mode,
            List<Frame> frames,
            long up,
            long before,
            Frame first,
            AddressMonitor addresses,
            Result result) {
        long lastAdvert = 0;
        long lastReply = 0;
        long nextReply = 0;
        long arp = 0;
        int holder = Lab.NODE_A;
        for (Frame frame : frames) {
            boolean early = frame.nanos() < first.nanos();
            boolean fromB = frame.node() == Lab.NODE_B;
            if (early && frame.isAdvertOf(Lab.NODE_A)) lastAdvert = frame.nanos();
            if (frame.kind() == Frame.Kind.ECHO_REPLY) {
                if (!fromB) lastReply = frame.nanos();
                else if (nextReply == 0 && frame.nanos() > before) nextReply = frame.nanos();
            }
            if (frame.kind() == Frame.Kind.GRATUITOUS_ARP
                    && fromB
                    && arp == 0
                    && frame.nanos() > before) arp = frame.nanos();
            // B may still hold the address until A's first advert has reached it.
            boolean settled = frame.nanos() > up + mode.intervalNanos && frame.nanos() < before;
            if (!settled || frame.kind() != Frame.Kind.ADVERT) continue;
            if (fromB && holder == Lab.NODE_A) result.falseTakeovers++;
            holder = frame.node();
        }
        result.excess.add((first.nanos() - lastAdvert) / 1e6 - mode.limitMillis());
        if (lastReply > 0 && nextReply > 0) result.service.add((nextReply - lastReply) / 1e6);
        long added = addresses.firstAfter(before);
        if (added > 0) result.addressToAdvert.add((first.nanos() - added) / 1e6);
        if (added > 0 && arp > 0) result.addressToArp.add((arp - added) / 1e6);
    }

    private Process ping() throws IOException {
        Process ping =
                new ProcessBuilder(
                                lab.inside(
                                        Lab.OBSERVER,
                                        "ping",
                                        "-n",
                                        "-q",
                                        "-i",
                                        "0.002",
                                        Lab.VIRTUAL_ADDRESS))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(ping::destroyForcibly));
        return ping;
    }

    private static Frame awaitAdvert(Capture capture, long after, int node, Daemon daemon)
            throws IOException, InterruptedException {
        return capture.await(after, Duration.ofSeconds(15), frame -> frame.isAdvertOf(node))
                .orElseThrow(() -> new IOException("no advert of node " + node + "; " + daemon));
    }

    private static long now() {
        var instant = java.time.Instant.now();
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
