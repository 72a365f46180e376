package io.regent.ipvs;

import static io.regent.ipvs.Values.at;
import static io.regent.ipvs.Values.destination;
import static io.regent.ipvs.Values.ip;
import static io.regent.ipvs.Values.key;
import static io.regent.ipvs.Values.persistent;
import static io.regent.ipvs.Values.service;
import static io.regent.ipvs.Values.tunnel;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.config.feature.SyncDaemon;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.Persistence;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.Scheduler;
import io.regent.kernel.TestNamespace;
import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsDestination;
import io.regent.lvs.IpvsDestinationStatistics;
import io.regent.lvs.IpvsEntry;
import io.regent.lvs.IpvsOutcome;
import io.regent.lvs.IpvsService;
import io.regent.lvs.IpvsServiceStatistics;
import io.regent.lvs.IpvsTimeouts;
import io.regent.lvs.ServiceKey;
import io.regent.lvs.SyncRole;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import io.regent.observe.RecordingLog;
import io.regent.sys.ErrnoException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a kernel with IPVS, seen by ipvsadm too. See build/testkernel.sh. */
@Tag("ipvs")
@Timeout(300)
class KernelIpvsTest {

    private static final IpvsOutcome DONE = new IpvsOutcome.Done();
    private static final IpvsOutcome ALREADY_THERE = new IpvsOutcome.AlreadyThere();
    private static final IpvsOutcome NOT_THERE = new IpvsOutcome.NotThere();

    private static final ServiceKey WEB = key(Protocol.TCP, "192.0.2.1", 80);
    private static final ServiceKey WEB_V6 = key(Protocol.TCP, "2001:db8::1", 80);

    private static TestNamespace namespace;
    private static Ipvsadm ipvsadm;

    private final RecordingLog log = new RecordingLog();
    private KernelIpvs ipvs;

    @BeforeAll
    static void makeANamespace() {
        namespace = TestNamespace.make("ipvs-");
        ipvsadm = new Ipvsadm(namespace);
    }

    @AfterAll
    static void removeIt() {
        if (namespace != null) namespace.close();
    }

    @BeforeEach
    void open() throws Exception {
        ipvs = namespace.inside(() -> KernelIpvs.open(new Modprobe(), log));
        assertEquals(DONE, ipvs.run(new IpvsCommand.Flush()));
    }

    @AfterEach
    void close() {
        if (ipvs != null) ipvs.close();
    }

    @Test
    void everySchedulerIsTakenWithItsFlags() {
        var table = new ArrayList<IpvsEntry>();
        int port = 1000;
        for (Scheduler scheduler : schedulersOfThisKernel()) {
            for (int flags = 0; flags < 8; flags += 7) {
                table.add(
                        entry(
                                new IpvsService(
                                        key(Protocol.TCP, "192.0.2.1", port++),
                                        scheduler.word(),
                                        flags != 0,
                                        flags != 0,
                                        flags != 0,
                                        false,
                                        Optional.empty())));
            }
        }
        assertTable(table);
    }

    @Test
    void everyProtocolMarkAndKindOfPersistenceIsTaken() {
        var sip = new Persistence(Duration.ofSeconds(60), Optional.of("sip"), 64);
        assertTable(
                List.of(
                        entry(service(WEB, "rr")),
                        entry(service(key(Protocol.UDP, "192.0.2.1", 80), "rr")),
                        entry(service(key(Protocol.SCTP, "192.0.2.1", 80), "rr")),
                        entry(persistent(WEB_V6, "wlc", 300, 128)),
                        entry(persistent(key(Protocol.TCP, "192.0.2.2", 0), "lc", 1, 0xffff0000)),
                        entry(persistent(key(Protocol.TCP, "192.0.2.3", 0), "lc", 2_678_400, -1)),
                        entry(
                                new IpvsService(
                                        key(Protocol.UDP, "2001:db8::2", 5060),
                                        "rr",
                                        false,
                                        false,
                                        false,
                                        true,
                                        Optional.of(sip))),
                        entry(service(new ServiceKey.FwMark(IpFamily.IPV4, 1), "sh")),
                        entry(service(new ServiceKey.FwMark(IpFamily.IPV6, 1), "sh")),
                        entry(service(new ServiceKey.FwMark(IpFamily.IPV4, 0xffffffffL), "dh"))));
    }

