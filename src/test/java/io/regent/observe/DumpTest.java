package io.regent.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.AnnounceConfig;
import io.regent.config.GlobalConfig;
import io.regent.config.InstanceConfig;
import io.regent.config.NotifyConfig;
import io.regent.config.Password;
import io.regent.config.ScriptCommand;
import io.regent.config.TrackScriptConfig;
import io.regent.config.Tracked;
import io.regent.config.VirtualAddress;
import io.regent.net.IpAddress;
import io.regent.net.IpPrefix;
import io.regent.net.Link;
import io.regent.net.MacAddress;
import io.regent.observe.InstanceSnapshot.ActiveRouter;
import io.regent.track.Condition;
import io.regent.track.ScriptTracker;
import io.regent.vrrp.DropReason;
import io.regent.vrrp.VrrpCounter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * The expected texts were written by keepalived 2.2.7 from the same configuration, then extended.
 */
class DumpTest {

    private static final Instant TIME =
            LocalDateTime.of(2026, 11, 22, 18, 3, 20, 885_260_000)
                    .atZone(ZoneId.systemDefault())
                    .toInstant();

    private static final ScriptCommand CHECK =
            new ScriptCommand(List.of("/etc/chk.sh", "a", "b c"), Optional.empty());
    private static final ScriptCommand NOTIFY =
            new ScriptCommand(List.of("/etc/notify.sh", "x y"), Optional.empty());
    private static final ScriptCommand NOTIFY_MASTER =
            new ScriptCommand(List.of("/etc/it's.sh"), Optional.empty());

    @Test
    void theDataDumpHasKeepalivedsLayout() throws IOException {
        long seconds = TIME.getEpochSecond();
        String expected =
                golden("keepalived.data")
                        .replace("SECONDS", Long.toString(seconds))
                        .replace("NEXT", Long.toString(seconds + 4));
        assertEquals(expected, DataDump.of(snapshot()));
    }

    @Test
    void theStatisticsHaveKeepalivedsLayout() throws IOException {
        assertEquals(golden("keepalived.stats"), StatsDump.of(snapshot()));
    }

    @Test
    void theJsonHasKeepalivedsKeysInItsOrder() throws IOException {
        String seconds = Long.toString(TIME.getEpochSecond());
        // One member a line is easier to compare.
        String json = JsonDump.of(snapshot()).orElseThrow().replace(",\"", ",\n\"");
        assertEquals(golden("keepalived.json").replace("SECONDS", seconds), json);
    }

    @Test
    void withoutInstancesThereIsNoJson() {
        var empty =
                new DaemonSnapshot(global(), List.of(), List.of(), List.of(), Map.of(), Map.of());
        assertTrue(JsonDump.of(empty).isEmpty());
    }

    @Test
    void noDumpShowsAPassword() {
        assertFalse(DataDump.of(snapshot()).contains("geheim"));
        assertFalse(JsonDump.of(snapshot()).orElseThrow().contains("geheim"));
    }

    @Test
    void stringsInJsonAreEscaped() {
        var json = new JsonText().open('[').string("a\"b\\c/d\ne").bare("1").close(']');
        assertEquals("[\"a\\\"b\\\\c\\/d\\u000ae\",1]", json.toString());
    }

    @Test
    void theResultOfAScriptIsKeepalivedsCounter() {
        assertEquals(4, result(Condition.GOOD, 0));
        assertEquals(3, result(Condition.GOOD, 1));
        assertEquals(0, result(Condition.BAD, 0));
        assertEquals(1, result(Condition.BAD, 1));
        assertEquals(1, result(Condition.UNKNOWN, 0));
    }

    private static int result(Condition condition, int against) {
        var config =
                new TrackScriptConfig(
                        "chk",
                        CHECK,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        0,
                        false,
                        2,
                        3,
                        false);
        return new ScriptSnapshot(config, new ScriptTracker(condition, against), "0:0").result();
    }

