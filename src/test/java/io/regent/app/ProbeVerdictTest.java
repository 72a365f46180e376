package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.config.ConfigLoader;
import io.regent.config.KeywordProbes;
import io.regent.config.KeywordProbes.Probe;
import io.regent.config.syntax.ProcessSurroundings;
import io.regent.conformance.Case;
import io.regent.script.ScriptBook;
import io.regent.sys.ErrnoException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Debian's keepalived 2.2.7 and Regent judge the same small files, thousands of them, in a network
 * namespace with the interfaces eth0 to eth3.
 */
@Tag("interop")
@Timeout(value = 150, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProbeVerdictTest {

    private static final String KEEPALIVED = "/usr/sbin/keepalived";
    private static final Path SAMPLES = Path.of("/usr/share/doc/keepalived/samples");
    private static final String INTERFACES = "eth0 eth1 eth2 eth3";

    /**
     * An address that comes twice is reported by 2.4.3 (inventory 10) and not by 2.2.7; a tracked
     * route without an interface is reported by 2.2.7 and no longer by 2.4.3.
     */
    private static final Map<String, String> SAMPLES_OTHERWISE =
            Map.of(
                    "keepalived.conf.vrrp", "keepalived 0, Regent 5",
                    "keepalived.conf.vrrp.static_ipaddress", "keepalived 5, Regent 0");

    private static final int AT_A_TIME = 4;

    /** A shell says 128 and the signal of a program that was killed. */
    private static final int FIRST_SIGNAL = 128;

    /** Keywords that 2.2.7 has not, or has otherwise (inventory 9). */
    private static final Pattern LATER =
            Pattern.compile(
                    "json_version|multihop|no_virtual_ipaddress|timer_expired_backup|tls_compliant"
                            + "|v3_checksum_as_v2|dbus_no_interface_name"
                            + "|snmp_[rv]s_stats_update_interval|use_symlink_paths|iproute_..._dir"
                            + "|iproute_[a-z]+_dir|thread_timer_expired"
                            + "|(state|stats|json)_dump_file|(vrrp_)?owner_ignore_adverts"
                            + "|auth_hmac|vrrp_delay_after_boot|set_supplementary_groups|sni_name"
                            + "|vrrp_strict|vrrp_skip_check_adv_addr");

    /** What Debian builds, and the build that the inventory describes does not, or the reverse. */
    private static final Pattern BUILD =
            Pattern.compile(
                    "linkbeat_(use_polling|interfaces)|vrrp_(iptables|ipsets)"
                            + "|enable_snmp_rfc(v[23])?");

    @TempDir private Path directory;

    /** Known differences, a line for each keyword: the block, the keyword, and why. */
    private static final String EXPLAINED = "probe-differences.txt";

    @BeforeEach
    void keepalivedIsThere() {
        assumeTrue(Files.isExecutable(Path.of(KEEPALIVED)), KEEPALIVED + " is not installed");
    }

    @Test
    void everyKeywordIsJudgedAlike() throws Exception {
        List<Probe> probes = new ArrayList<>(KeywordProbes.all());
        probes.removeIf(ProbeVerdictTest::isOfAnotherVersion);
        for (int i = 0; i < probes.size(); i++) {
            Files.writeString(directory.resolve(i + ".conf"), probes.get(i).text());
        }
        int[] theirs = statuses(probes.size());
        var unexplained = new ArrayList<String>();
        Map<String, String> explained = explained();
        var unused = new TreeSet<>(explained.keySet());
        int alike = 0;
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            int ours = status(directory.resolve(i + ".conf"));
            if (theirs[i] == ours) alike++;
            if (theirs[i] == ours || theirs[i] >= FIRST_SIGNAL) continue;
            String place = probe.block() + " / " + probe.keyword();
            unused.remove(place);
            if (explained.containsKey(place)) continue;
            unexplained.add(
                    "%s / %s: keepalived %d, Regent %d"
                            .formatted(probe.block(), probe.line(), theirs[i], ours));
        }
        System.out.println(alike + " of " + probes.size() + " probes are judged alike");
        assertEquals("", String.join("\n", unexplained));
        assertEquals(Set.of(), unused, "explained, and judged alike");
    }

    /** Its own samples; scripts and interfaces that they name are absent to both. */
    @Test
    @Case("TR-17")
    void theSamplesOfKeepalivedAreJudgedAlike() throws Exception {
        assumeTrue(Files.isDirectory(SAMPLES), "no samples are installed");
        List<Path> samples;
        try (Stream<Path> files = Files.list(SAMPLES)) {
            samples = files.filter(file -> file.toString().contains(".conf")).sorted().toList();
        }
        for (int i = 0; i < samples.size(); i++) {
            Files.copy(samples.get(i), directory.resolve(i + ".conf"));
        }
        int[] theirs = statuses(samples.size());
        Map<String, String> differences = new TreeMap<>();
        for (int i = 0; i < samples.size(); i++) {
            int ours = status(directory.resolve(i + ".conf"));
            if (theirs[i] == ours) continue;
            String name = samples.get(i).getFileName().toString();
            differences.put(name, "keepalived " + theirs[i] + ", Regent " + ours);
        }
        assertTrue(samples.size() > 20, samples.size() + " samples");
        assertEquals(SAMPLES_OTHERWISE, differences);
    }

    private static boolean isOfAnotherVersion(Probe probe) {
        return LATER.matcher(probe.keyword()).matches() || BUILD.matcher(probe.keyword()).matches();
    }

    /** Reasons, by block and keyword. */
    private static Map<String, String> explained() throws IOException {
        try (var in = ProbeVerdictTest.class.getResourceAsStream(EXPLAINED)) {
            var reasons = new TreeMap<String, String>();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                if (line.startsWith("#")) continue;
                String[] parts = line.split(": ", 2);
                reasons.put(parts[0], parts[1]);
            }
            return reasons;
        }
    }

    /**
     * What keepalived says of the files 0.conf to count-1.conf. The network namespace ends with the
     * shell that looks at them; a few at a time, for most of the time keepalived waits.
     */
    private int[] statuses(int count) throws IOException, InterruptedException {
        String commands =
                """
                set -e
                for name in %s; do
                    ip link add $name type bridge
                    ip link set $name up
                done
                set +e
                cd %s
                look() {
                    i=$1
                    while [ $i -lt %d ]; do
                        timeout 20 %s -t -f %s/$i.conf >/dev/null 2>&1
                        echo $i $?
                        i=$((i + %d))
                    done > statuses.$1
                }
                for first in $(seq 0 %d); do look $first & done
                wait
                """
                        .formatted(
                                INTERFACES,
                                directory,
                                count,
                                KEEPALIVED,
                                directory,
                                AT_A_TIME,
                                AT_A_TIME - 1);
        Path script = Files.writeString(directory.resolve("look.sh"), commands);
        assertEquals(0, run("unshare", "--net", "sh", script.toString()));
        int[] statuses = new int[count];
        int answered = 0;
        for (int first = 0; first < AT_A_TIME; first++) {
            for (String line : Files.readAllLines(directory.resolve("statuses." + first))) {
                String[] words = line.split(" ");
                statuses[Integer.parseInt(words[0])] = Integer.parseInt(words[1]);
                answered++;
            }
        }
        assertEquals(count, answered);
        return statuses;
    }

    private int status(Path file) throws ErrnoException {
        var loaded = ConfigLoader.load(file, new ProcessSurroundings("probe"));
        var book = ScriptBook.of(loaded.asSeen().asRead());
        return Verdict.of(loaded, Optional.of(book), new ProbeMachine()).status();
    }

    private static final class ProbeMachine implements VerdictMachine {
        @Override
        public boolean hasNamespace(String name) {
            return false;
        }

        @Override
        public boolean hasInterface(String name) {
            return name.equals("lo") || List.of(INTERFACES.split(" ")).contains(name);
        }

        /** There is no name service; numbers are addresses to the resolver. */
        @Override
        public boolean knowsHost(String name) {
            return name.equals("localhost") || name.matches("[0-9]{1,9}");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) process.destroyForcibly();
        return process.waitFor();
    }
}
