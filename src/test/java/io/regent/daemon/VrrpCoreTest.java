package io.regent.daemon;

import static io.regent.vrrp.RouterConfig.router;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.AnnounceConfig;
import io.regent.config.Configuration;
import io.regent.config.GlobalConfig;
import io.regent.config.InstanceConfig;
import io.regent.config.ScriptCommand;
import io.regent.config.TrackScriptConfig;
import io.regent.config.Tracked;
import io.regent.conformance.Case;
import io.regent.net.IpAddress;
import io.regent.vrrp.AdvertEncoder;
import io.regent.vrrp.DropReason;
import io.regent.vrrp.Role;
import io.regent.vrrp.RouterConfig;
import io.regent.vrrp.VrrpCounter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VrrpCoreTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private final FakeKernel kernel = FakeKernel.withOneLink();
    private final HeardReports reports = new HeardReports();
    private List<TrackScriptConfig> scriptsRunning = List.of();
    private long now = 1000 * SECOND;

    @Test
    void anOwnerAnnouncesItselfAsSoonAsItHasRemovedWhatAKilledRunLeftBehind() throws IOException {
        started(router().priority(255));
        assertEquals(
                List.of("del 10.9.9.100/32", "add 10.9.9.100/32", "send 255", "arp 10.9.9.100"),
                kernel.takeJournal().stream().distinct().toList());
        assertEquals(List.of("VI_1 Initialize -> Active"), reports.take());
    }

    @Test
    void aBackupTakesOverWhenNobodyIsHeard() throws IOException {
        var core = started(router().priority(100));
        kernel.takeJournal();
        runUntil(core, now + 3 * SECOND + 609 * MILLI);
        assertEquals(List.of(), kernel.takeJournal());
        runUntil(core, now + 2 * MILLI);
        assertEquals(List.of("add 10.9.9.100/32", "send 100"), kernel.takeJournal().subList(0, 2));
        assertTrue(kernel.holds("10.9.9.100"));
    }

    @Test
    void gettingReadyForATakeOverChangesNothing() throws IOException {
        var core = started(router().priority(100));
        kernel.takeJournal();
        long due = core.deadlineNanos();
        assertTrue(core.takesOverAt(due));
        var before = core.instances().getFirst().state();
        core.getReady(due);
        assertEquals(before, core.instances().getFirst().state());
        assertFalse(kernel.holds("10.9.9.100"));
        assertEquals(List.of(), reports.take().stream().filter(r -> r.contains("Active")).toList());
        assertFalse(kernel.takeJournal().stream().anyMatch(line -> line.startsWith("send")));
        core.timePassed(due);
        assertFalse(core.takesOverAt(core.deadlineNanos()));
    }

    @Test
    void advertsKeepTheirScheduleHoweverLateEachTurnIs() throws IOException {
        var core = started(router().priority(255));
        long first = now;
        for (int i = 1; i <= 50; i++) {
            long due = first + i * SECOND;
            assertEquals(
                    due,
                    core.instances().getFirst().state().deadlineNanos() / MILLI * MILLI,
                    "advert " + i);
            now = due + 30 * MILLI;
            core.timePassed(now);
        }
    }

    @Test
    @Case("SM-36")
    void anAdvertThatIsHalfAnIntervalLateIsReported() throws IOException {
        var core = started(router().priority(255));
        reports.take();
        now += SECOND + 499 * MILLI;
        core.timePassed(now);
        assertEquals(List.of(), reports.take());
        now += 501 * MILLI + 501 * MILLI;
        core.timePassed(now);
        assertEquals(List.of("VI_1 late 501"), reports.take());
    }

    @Test
    void aStoppedCoreTellsTheOthersAfterItsAddressesAreGone() throws IOException {
        var core = started(router().priority(255));
        kernel.takeJournal();
        core.stop(now);
        assertEquals(List.of("del 10.9.9.100/32", "send 0"), kernel.takeJournal());
        assertTrue(kernel.channels.getFirst().closed);
    }

    @Test
    void anAbandonedCoreLeavesNoAddressBehindWhateverItsState() throws IOException {
        var core = started(router().priority(255), router().vrid(52).addresses("10.9.9.101"));
        kernel.takeJournal();
        core.abandon();
        assertEquals(
                List.of("del 10.9.9.100/32", "send 0", "del 10.9.9.101/32"), kernel.takeJournal());
    }

    @Test
    void anAddressThatSomebodyDeletesIsPutBackAtOnceAndAnnounced() throws IOException {
        var core = started(router().priority(255));
        kernel.takeJournal();
        reports.take();
        var address = FakeKernel.prefix("10.9.9.100", 32);
        kernel.lose("10.9.9.100");
        core.networkChanged(List.of(new NetworkChange.AddressGone(FakeKernel.ETH0, address)), now);
        assertTrue(kernel.holds("10.9.9.100"));
        var journal = kernel.takeJournal();
        assertEquals(List.of("add 10.9.9.100/32", "arp 10.9.9.100"), journal.subList(0, 2));
        assertFalse(journal.contains("send 0"));
        assertEquals(List.of("VI_1 restored 10.9.9.100"), reports.take());
    }

    @Test
    void theKernelsReportOfOurOwnRemovalIsNotALoss() throws IOException {
        var core = started(router().priority(255));
        var address = FakeKernel.prefix("10.9.9.100", 32);
        kernel.takeJournal();
        // Removed and installed again by ourselves: both reports wait when they are read.
        core.networkChanged(
                List.of(
                        new NetworkChange.AddressGone(FakeKernel.ETH0, address),
                        new NetworkChange.AddressSeen(FakeKernel.ETH0, address)),
                now);
        assertEquals(List.of(), kernel.takeJournal());
    }

    @Test
    void whatTheKernelRefusesIsTriedAgainAfterASecond() throws IOException {
        var address = IpAddress.parse("10.9.9.100").orElseThrow();
        kernel.refused.add(address);
        var core = started(router().priority(255));
        assertFalse(kernel.holds("10.9.9.100"));
        assertTrue(
                reports.take()
                        .getFirst()
                        .startsWith("refused adding address 10.9.9.100/32: ENOMEM"));
        kernel.refused.clear();
        runUntil(core, now + SECOND + MILLI);
        assertTrue(kernel.holds("10.9.9.100"));
    }

    @Test
    void lostReportsOfTheKernelLeadToANewReading() throws IOException {
        var core = started(router().priority(255));
        kernel.lose("10.9.9.100");
        core.networkChanged(List.of(new NetworkChange.Overrun()), now);
        assertTrue(kernel.holds("10.9.9.100"));
    }

    @Test
    void aLinkThatGoesDownIsAFaultAndItsReturnStartsTheElectionAnew() throws IOException {
        var core = started(router().priority(255));
        reports.take();
        kernel.takeJournal();
        linkIs(core, false);
        assertEquals(List.of("eth0 down", "VI_1 Active -> Fault"), reports.take());
        var counters = core.instances().getFirst().counters();
        assertEquals(1, counters.get(VrrpCounter.BECAME_ACTIVE));
        assertEquals(1, counters.get(VrrpCounter.RELEASED_ACTIVE));
        // No priority 0: it could not leave by a link that is down.
        assertEquals(List.of("del 10.9.9.100/32"), kernel.takeJournal());
        linkIs(core, true);
        assertEquals(List.of("eth0 up", "VI_1 Fault -> Backup"), reports.take());
        runUntil(core, now + SECOND + 5 * MILLI);
        assertTrue(kernel.holds("10.9.9.100"));
    }

    @Test
    void anInterfaceThatIsMadeLaterIsWaitedFor() throws IOException {
        kernel.links.clear();
        kernel.addresses.clear();
        var core = started(router().priority(255));
        assertEquals(
                Optional.of("interface eth0 does not exist"), core.instances().getFirst().fault());
        core.networkChanged(List.of(new NetworkChange.LinkSeen(kernel.link(7, "eth0", true))), now);
        assertEquals(
                Optional.of("interface eth0 has no IPv4 address"),
                core.instances().getFirst().fault());
        core.networkChanged(
                List.of(new NetworkChange.AddressSeen(7, FakeKernel.prefix("10.9.9.1", 24))), now);
        assertEquals(Optional.empty(), core.instances().getFirst().fault());
        runUntil(core, now + 2 * SECOND);
        assertTrue(core.instances().getFirst().state().isActive());
    }

    @Test
    void anInterfaceThatIsMadeAnewGetsNewSockets() throws IOException {
        var core = started(router().priority(255));
        core.networkChanged(List.of(new NetworkChange.LinkGone(FakeKernel.ETH0)), now);
        assertTrue(kernel.channels.getFirst().closed);
        kernel.links.clear();
        core.networkChanged(
                List.of(
                        new NetworkChange.LinkSeen(kernel.link(9, "eth0", true)),
                        new NetworkChange.AddressSeen(9, FakeKernel.prefix("10.9.9.1", 24))),
                now);
        assertEquals(2, kernel.channels.size());
        assertFalse(kernel.channels.get(1).closed);
    }

    @Test
    void socketsThatTheKernelRefusesAreTriedAgain() throws IOException {
        kernel.refusesSockets = true;
        var core = started(router().priority(255));
        assertTrue(core.instances().getFirst().state().role() instanceof Role.Fault);
        kernel.refusesSockets = false;
        runUntil(core, now + 3 * SECOND);
        assertTrue(core.instances().getFirst().state().isActive());
    }

    @Test
    void aReloadWithoutAChangeTouchesNothing() throws IOException {
        var core = started(router().priority(255), router().vrid(52).addresses("10.9.9.101"));
        kernel.takeJournal();
        reports.take();
        long deadline = core.deadlineNanos();
        core.reload(
                configuration(router().priority(255), router().vrid(52).addresses("10.9.9.101")),
                now);
        assertEquals(List.of(), kernel.takeJournal());
        assertEquals(List.of(), reports.take());
        assertEquals(deadline, core.deadlineNanos());
        assertEquals(1, kernel.channels.size());
    }

    @Test
    void aReloadMovesOnlyTheAddressesThatDiffer() throws IOException {
        var core = started(router().priority(255).addresses("10.9.9.100", "10.9.9.101"));
        kernel.takeJournal();
        core.reload(
                configuration(router().priority(255).addresses("10.9.9.101", "10.9.9.102")), now);
        var journal = kernel.takeJournal();
        assertEquals(List.of("del 10.9.9.100/32", "add 10.9.9.102/32"), journal.subList(0, 2));
        assertEquals(5, journal.stream().filter("arp 10.9.9.102"::equals).count());
        assertEquals(7, journal.size(), journal::toString);
    }

    @Test
    void aReloadStartsWhatIsNewAndStopsWhatIsGone() throws IOException {
        var core = started(router().priority(255));
        kernel.takeJournal();
        reports.take();
        core.reload(configuration(router().vrid(52).priority(255).addresses("10.9.9.101")), now);
        assertFalse(kernel.holds("10.9.9.100"));
        assertTrue(kernel.holds("10.9.9.101"));
        assertEquals(
                List.of("VI_1 Active -> Initialize", "VI_1 removed", "VI_1 Initialize -> Active"),
                reports.take());
    }

    @Test
    void aThousandAddressesAreAnnouncedInPortionsThatLeaveTimeForAdverts() throws IOException {
        var many =
                IntStream.range(0, 1000)
                        .mapToObj(i -> "10.8." + i / 250 + "." + (i % 250 + 1))
                        .toArray(String[]::new);
        var core =
                started(
                        router().priority(255)
                                .version(2)
                                .addresses(Arrays.copyOf(many, 255))
                                .excluded(Arrays.copyOfRange(many, 255, 1000)));
        long announced =
                kernel.takeJournal().stream().filter(line -> line.startsWith("arp")).count();
        assertEquals(AnnouncementQueue.PORTION, announced);
        for (int turn = 0; core.deadlineNanos() <= now; turn++) {
            assertTrue(turn < 100, "never finished");
            core.timePassed(now);
            announced +=
                    kernel.takeJournal().stream().filter(line -> line.startsWith("arp")).count();
        }
        assertEquals(5000, announced);
    }

    @Test
    void aFloodOfWeakerAdvertsDoesNotMakeTheQueueGrow() throws IOException {
        var gap =
                new AnnounceConfig(
                        2,
                        Duration.ZERO,
                        Duration.ZERO,
                        1,
                        2,
                        Duration.ZERO,
                        Duration.ofSeconds(9));
        var core = started(router().priority(200).announce(gap));
        runUntil(core, now + 4 * SECOND);
        byte[] weaker = advertOf(router().priority(50).build(), "10.9.9.2", 50);
        for (int i = 0; i < 10_000; i++) {
            core.packetReceived(kernel.channels.getFirst(), weaker, weaker.length, false, now);
        }
        kernel.takeJournal();
        runUntil(core, now + 60 * SECOND);
        assertEquals(2, arpIn(kernel.takeJournal()));
    }

    @Test
    void announcementsKeepTheConfiguredGap() throws IOException {
        var gap =
                new AnnounceConfig(
                        3,
                        Duration.ZERO,
                        Duration.ZERO,
                        1,
                        0,
                        Duration.ZERO,
                        Duration.ofMillis(100));
        var core = started(router().priority(255).announce(gap));
        var times = new ArrayList<Long>();
        long begin = now;
        long sent = arpIn(kernel.takeJournal());
        assertEquals(1, sent);
        while (times.size() < 2) {
            now = core.deadlineNanos();
            core.timePassed(now);
            if (arpIn(kernel.takeJournal()) > 0) times.add((now - begin) / MILLI);
        }
        assertEquals(List.of(100L, 200L), times);
    }

    @Test
    void aLostScriptTakesThePriorityDownByItsWeight() throws IOException {
        var config =
                configuration(
                        List.of(script("chk")),
                        router().priority(150)
                                .trackScripts(new Tracked("chk", -60, false))
                                .build());
        var core = new VrrpCore(config, kernel, scripts -> scriptsRunning = scripts, reports);
        core.start(now);
        assertEquals(List.of("chk"), scriptsRunning.stream().map(TrackScriptConfig::name).toList());
        core.scriptFinished("chk", true, now);
        core.scriptFinished("chk", false, now);
        assertEquals(90, core.instances().getFirst().effectivePriority());
        assertTrue(reports.take().contains("VI_1 priority 150 -> 90"));
    }

    @Test
    void aScriptWithoutWeightKeepsARouterWaitingForItsFirstResult() throws IOException {
        var config =
                configuration(
                        List.of(script("chk")),
                        router().priority(255).trackScripts(new Tracked("chk", 0, false)).build());
        var core = new VrrpCore(config, kernel, scripts -> scriptsRunning = scripts, reports);
        core.start(now);
        runUntil(core, now + 10 * SECOND);
        assertFalse(kernel.journal.contains("send 255"));
        core.scriptFinished("chk", true, now);
        assertTrue(kernel.journal.contains("send 255"));
        core.scriptFinished("chk", false, now);
        assertTrue(core.instances().getFirst().state().role() instanceof Role.Fault);
    }

    @Test
    void nothingHappensBeforeTheStartUpDelayIsOver() throws IOException {
        var config =
                configuration(Duration.ofSeconds(7), List.of(), router().priority(255).build());
        var core = new VrrpCore(config, kernel, scripts -> scriptsRunning = scripts, reports);
        core.start(now);
        kernel.takeJournal();
        runUntil(core, now + 6_999 * MILLI);
        assertEquals(List.of(), kernel.takeJournal());
        runUntil(core, now + 2 * MILLI);
        assertTrue(kernel.holds("10.9.9.100"));
    }

    @Test
    void packetsForNobodyAreCountedByReason() throws IOException {
        var core = started(router().priority(100));
        byte[] other = advertOf(router().vrid(99).priority(200).build(), "10.9.9.2", 200);
        core.packetReceived(kernel.channels.getFirst(), other, other.length, false, now);
        core.packetReceived(kernel.channels.getFirst(), new byte[10], 10, false, now);
        assertEquals(1, core.unassignedDrops().get(DropReason.UNKNOWN_VRID));
        assertEquals(1, core.unassignedDrops().get(DropReason.HEADER_INCOMPLETE));
    }

    @Test
    void aBetterAdvertEndsBeingActive() throws IOException {
        var core = started(router().priority(100));
        runUntil(core, now + 4 * SECOND);
        kernel.takeJournal();
        byte[] better = advertOf(router().priority(200).build(), "10.9.9.2", 200);
        core.packetReceived(kernel.channels.getFirst(), better, better.length, false, now);
        assertEquals(List.of("del 10.9.9.100/32"), kernel.takeJournal());
        assertEquals(1, core.instances().getFirst().counters().get(VrrpCounter.ADVERT_RECEIVED));
    }

    private VrrpCore started(RouterConfig... routers) throws IOException {
        var core =
                new VrrpCore(
                        configuration(routers),
                        kernel,
                        scripts -> scriptsRunning = scripts,
                        reports);
        core.start(now);
        return core;
    }

    /** Turns the core at each of its deadlines, and leaves {@code now} at the given time. */
    private void runUntil(VrrpCore core, long untilNanos) {
        for (int turns = 0; core.deadlineNanos() <= untilNanos; turns++) {
            assertTrue(turns < 100_000, "the core does not come to rest");
            now = Math.max(now, core.deadlineNanos());
            core.timePassed(now);
        }
        now = untilNanos;
    }

    private void linkIs(VrrpCore core, boolean up) {
        core.networkChanged(
                List.of(new NetworkChange.LinkSeen(kernel.link(FakeKernel.ETH0, "eth0", up))), now);
    }

    private static long arpIn(List<String> journal) {
        return journal.stream().filter(line -> line.startsWith("arp")).count();
    }

    private static byte[] advertOf(InstanceConfig config, String source, int priority) {
        byte[] packet = new byte[AdvertEncoder.MAX_BYTES];
        int length =
                new AdvertEncoder(config).encode(RouterConfig.address(source), priority, packet);
        return Arrays.copyOf(packet, length);
    }

    private static TrackScriptConfig script(String name) {
        var second = Duration.ofSeconds(1);
        var command = new ScriptCommand(List.of("/bin/true"), Optional.empty());
        return new TrackScriptConfig(name, command, second, second, 0, false, 1, 1, false);
    }

    private static Configuration configuration(RouterConfig... routers) {
        return configuration(
                List.of(),
                Arrays.stream(routers).map(RouterConfig::build).toArray(InstanceConfig[]::new));
    }

    private static Configuration configuration(
            List<TrackScriptConfig> scripts, InstanceConfig... instances) {
        return configuration(Duration.ZERO, scripts, instances);
    }

    private static Configuration configuration(
            Duration startupDelay, List<TrackScriptConfig> scripts, InstanceConfig... instances) {
        var mail =
                new GlobalConfig.MailConfig(
                        List.of(), Optional.empty(), Optional.empty(), 25, Duration.ofSeconds(30));
        var global =
                new GlobalConfig(
                        Optional.empty(),
                        mail,
                        Optional.empty(),
                        false,
                        startupDelay,
                        false,
                        false,
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        false,
                        OptionalInt.empty());
        return new Configuration(global, scripts, List.of(instances));
    }
}