    @Test
    void everyForwardingMethodIsTaken() {
        var destinations = new ArrayList<IpvsDestination>();
        destinations.add(destination("10.0.0.1", 8080, Forwarding.MASQUERADING));
        destinations.add(destination("10.0.0.2", 80, Forwarding.GATEWAYING));
        destinations.add(destination("127.0.0.1", 80, Forwarding.GATEWAYING));
        int last = 3;
        for (Forwarding.Checksum checksum : Forwarding.Checksum.values()) {
            destinations.add(
                    destination(
                            "10.0.0." + last++, 80, tunnel(Forwarding.Tunnel.GUE, 6080, checksum)));
        }
        for (var checksum : List.of(Forwarding.Checksum.NONE, Forwarding.Checksum.FULL)) {
            destinations.add(
                    destination(
                            "10.0.0." + last++, 80, tunnel(Forwarding.Tunnel.GRE, 0, checksum)));
        }
        var ipip = tunnel(Forwarding.Tunnel.IPIP, 0, Forwarding.Checksum.NONE);
        destinations.add(destination("10.0.0.9", 80, ipip));
        destinations.add(destination("2001:db8::9", 80, ipip));
        assertTable(List.of(new IpvsEntry(service(WEB, "rr"), destinations)));
    }

    @Test
    void weightsAndThresholdsGoToTheirLimits() {
        var destinations =
                List.of(
                        new IpvsDestination(at("10.0.0.1", 80), Forwarding.GATEWAYING, 0, 0, 0),
                        new IpvsDestination(
                                at("10.0.0.2", 80),
                                Forwarding.GATEWAYING,
                                Integer.MAX_VALUE,
                                Integer.MAX_VALUE,
                                Integer.MAX_VALUE),
                        new IpvsDestination(at("10.0.0.3", 80), Forwarding.GATEWAYING, 1, 20, 10));
        assertTable(List.of(new IpvsEntry(service(WEB, "rr"), destinations)));
        String shown = ipvsadm.run("-Ln", "--thresholds");
        assertTrue(shown.matches("(?s).*10\\.0\\.0\\.3:80 +20 +10 .*"), shown);
    }

    @Test
    void everythingButTheKeyCanBeEdited() {
        put(
                List.of(
                        new IpvsEntry(
                                persistent(WEB, "wlc", 300, -1),
                                List.of(destination("10.0.0.1", 80, Forwarding.GATEWAYING)))));
        var edited =
                new IpvsDestination(
                        at("10.0.0.1", 80),
                        tunnel(Forwarding.Tunnel.GUE, 6080, Forwarding.Checksum.FULL),
                        7,
                        20,
                        10);
        assertEquals(
                List.of(DONE, DONE),
                ipvs.run(
                        List.of(
                                new IpvsCommand.EditService(service(WEB, "mh")),
                                new IpvsCommand.EditDestination(WEB, edited))));
        assertHolds(List.of(new IpvsEntry(service(WEB, "mh"), List.of(edited))));
        var back = destination("10.0.0.1", 80, Forwarding.MASQUERADING);
        ipvs.run(new IpvsCommand.EditDestination(WEB, back));
        assertHolds(List.of(new IpvsEntry(service(WEB, "mh"), List.of(back))));
    }

    @Test
    void whatIsThereOrNotThereIsSaid() {
        var web = service(WEB, "rr");
        var real = destination("10.0.0.1", 80, Forwarding.GATEWAYING);
        var endpoint = real.endpoint();
        assertEquals(
                List.of(
                        NOT_THERE,
                        NOT_THERE,
                        NOT_THERE,
                        NOT_THERE,
                        NOT_THERE,
                        DONE,
                        ALREADY_THERE,
                        NOT_THERE,
                        NOT_THERE,
                        DONE,
                        ALREADY_THERE,
                        DONE,
                        NOT_THERE,
                        DONE,
                        NOT_THERE),
                ipvs.run(
                        List.of(
                                new IpvsCommand.EditService(web),
                                new IpvsCommand.RemoveService(WEB),
                                new IpvsCommand.AddDestination(WEB, real),
                                new IpvsCommand.EditDestination(WEB, real),
                                new IpvsCommand.RemoveDestination(WEB, endpoint),
                                new IpvsCommand.AddService(web),
                                new IpvsCommand.AddService(web),
                                new IpvsCommand.EditDestination(WEB, real),
                                new IpvsCommand.RemoveDestination(WEB, endpoint),
                                new IpvsCommand.AddDestination(WEB, real),
                                new IpvsCommand.AddDestination(WEB, real),
                                new IpvsCommand.RemoveDestination(WEB, endpoint),
                                new IpvsCommand.RemoveDestination(WEB, endpoint),
                                new IpvsCommand.RemoveService(WEB),
                                new IpvsCommand.RemoveService(WEB))));
        assertEquals(
                List.of(
                        "IPVS was to edit service TCP 192.0.2.1:80 rr, and 5 more:"
                                + " ESRCH (3, No such process): it is not there",
                        "IPVS was to add service TCP 192.0.2.1:80 rr, and 1 more:"
                                + " EEXIST (17, File exists): it is there already, and gets our settings",
                        "IPVS was to edit destination 10.0.0.1:80 of TCP 192.0.2.1:80, and 2 more:"
                                + " ENOENT (2, No such file or directory): it is not there"),
                log.lines());
    }