    private static String golden(String name) throws IOException {
        try (var in = DumpTest.class.getResourceAsStream(name)) {
            if (in == null) throw new IOException("no " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static DaemonSnapshot snapshot() {
        var script =
                new TrackScriptConfig(
                        "chk",
                        CHECK,
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(1),
                        0,
                        false,
                        1,
                        1,
                        false);
        return new DaemonSnapshot(
                global(),
                List.of(backup(), active()),
                List.of(
                        new ScriptSnapshot(
                                script, new ScriptTracker(Condition.GOOD, 0), "65534:65534")),
                List.of(
                        new Link(
                                2,
                                "v0",
                                Optional.of(new MacAddress(0x2e780ae9d745L)),
                                0x1043,
                                1500,
                                0)),
                Map.of(CHECK, "65534:65534", NOTIFY, "0:0"),
                Map.of("VI_1", Map.of(DropReason.WRONG_CHECKSUM, 12L)));
    }

    private static GlobalConfig global() {
        return new GlobalConfig(
                Optional.of("r1"),
                new GlobalConfig.MailConfig(
                        List.of(), Optional.empty(), Optional.empty(), 25, Duration.ZERO),
                Optional.of(new ScriptCommand.ScriptUser("nobody", Optional.empty())),
                false,
                Duration.ZERO,
                false,
                false,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.of(10000),
                false,
                OptionalInt.empty());
    }

    private static InstanceSnapshot backup() {
        var notify =
                new NotifyConfig(
                        Optional.of(NOTIFY_MASTER),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(NOTIFY),
                        Optional.empty());
        var address =
                new VirtualAddress(
                        new IpPrefix(ip("10.0.0.100"), 24),
                        Optional.empty(),
                        Optional.of("v0"),
                        Optional.of(ip("10.0.0.255")),
                        0,
                        Optional.of("v0:1"),
                        false,
                        false);
        var config =
                new InstanceConfig(
                        "VI_1",
                        false,
                        "v0",
                        51,
                        2,
                        100,
                        Duration.ofSeconds(1),
                        true,
                        Duration.ZERO,
                        Optional.of(new Password("geheim")),
                        Optional.empty(),
                        ip("224.0.0.18"),
                        3,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        List.of(address),
                        List.of(),
                        List.of(new Tracked("lo", 3, false)),
                        List.of(new Tracked("chk", 0, false)),
                        announce(Duration.ZERO),
                        notify,
                        false);
        return new InstanceSnapshot(
                config,
                KeepalivedState.BACKUP,
                103,
                103,
                Optional.of(new ActiveRouter(ip("10.0.0.2"), 153, Duration.ofSeconds(1))),
                TIME,
                Optional.of(TIME.plusMillis(3500)),
                Optional.of(ip("10.0.0.1")),
                0,
                0,
                Map.of(VrrpCounter.ADVERT_RECEIVED, 3L));
    }

    private static InstanceSnapshot active() {
        var config =
                new InstanceConfig(
                        "VI_3",
                        false,
                        "v0",
                        53,
                        3,
                        100,
                        Duration.ofMillis(500),
                        true,
                        Duration.ofSeconds(3),
                        Optional.empty(),
                        Optional.empty(),
                        ip("224.0.0.18"),
                        3,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        List.of(host("10.0.0.103", 253)),
                        List.of(host("10.0.0.104", 0)),
                        List.of(),
                        List.of(),
                        announce(Duration.ofSeconds(60)),
                        NotifyConfig.NONE,
                        false);
        var statistics = new EnumMap<VrrpCounter, Long>(VrrpCounter.class);
        long next = 1;
        for (VrrpCounter counter : VrrpCounter.values()) statistics.put(counter, next++);
        return new InstanceSnapshot(
                config,
                KeepalivedState.MASTER,
                100,
                100,
                Optional.empty(),
                TIME,
                Optional.empty(),
                Optional.of(ip("10.0.0.1")),
                0,
                0,
                statistics);
    }

    private static AnnounceConfig announce(Duration refresh) {
        return new AnnounceConfig(
                5, Duration.ofSeconds(5), refresh, 1, 5, Duration.ofSeconds(5), Duration.ZERO);
    }

    private static VirtualAddress host(String address, int scope) {
        return new VirtualAddress(
                IpPrefix.host(ip(address)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                scope,
                Optional.empty(),
                false,
                false);
    }

    private static IpAddress ip(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
