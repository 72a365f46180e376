package io.regent.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Daemon;
import io.regent.lab.Daemon.Program;
import io.regent.lab.Forwarding;
import io.regent.lab.Host;
import io.regent.lab.Lab;
import io.regent.lab.LvsLab;
import io.regent.lab.OddServers;
import io.regent.lab.OddServers.Heard;
import io.regent.testkernel.IpvsTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;

/**
 * keepalived and Regent check the same servers at the same time, servers that behave in every way
 * there is, and come to the same verdicts in the same words. One boot, one configuration, one wait:
 * seconds are dear in an emulated kernel.
 */
final class CheckersBesideKeepalivedTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SERVERS = "real1";
    private static final String SERVER = "10.81.0.11:";

    /** What a log says of a verdict, but not why; monitoring looks for such lines. */
    private static final Pattern VERDICT =
            Pattern.compile(
                    " VS | success\\.| succeed on service\\.| on service \\S+ .*failed"
                            + "|SMTP_CHECK .* server \\[|DNS_CHECK \\(|tracked file .* FAULT state"
                            + "|no longer exist|Removing Virtual Server");

    /**
     * What is no verdict: how many servers have weight by now is a matter of moments, and what a
     * page says of its length is none.
     */
    private static final Pattern OTHER = Pattern.compile("quorum |does not match received");

    /** Not the server by {@code reverse}, which 2.2.7 does not know at a start. */
    private static boolean isKnownAtTheStart(String server) {
        return !server.contains(":8003 ");
    }

    /** A director and its daemon. */
    private static final class Side {
        final LvsLab lab;
        final Program program;
        final String director;
        final String address;
        final String near;
        final Path folder;
        final Daemon daemon;

        /**
         * @param number of the director
         */
        Side(LvsLab lab, Program program, int number, String config) {
            this.lab = lab;
            this.program = program;
            this.director = "director" + number;
            this.address = "10.81.0." + number;
            this.near = "10.80.0.7" + number;
            this.folder = lab.folder().resolve("of-" + director);
            lab.host(director).ip("addr add " + near + "/32 dev eth0");
            countMarks(lab.host(director));
            says("plus", "2");
            says("out", "1");
            says("reverse", "0");
            says("status", "0");
            says("script.sh", "#!/bin/sh\nexit $(cat " + folder + "/status)");
            assertTrue(folder.resolve("script.sh").toFile().setExecutable(true));
            String own = config.replace("NEAR", near).replace("FOLDER", folder.toString());
            this.daemon = lab.start(program, director, own, "-C");
        }

        private void countMarks(Host host) {
            says(
                    "marks",
                    """
                    table ip marks {
                        chain output {
                            type filter hook output priority 0;
                            tcp dport %d meta mark 5 counter
                        }
                    }
                    """
                            .formatted(OddChecks.ELSEWHERE));
            host.run("nft", "-f", folder.resolve("marks").toString());
        }

        void says(String name, String text) {
            write(folder.resolve(name), text);
        }

        /** As {@code -r 10.81.0.11:80 -m -w 1}, of all services. */
        private Set<String> servers() {
            var servers = new TreeSet<String>();
            lab.table(director).services().values().forEach(servers::addAll);
            return servers;
        }

        void await(String what, BooleanSupplier isSo) {
            try {
                Lab.await(what + " by " + director, PATIENCE, isSo);
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + lab.table(director) + lab.story(), e);
            }
        }

        void awaitServer(String server, boolean there) {
            await(server + " " + there, () -> servers().contains("-r " + SERVER + server) == there);
        }

        void awaitLog(String regex, int times) {
            await(regex, () -> daemon.logged(regex) >= times);
        }

        /** The checks that have not come to their verdict yet, or to another one. */
        List<String> undecided(List<OddCheck> checks) {
            Set<String> servers = servers();
            var undecided = new ArrayList<String>();
            for (OddCheck check : checks) {
                boolean passes = program == Program.REGENT ? check.regent() : check.keepalived();
                boolean isIn = servers.contains("-r " + SERVER + check.port() + " -m -w 1");
                boolean isTold = check.isSilentSuccess() || !passes || tellsSuccess(check);
                if (isIn != passes || !isTold) undecided.add(director + " of " + check);
            }
            return undecided;
        }

        private boolean tellsSuccess(OddCheck check) {
            return daemon.logged(":" + check.port() + " succe(ss|ed on service)\\.") > 0;
        }
    }

    /** Both sides and the servers that they check. */
    private static final class Scene implements AutoCloseable {
        final LvsLab lab = LvsLab.of(Forwarding.DR, 2, 1);
        final OddServers servers = new OddServers(lab.host(SERVERS));
        final OddChecks checks = new OddChecks(servers, lab.folder());
        final Side theirs;
        final Side ours;
        final List<Side> both;

        Scene() {
            Host host = lab.host(SERVERS);
            for (String address : List.of(OddChecks.SILENT, OddChecks.REJECTING, OddChecks.WRONG))
                host.ip("addr add " + address + "/24 dev eth0");
            write(lab.folder().resolve("rules"), checks.rules());
            host.run("nft", "-f", lab.folder().resolve("rules").toString());
            servers.wrongEchoes(OddChecks.WRONG);
            String config = resource("odd-checks.conf") + checks.config();
            theirs = new Side(lab, Program.KEEPALIVED, 1, config);
            ours = new Side(lab, Program.REGENT, 2, config);
            both = List.of(theirs, ours);
            theirs.daemon.awaitLog("Startup complete", SOON);
            ours.daemon.awaitLog("Serving ", SOON);
        }

        void awaitVerdicts() {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            List<String> undecided = undecided();
            while (!undecided.isEmpty()) {
                if (System.nanoTime() > deadline)
                    throw new AssertionError(String.join("\n", undecided) + "\n" + lab.story());
                Lab.pause(1);
                undecided = undecided();
            }
        }

        private List<String> undecided() {
            var undecided = new ArrayList<String>();
            for (Side side : both) undecided.addAll(side.undecided(checks.all()));
            return undecided;
        }

        /** Without the servers that are judged differently: those are named one by one. */
        boolean isAbout(String line) {
            for (OddCheck each : checks.all()) {
                if (!each.isJudgedAlike() && line.contains(":" + each.port())) return false;
            }
            return true;
        }

        List<String> table(Side side, Predicate<String> wanted) {
            var lines = new ArrayList<String>();
            lab.table(side.director)
                    .services()
                    .forEach((service, all) -> {
                        lines.add(service);
                        for (String each : all)
                            if (isAbout(each) && wanted.test(each)) lines.add(each);
                    });
            return lines;
        }

        void assertEqualTables(Predicate<String> servers) {
            assertEquals(table(theirs, servers), table(ours, servers), lab::story);
        }

        Set<String> verdicts(Side side) {
            var lines = new TreeSet<String>();
            for (String line : side.daemon.log()) {
                boolean isVerdict = VERDICT.matcher(line).find() && !OTHER.matcher(line).find();
                if (!isVerdict || !isAbout(line)) continue;
                lines.add(
                        line.replaceFirst("^.*?20\\d\\d: ", "")
                                .replaceFirst("(failed to read socket;).*", "$1")
                                .replace(side.folder.toString(), "FOLDER"));
            }
            return lines;
        }

        /** The server may be about to write down what it heard. */
        void assertAskedAlike(OddCheck check) {
            long deadline = System.nanoTime() + SOON.toNanos();
            while (!words(theirs, check).equals(words(ours, check)) && System.nanoTime() < deadline)
                Lab.pause(0.1);
            assertEquals(words(theirs, check), words(ours, check), () -> check + " heard");
        }

        /** The id of a question is its own, and so is a datagram where none is configured. */
        private List<String> words(Side side, OddCheck check) {
            boolean any = check.kind().equals("UDP_CHECK") && !check.block().contains("payload");
            int from = check.kind().equals("DNS_CHECK") ? 2 : 0;
            return servers.heard(check.port(), side.address).stream()
                    .map(heard -> any ? "" : heard.words().substring(from))
                    .toList();
        }

        void assertNearEnd(Side side) {
            List<Heard> heard = servers.heard(OddChecks.ELSEWHERE, side.near);
            assertEquals(List.of(new Heard(side.near, 7777, "")), heard, lab::story);
            String counted = lab.host(side.director).run("nft", "list", "table", "ip", "marks");
            assertTrue(counted.matches("(?s).*counter packets [1-9].*"), counted);
        }

        @Override
        public void close() {
            lab.close();
            servers.close();
        }
    }

    @IpvsTest
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    @Case("LV-09")
    @Case("LV-10")
    @Case("LV-11")
    @Case("LV-12")
    @Case("LV-13")
    @Case("LV-15")
    @Case("LV-16")
    @Case("LV-17")
    @Case("LV-25")
    void everyServerIsAskedAlikeAndJudgedAlike() {
        try (var scene = new Scene()) {
            scene.awaitVerdicts();
            scene.assertEqualTables(CheckersBesideKeepalivedTest::isKnownAtTheStart);
            for (OddCheck each : scene.checks.all()) {
                if (each.isJudgedAlike()) scene.assertAskedAlike(each);
            }
            scene.both.forEach(scene::assertNearEnd);

            // Live changes by files and scripts.
            for (Side side : scene.both) {
                side.awaitServer("8001 -m -w 14", true);
                side.awaitServer("8002 -m -w 10", false);
                side.awaitServer("8004 -m -w 0", true);
                side.says("plus", "-3");
                side.says("out", "0");
                side.says("reverse", "1");
                side.says("status", "7");
            }
            for (Side side : scene.both) {
                side.awaitServer("8001 -m -w 4", true);
                side.awaitServer("8002 -m -w 10", true);
                side.awaitServer("8004 -m -w 10", true);
                side.awaitServer("8006 -m -w 5", true);
                side.awaitServer("8005 -m -w 1", false);
            }
            forgetTheStart(scene);
            scene.assertEqualTables(_ -> true);

            for (Side side : scene.both) {
                String text = read(side.daemon.configFile());
                side.daemon.write(
                        text.replaceAll("(?s)# gone.*?# end", "").replace("weight 9", "weight 8"));
                side.daemon.reload();
            }
            for (Side side : scene.both) {
                side.awaitServer("8008 -m -w 1", false);
                side.awaitServer("8009 -m -w 1", false);
                side.awaitServer("8007 -m -w 8", true);
                side.awaitLog("Reload complete", 1);
                side.awaitLog("Activating .*:8006 ", 2);
            }
            scene.assertEqualTables(_ -> true);
            assertEquals(
                    String.join("\n", scene.verdicts(scene.theirs)),
                    String.join("\n", scene.verdicts(scene.ours)),
                    scene.lab::story);
        }
    }

    /** 2.2.7 does not know the word {@code reverse} at a start, but does from then on. */
    private static void forgetTheStart(Scene scene) {
        for (Side side : scene.both) {
            side.awaitLog("tracked file reverse leaving FAULT", 1);
            side.says("reverse", "0");
        }
        for (Side side : scene.both) {
            side.awaitServer("8003 -m -w 10", false);
            side.says("reverse", "1");
        }
        for (Side side : scene.both) side.awaitServer("8003 -m -w 10", true);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (var in = CheckersBesideKeepalivedTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