    @Test
    void aRefusalSpoilsNoOtherCommandAndIsLogged() {
        var silly = new IpvsDestination(at("10.0.0.2", 80), Forwarding.GATEWAYING, 1, 5, 10);
        assertEquals(
                List.of(
                        DONE,
                        new IpvsOutcome.Refused("ERANGE"),
                        new IpvsOutcome.Refused("EINVAL"),
                        DONE),
                ipvs.run(
                        List.of(
                                new IpvsCommand.AddService(service(WEB, "rr")),
                                new IpvsCommand.AddDestination(WEB, silly),
                                new IpvsCommand.AddDestination(
                                        WEB, destination("2001:db8::9", 80, Forwarding.GATEWAYING)),
                                new IpvsCommand.AddDestination(
                                        WEB, destination("10.0.0.1", 80, Forwarding.GATEWAYING)))));
        assertTrue(
                log.contains(
                        "IPVS refuses to add destination 10.0.0.2:80 to TCP 192.0.2.1:80:"
                                + " ERANGE"),
                log.lines()::toString);
        assertEquals(1, ipvs.read().orElseThrow().getFirst().destinations().size());
    }

    @Test
    void aSchedulerOrEngineThatNobodyHasIsNamed() {
        assertEquals(
                new IpvsOutcome.Refused("ENOENT"),
                ipvs.run(new IpvsCommand.AddService(service(WEB, "nonsense"))));
        assertTrue(
                log.contains("module ip_vs_nonsense could not be loaded: "), log.lines()::toString);
        var engine = new Persistence(Duration.ofSeconds(1), Optional.of("x".repeat(99)), -1);
        var outcome =
                ipvs.run(
                        new IpvsCommand.AddService(
                                new IpvsService(
                                        WEB,
                                        "rr",
                                        false,
                                        false,
                                        false,
                                        false,
                                        Optional.of(engine))));
        assertTrue(outcome instanceof IpvsOutcome.Refused, outcome::toString);
        assertEquals(List.of(), ipvs.read().orElseThrow());
    }

    @Test
    void aSchedulerThatIsNotLoadedYetIsLoaded() throws Exception {
        Path module = Path.of("/sys/module/ip_vs_fo");
        new ProcessBuilder("modprobe", "-r", "ip_vs_fo").start().waitFor();
        assumeTrue(Files.notExists(module), "this kernel keeps ip_vs_fo");
        assertEquals(DONE, ipvs.run(new IpvsCommand.AddService(service(WEB, "fo"))));
        assertTrue(Files.exists(module));
    }

    @Test
    void aKernelThatHasNoIpvsIsAskedTwice() {
        var asked = new ArrayList<String>();
        ModuleLoader loader =
                module -> {
                    asked.add(module);
                    return Optional.of("no such file");
                };
        var missing =
                assertThrows(ErrnoException.class, () -> KernelIpvs.open("nobody", loader, log));
        assertEquals(List.of("ip_vs"), asked);
        assertEquals(
                "the kernel has no IPVS (no such file); generic netlink family nobody:"
                        + " ENOENT (2, No such file or directory)",
                missing.getMessage());
    }

