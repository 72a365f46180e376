package io.regent.ipvs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.VirtualServerGroup.Addresses;
import io.regent.kernel.TestNamespace;
import io.regent.lvs.GroupMarks;
import io.regent.net.IpAddress;
import io.regent.observe.RecordingLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What nft is told, and what the kernel makes of it. */
class NftScriptTest {

    private static final GroupMarks MARKS =
            marks(
                    rule(Protocol.TCP, "10.0.0.1", "10.0.0.9", 80, 1000),
                    rule(Protocol.TCP, "10.0.0.20", "10.0.0.20", 443, 1000),
                    rule(Protocol.UDP, "10.0.0.1", "10.0.0.1", 0, 1001),
                    rule(Protocol.SCTP, "fd00::1", "fd00::ff", 9, 4294967295L));

    private final RecordingLog log = new RecordingLog();

    private static GroupMarks marks(GroupMarks.Rule... rules) {
        return new GroupMarks(Map.of(), List.of(rules));
    }

    private static GroupMarks.Rule rule(
            Protocol protocol, String first, String last, int port, long mark) {
        return new GroupMarks.Rule(
                protocol, new Addresses(address(first), address(last), port), mark);
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    @Test
    void theTableIsReplacedInBothFamilies() {
        assertEquals(
                """
                add table ip keepalived_ipvs
                delete table ip keepalived_ipvs
                table ip keepalived_ipvs {
                 map tcp_map {
                  type ipv4_addr . inet_service : mark; flags interval;
                  elements = {
                   10.0.0.1-10.0.0.9 . 80 : 1000,
                   10.0.0.20 . 443 : 1000
                  }
                 }
                 map udp_any {
                  type ipv4_addr : mark; flags interval;
                  elements = {
                   10.0.0.1 : 1001
                  }
                 }
                 chain in {
                  type filter hook input priority -1; policy accept;
                  meta mark set ip daddr . tcp dport map @tcp_map return
                  meta l4proto udp meta mark set ip daddr map @udp_any return
                 }
                }
                add table ip6 keepalived_ipvs
                delete table ip6 keepalived_ipvs
                table ip6 keepalived_ipvs {
                 map sctp_map {
                  type ipv6_addr . inet_service : mark; flags interval;
                  elements = {
                   fd00::1-fd00::ff . 9 : 4294967295
                  }
                 }
                 chain in {
                  type filter hook input priority -1; policy accept;
                  meta mark set ip6 daddr . sctp dport map @sctp_map return
                 }
                }
                """,
                NftScript.replace("keepalived_ipvs", -1, MARKS));
    }

    @Test
    void whatIsNoNameOfATableGetsIntoNoScript() {
        assertTrue(NftScript.isName("keepalived_ipvs"));
        assertTrue(NftScript.isName("_a.b/c9"));
        for (String word : List.of("", "9a", "a b", "a;b", "a\nb", "a{", "\u00e4", "-f"))
            assertFalse(NftScript.isName(word), word);
        var nft = new Nft(List.of("/bin/false"), log);
        assertFalse(nft.mark("a;flush ruleset", -1, MARKS));
        assertEquals(
                List.of("nftables_ipvs: /bin/false: 'a;flush ruleset' is no name for a table"),
                log.lines());
    }

    @Test
    void aProgramThatFailsOrIsNotThereIsARefusal() {
        var refusing =
                new Nft(List.of("/bin/sh", "-c", "cat >/dev/null; echo no way; exit 3"), log);
        assertFalse(refusing.mark("t", -1, MARKS));
        assertFalse(new Nft(List.of("/nowhere/nft"), log).mark("t", -1, MARKS));
        assertEquals("nftables_ipvs: /bin/sh: status 3: no way", log.lines().get(0));
        assertTrue(log.lines().get(1).endsWith(": nftables has to be installed"));
    }

    @Test
    @Tag("kernel")
    void theKernelTakesItReplacesItAndLeavesOthersAlone() throws Exception {
        try (var namespace = TestNamespace.make("ma-nft")) {
            var nft = new Nft(inside(namespace, "nft", "-f", "-"), log);
            run(inside(namespace, "nft", "add table ip other; add table ip ours"));
            assertTrue(nft.mark("ours", -1, MARKS), log.lines()::toString);
            String first = list(namespace);
            assertTrue(first.contains("10.0.0.1-10.0.0.9 . 80 : 0x000003e8"), first);
            assertTrue(first.contains("table ip6 ours"), first);
            assertTrue(first.contains("table ip other"), first);
            var fewer = marks(rule(Protocol.TCP, "10.0.0.2", "10.0.0.2", 80, 7));
            assertTrue(nft.mark("another", 5, fewer), log.lines()::toString);
            String second = list(namespace);
            assertFalse(second.contains("ours"), second);
            assertFalse(second.contains("ip6"), second);
            assertTrue(second.contains("10.0.0.2 . 80 : 0x00000007"), second);
            nft.clear();
            assertEquals("table ip other {\n}\n", list(namespace));
            assertEquals(List.of(), log.lines());
        }
    }

    private static List<String> inside(TestNamespace namespace, String... command) {
        var words = new ArrayList<>(List.of("ip", "netns", "exec", namespace.name()));
        words.addAll(List.of(command));
        return words;
    }

    private static String list(TestNamespace namespace) throws Exception {
        return run(inside(namespace, "nft", "list", "ruleset"));
    }

    private static String run(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