    @Test
    void aTableThatIpvsadmHasMadeReadsAsItIs() {
        ipvsadm.restore(
                """
                -A -t 192.0.2.1:80 -s wrr -p 360 -M 255.255.255.0
                -a -t 192.0.2.1:80 -r 10.0.0.2:8080 -m -w 5 -x 100 -y 50
                -a -t 192.0.2.1:80 -r 10.0.0.3:80 -i -w 3 --tun-type gue --tun-port 6080 --tun-remcsum
                -A -u [2001:db8::1]:5060 -s mh -b mh-port,mh-fallback -o
                -a -u [2001:db8::1]:5060 -r 10.0.0.9:5060 -i --tun-type gre --tun-csum
                -A -f 7 -6 -s sh -p 60 -M 64
                -A --sctp-service 192.0.2.1:9 -s ovf
                """);
        var gue = tunnel(Forwarding.Tunnel.GUE, 6080, Forwarding.Checksum.REMOTE);
        var gre = tunnel(Forwarding.Tunnel.GRE, 0, Forwarding.Checksum.FULL);
        assertHolds(
                List.of(
                        new IpvsEntry(
                                persistent(WEB, "wrr", 360, 0xffffff00),
                                List.of(
                                        new IpvsDestination(
                                                at("10.0.0.2", 8080),
                                                Forwarding.MASQUERADING,
                                                5,
                                                100,
                                                50),
                                        new IpvsDestination(at("10.0.0.3", 80), gue, 3, 0, 0))),
                        new IpvsEntry(
                                new IpvsService(
                                        key(Protocol.UDP, "2001:db8::1", 5060),
                                        "mh",
                                        true,
                                        true,
                                        false,
                                        true,
                                        Optional.empty()),
                                List.of(destination("10.0.0.9", 5060, gre))),
                        entry(persistent(new ServiceKey.FwMark(IpFamily.IPV6, 7), "sh", 60, 64)),
                        entry(service(key(Protocol.SCTP, "192.0.2.1", 9), "ovf"))));
    }

    @Test
    void timeoutsAreSetAndZeroKeepsThem() {
        ipvs.run(new IpvsCommand.SetTimeouts(new IpvsTimeouts(1000, 200, 400)));
        assertEquals(new IpvsTimeouts(1000, 200, 400), ipvs.timeouts());
        String shown = ipvsadm.run("-Ln", "--timeout");
        assertTrue(shown.contains("1000 200 400"), shown);
        ipvs.run(new IpvsCommand.SetTimeouts(new IpvsTimeouts(0, 100, 0)));
        assertEquals(new IpvsTimeouts(1000, 100, 400), ipvs.timeouts());
        assertEquals(
                new IpvsOutcome.Refused("EINVAL"),
                ipvs.run(new IpvsCommand.SetTimeouts(new IpvsTimeouts(0xffffffffL, 1, 1))));
    }

    @Test
    void syncDaemonsOfBothRolesStartAndStop() throws Exception {
        namespace.ip("link", "add", "sync0", "type", "veth", "peer", "name", "sync1");
        namespace.ip("link", "set", "sync0", "up");
        namespace.ip("link", "set", "sync1", "up");
        namespace.ip("addr", "add", "192.0.2.9/24", "dev", "sync0");
        var all =
                new SyncDaemon(
                        "sync0",
                        Optional.empty(),
                        OptionalInt.of(7),
                        OptionalInt.of(1400),
                        OptionalInt.of(9000),
                        OptionalInt.of(3),
                        Optional.of(ip("224.0.0.99")));
        var plain =
                new SyncDaemon(
                        "sync0",
                        Optional.of("VI_1"),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty());
        var sender = new IpvsCommand.StartSync(SyncRole.SENDER, all, 7);
        var receiver = new IpvsCommand.StartSync(SyncRole.RECEIVER, plain, 255);
        assertEquals(
                List.of(DONE, DONE, ALREADY_THERE, ALREADY_THERE),
                ipvs.run(List.of(sender, receiver, sender, receiver)));
        String shown = ipvsadm.run("-Ln", "--daemon");
        assertTrue(
                shown.contains(
                        "master sync daemon (mcast=sync0, syncid=7, maxlen=1400,"
                                + " group=224.0.0.99, port=9000, ttl=3)"),
                shown);
        assertTrue(shown.contains("backup sync daemon (mcast=sync0, syncid=255, "), shown);
        List<RunningSync> running = ipvs.syncDaemons();
        assertEquals(new RunningSync(SyncRole.SENDER, all), running.getFirst());
        assertEquals(SyncRole.RECEIVER, running.get(1).role());
        assertEquals(OptionalInt.of(255), running.get(1).daemon().id());
        assertEquals(Optional.of(ip("224.0.0.81")), running.get(1).daemon().group());
        assertEquals(
                List.of(DONE, DONE, NOT_THERE, NOT_THERE),
                ipvs.run(
                        List.of(
                                new IpvsCommand.StopSync(SyncRole.SENDER),
                                new IpvsCommand.StopSync(SyncRole.RECEIVER),
                                new IpvsCommand.StopSync(SyncRole.SENDER),
                                new IpvsCommand.StopSync(SyncRole.RECEIVER))));
        assertEquals(List.of(), ipvs.syncDaemons());
        var nowhere =
                new SyncDaemon(
                        "nowhere0",
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty());
        assertEquals(
                new IpvsOutcome.Refused("ENODEV"),
                ipvs.run(new IpvsCommand.StartSync(SyncRole.SENDER, nowhere, 0)));
    }

    @Test
    void whatPassesIsCounted() throws Exception {
        namespace.ip("addr", "replace", "192.0.2.1/32", "dev", "lo");
        ServiceKey echo = key(Protocol.UDP, "192.0.2.1", 5000);
        put(
                List.of(
                        new IpvsEntry(
                                service(echo, "rr"),
                                List.of(destination("127.0.0.1", 5001, Forwarding.MASQUERADING)))));
        namespace.inside(() -> {
            // Without a receiver there would be errors to count on the way back.
            try (var socket = new DatagramSocket();
                    var _ = new DatagramSocket(5001)) {
                var packet = new DatagramPacket(new byte[72], 72);
                packet.setAddress(InetAddress.getByName("192.0.2.1"));
                packet.setPort(5000);
                for (int i = 0; i < 5; i++) socket.send(packet);
            }
            return true;
        });
        IpvsServiceStatistics service = statisticsOfTheFirstConnection();
        assertEquals(echo, service.key());
        assertEquals(1, service.counters().connections());
        assertEquals(5, service.counters().inPackets());
        assertEquals(500, service.counters().inBytes());
        assertEquals(0, service.counters().outBytes());
        IpvsDestinationStatistics destination = service.destinations().getFirst();
        assertEquals(at("127.0.0.1", 5001), destination.endpoint());
        assertEquals(1, destination.inactiveConnections());
        assertEquals(service.counters(), destination.counters());
        String shown = ipvsadm.run("-Ln", "--stats", "--exact");
        assertTrue(shown.matches("(?s).*192\\.0\\.2\\.1:5000 +1 +5 +0 +500 +0\\b.*"), shown);
    }

    @Test
    void theVersionIsThatOfIpvsadm() throws Exception {
        IpvsInfo info = ipvs.info();
        assertTrue(
                ipvsadm.run("-Ln")
                        .startsWith(
                                "IP Virtual Server version "
                                        + info.version()
                                        + " (size="
                                        + info.connectionTableSize()
                                        + ")"));
    }

    @Test
    void fourThousandDestinationsComeAndGoTogether() {
        var commands = new ArrayList<IpvsCommand>();
        for (int i = 0; i < 1000; i++) {
            ServiceKey key = key(Protocol.TCP, "192.0.2.1", 1000 + i);
            commands.add(new IpvsCommand.AddService(service(key, "rr")));
            for (int j = 0; j < 4; j++) {
                commands.add(
                        new IpvsCommand.AddDestination(
                                key,
                                new IpvsDestination(
                                        new Endpoint(IpAddress.v4(0x0a000001 + 4 * i + j), 80),
                                        Forwarding.GATEWAYING,
                                        1,
                                        0,
                                        0)));
            }
        }
        long start = System.nanoTime();
        assertEquals(Set.of(DONE), Set.copyOf(ipvs.run(commands)));
        long written = System.nanoTime();
        List<IpvsEntry> table = ipvs.read().orElseThrow();
        long read = System.nanoTime();
        assertEquals(1000, table.size());
        assertTrue(table.stream().allMatch(entry -> entry.destinations().size() == 4));
        ipvs.run(new IpvsCommand.Flush());
        System.out.printf(
                "1000 services with 4000 destinations: written in %d ms, read in %d ms,"
                        + " flushed in %d ms%n",
                (written - start) / 1_000_000,
                (read - written) / 1_000_000,
                (System.nanoTime() - read) / 1_000_000);
        assertTrue(written - start < 10_000_000_000L, "even an emulated machine is faster");
    }

    @Test
    void anyTableIsReadAsItWasWritten() {
        int seeds = Integer.getInteger("regent.ipvs.seeds", 12);
        List<Scheduler> schedulers = schedulersOfThisKernel();
        for (long seed = 0; seed < seeds; seed++) {
            try {
                ipvs.run(new IpvsCommand.Flush());
                var random = new Random(seed);
                var source = new RandomTable(random, schedulers);
                List<IpvsEntry> table = source.entries(20, 8);
                assertTable(table);
                assertHolds(changeSome(random, source, table));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** Kernels up to 6.1 add their counters up every two seconds. */
    private IpvsServiceStatistics statisticsOfTheFirstConnection() throws Exception {
        for (int attempt = 0; attempt < 100; attempt++) {
            List<IpvsServiceStatistics> all = ipvs.statistics();
            assertEquals(1, all.size());
            if (all.getFirst().counters().connections() > 0) return all.getFirst();
            Thread.sleep(100);
        }
        throw new AssertionError("no connection was counted");
    }

    /** All of the configuration's, but for a young one that not every kernel is built with. */
    private static List<Scheduler> schedulersOfThisKernel() {
        var found = new ArrayList<>(List.of(Scheduler.values()));
        if (new Modprobe().load("ip_vs_twos").isPresent()) found.remove(Scheduler.TWOS);
        return found;
    }

    /** Edits and removes some of it; returns what must be there then. */
    private List<IpvsEntry> changeSome(Random random, RandomTable source, List<IpvsEntry> table) {
        var commands = new ArrayList<IpvsCommand>();
        var after = new ArrayList<IpvsEntry>();
        for (IpvsEntry entry : table) {
            ServiceKey key = entry.service().key();
            if (random.nextInt(5) == 0) {
                commands.add(new IpvsCommand.RemoveService(key));
                continue;
            }
            IpvsService service = source.changed(entry.service());
            commands.add(new IpvsCommand.EditService(service));
            var kept = new ArrayList<IpvsDestination>();
            for (IpvsDestination destination : entry.destinations()) {
                if (random.nextInt(4) == 0) {
                    commands.add(new IpvsCommand.RemoveDestination(key, destination.endpoint()));
                    continue;
                }
                IpvsDestination changed = source.changed(key, destination);
                commands.add(new IpvsCommand.EditDestination(key, changed));
                kept.add(changed);
            }
            after.add(new IpvsEntry(service, kept));
        }
        assertAllDone(commands);
        return after;
    }

    private void assertTable(List<IpvsEntry> table) {
        put(table);
        assertHolds(table);
    }

    private void put(List<IpvsEntry> table) {
        var commands = new ArrayList<IpvsCommand>();
        for (IpvsEntry entry : table) {
            commands.add(new IpvsCommand.AddService(entry.service()));
            for (IpvsDestination destination : entry.destinations()) {
                commands.add(new IpvsCommand.AddDestination(entry.service().key(), destination));
            }
        }
        assertAllDone(commands);
    }

    private void assertAllDone(List<IpvsCommand> commands) {
        List<IpvsOutcome> outcomes = ipvs.run(commands);
        assertEquals(commands.size(), outcomes.size());
        for (int i = 0; i < commands.size(); i++) {
            IpvsCommand command = commands.get(i);
            assertEquals(DONE, outcomes.get(i), () -> command + "\n" + log.lines());
        }
    }

    /** That this is the table for us and for ipvsadm, whatever its order. */
    private void assertHolds(List<IpvsEntry> table) {
        assertEquals(unordered(table), unordered(ipvs.read().orElseThrow()));
        assertEquals(
                String.join("\n", SavedTable.of(table)),
                String.join("\n", SavedTable.of(ipvsadm.saved())));
    }

    private record Unordered(IpvsService service, Set<IpvsDestination> destinations) {}

    private static Set<Unordered> unordered(List<IpvsEntry> table) {
        var set = new HashSet<Unordered>();
        for (IpvsEntry entry : table) {
            set.add(new Unordered(entry.service(), Set.copyOf(entry.destinations())));
        }
        assertEquals(table.size(), set.size());
        return set;
    }

    private static IpvsEntry entry(IpvsService service) {
        return new IpvsEntry(service, List.of());
    }
}
