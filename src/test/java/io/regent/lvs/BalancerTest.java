package io.regent.lvs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.feature.LvsTimeouts;
import io.regent.config.feature.SyncDaemon;
import io.regent.config.lvs.Protocol;
import io.regent.lvs.Pool.Real;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What concerns the whole table: drift, taking over, timeouts, sync daemons, size. */
class BalancerTest {

    private static final ServiceKey FIRST =
            new ServiceKey.Address(Protocol.TCP, Pool.endpoint("10.0.0.1", 80));
    private static final ServiceKey FOREIGN =
            new ServiceKey.Address(Protocol.TCP, Pool.endpoint("10.9.9.9", 80));

    private static Pool two() {
        return Pool.tcp(1).real(1).real(2);
    }

    private static IpvsDestination destination(int n, int weight) {
        return Placement.of(Real.of(n).build(), weight).in(FIRST);
    }

    private static void addForeign(Scene scene) {
        var service = scene.balancer.plans().getFirst().services().getFirst();
        scene.kernel.byHand(
                new IpvsCommand.AddService(
                        new IpvsService(
                                FOREIGN, "rr", false, false, false, false, Optional.empty())));
        assertEquals("wrr", service.scheduler());
    }

    @Test
    void aTableThatIsAsItShouldBeIsLeftAlone() {
        var scene = Scene.started(two()).quiet();
        addForeign(scene);
        assertEquals(List.of(), scene.balancer.reconcile(Repair.EVERYTHING));
        scene.expect();
        assertEquals(2, scene.kernel.table().size());
    }

    @Test
    @Tag("LV-29")
    @DisplayName("LV-29: a service that somebody deleted is put back with what it had")
    void aDeletedServiceIsPutBack() {
        var scene = Scene.started(two(), Pool.tcp(2).real(3)).quiet();
        scene.check(1, false).quiet();
        scene.kernel.byHand(new IpvsCommand.RemoveService(FIRST));
        scene.balancer.reconcile(Repair.LOSSES);
        scene.expect(
                "A t 10.0.0.1:80", "a t 10.0.0.1:80 192.168.0.1:80 w1", "MissingService repaired");
        scene.balancer.reconcile(Repair.LOSSES);
        scene.expect();
    }

    @Test
    void lossesArePutBackAndTheHandOfAnOperatorIsLeftAlone() {
        var scene = Scene.started(two()).quiet();
        disturb(scene);
        scene.balancer.reconcile(Repair.LOSSES);
        scene.expect(
                "a t 10.0.0.1:80 192.168.0.2:80 w1",
                "OtherService reported",
                "OtherDestination reported",
                "MissingDestination repaired",
                "StrangeDestination reported");
        // Who has heard of it once need not hear of it each period, but of the next one.
        scene.balancer.reconcile(Repair.LOSSES);
        scene.expect();
        scene.kernel.byHand(new IpvsCommand.EditDestination(FIRST, destination(1, 8)));
        scene.balancer.reconcile(Repair.LOSSES);
        scene.expect("OtherDestination reported");
        scene.kernel.byHand(new IpvsCommand.EditDestination(FIRST, destination(1, 1)));
        scene.balancer.reconcile(Repair.LOSSES);
        scene.kernel.byHand(new IpvsCommand.EditDestination(FIRST, destination(1, 8)));
        scene.balancer.reconcile(Repair.LOSSES);
        scene.expect("OtherDestination reported");
    }

    @Test
    @Tag("LV-28")
    @DisplayName("LV-28: what could not be put right is told so, once, and is put right later")
    void aRepairThatIsRefusedIsNotTakenForDone() {
        var scene = Scene.started(two()).quiet();
        scene.kernel.byHand(new IpvsCommand.RemoveDestination(FIRST, destination(2, 0).endpoint()));
        scene.kernel.refuse(_ -> true);
        scene.balancer.reconcile(Repair.LOSSES);
        scene.balancer.reconcile(Repair.LOSSES);
        scene.expect(
                "a t 10.0.0.1:80 192.168.0.2:80 w1",
                "MissingDestination reported",
                "a t 10.0.0.1:80 192.168.0.2:80 w1");
        scene.kernel.refuse(_ -> false);
        scene.balancer.reconcile(Repair.LOSSES);
        scene.expect("a t 10.0.0.1:80 192.168.0.2:80 w1", "MissingDestination repaired");
    }

    @Test
    @Tag("LV-28")
    @DisplayName("LV-28: a table that cannot be read is no empty table")
    void aTableThatCannotBeReadIsLeftAlone() {
        var scene = Scene.started(two()).quiet();
        scene.kernel.hide(true);
        assertEquals(List.of(), scene.balancer.reconcile(Repair.EVERYTHING));
        scene.expect();
    }

    @Test
    @Tag("LV-28")
    @DisplayName("LV-28: a take-over that cannot read the table tidies it as soon as it can")
    void aTakeOverThatCannotReadTidiesLater() {
        var scene = Scene.started(two());
        scene.crash(Pool.setup(Pool.tcp(1).real(1)));
        scene.kernel.hide(true);
        scene.balancer.start(StartMode.TAKE_OVER);
        assertEquals(2, scene.kernel.table().getFirst().destinations().size());
        scene.kernel.hide(false);
        scene.quiet().balancer.reconcile(Repair.LOSSES);
        scene.expect("d t 10.0.0.1:80 192.168.0.2:80", "StrangeDestination repaired");
    }

    @Test
    @Tag("LV-28")
    @DisplayName("LV-28: timeouts and sync daemons that are refused are asked for again")
    void timeoutsAndSyncDaemonsAreAskedForAgain() {
        var tcp =
                new LvsTimeouts(
                        Optional.of(Duration.ofSeconds(60)), Optional.empty(), Optional.empty());
        var scene = Scene.loaded(with(Optional.of(tcp), Optional.of(sync(OptionalInt.empty()))));
        scene.kernel.refuse(command ->
                command instanceof IpvsCommand.SetTimeouts
                        || command instanceof IpvsCommand.StartSync);
        scene.balancer.start(StartMode.FRESH);
        assertTrue(scene.balancer.isUnsettled());
        scene.quiet().balancer.retry();
        scene.expect("set 60 120 300", "start SENDER eth0 id 0", "start RECEIVER eth0 id 0");
        scene.kernel.refuse(_ -> false);
        scene.balancer.retry();
        assertFalse(scene.balancer.isUnsettled());
        assertEquals(new IpvsTimeouts(60, 120, 300), scene.kernel.timeouts());
    }

    @Test
    @DisplayName("A sync daemon that runs already is started anew, with our settings")
    void aSyncDaemonOfOthersIsStartedAnew() {
        var scene = Scene.loaded(with(Optional.empty(), Optional.empty()));
        scene.kernel.fail(command ->
                scene.kernel.commands() == 1 && command instanceof IpvsCommand.StartSync
                        ? SimIpvs.Fault.LIE
                        : SimIpvs.Fault.NONE);
        new Errand(scene.kernel)
                .run(
                        List.of(
                                new IpvsCommand.StartSync(
                                        SyncRole.SENDER, sync(OptionalInt.empty()), 51)));
        scene.expect("start SENDER eth0 id 51", "stop SENDER", "start SENDER eth0 id 51");
    }

    @Test
    @Tag("LV-28")
    @DisplayName("LV-28: a table that may not be flushed at the stop is emptied of what is ours")
    void aRefusedFlushAtTheStopIsMadeGood() {
        var setup = Pool.setup(two());
        var scene =
                Scene.started(
                        new LvsSetup(
                                setup.lvs(),
                                false,
                                false,
                                Optional.of("all"),
                                Optional.empty(),
                                Optional.empty()));
        addForeign(scene);
        scene.kernel.refuse(command -> command instanceof IpvsCommand.Flush);
        scene.balancer.stop(false);
        assertEquals(FOREIGN, scene.kernel.table().getFirst().service().key());
        assertEquals(1, scene.kernel.table().size());
    }

    @Test
    void everythingIsPutRightIfWanted() {
        var scene = Scene.started(two()).quiet();
        disturb(scene);
        scene.balancer.reconcile(Repair.EVERYTHING);
        scene.expect(
                "E t 10.0.0.1:80",
                "e t 10.0.0.1:80 192.168.0.1:80 w1",
                "a t 10.0.0.1:80 192.168.0.2:80 w1",
                "d t 10.0.0.1:80 192.168.0.77:80",
                "OtherService repaired",
                "OtherDestination repaired",
                "MissingDestination repaired",
                "StrangeDestination repaired");
        assertEquals(0, scene.kernel.inVain());
        disturb(scene);
        scene.balancer.reconcile(Repair.NOTHING);
        scene.expect(
                "OtherService reported",
                "OtherDestination reported",
                "MissingDestination reported",
                "StrangeDestination reported");
    }

    private static void disturb(Scene scene) {
        scene.kernel.byHand(
                new IpvsCommand.EditService(
                        new IpvsService(
                                FIRST, "rr", false, false, false, false, Optional.empty())));
        scene.kernel.byHand(new IpvsCommand.EditDestination(FIRST, destination(1, 0)));
        scene.kernel.byHand(new IpvsCommand.RemoveDestination(FIRST, destination(2, 0).endpoint()));
        scene.kernel.byHand(new IpvsCommand.AddDestination(FIRST, destination(77, 1)));
    }

    @Test
    void anAnswerOfTheKernelRaisesSuspicion() {
        var scene = Scene.started(two());
        scene.check(0, false).quiet();
        assertFalse(scene.balancer.isDriftSuspected());
        scene.kernel.byHand(new IpvsCommand.RemoveService(FIRST));
        scene.check(0, true);
        assertTrue(scene.balancer.isDriftSuspected());
        scene.balancer.reconcile(Repair.LOSSES);
        scene.balancer.retry();
        assertFalse(scene.balancer.isDriftSuspected());
        assertFalse(scene.balancer.isUnsettled());
        assertEquals(List.of(), scene.balancer.desired().differences(scene.kernel.table()));
        assertEquals(2, scene.kernel.table().getFirst().destinations().size());
    }

    @Test
    @DisplayName("A process that takes over finds its table and changes nothing")
    void aTableIsTakenOverAsItIs() {
        var pools = Pool.setup(two(), Pool.tcp(2).real(Real.of(3).alpha()));
        var scene = Scene.started(pools);
        scene.check(1, false);
        scene.balancer.checkerChanged(scene.id(1), 0, 0, true);
        addForeign(scene);
        var before = scene.kernel.table();
        scene.crash(pools);
        scene.balancer.start(StartMode.TAKE_OVER);
        scene.expect();
        assertEquals(before, scene.kernel.table());
        scene.check(1, true);
        scene.expect("a t 10.0.0.1:80 192.168.0.2:80 w1", "RS 192.168.0.2:80 UP");
    }

    @Test
    void theSorryServerGoesOnServingOverATakeOver() {
        var setup = Pool.setup(two().sorry("192.168.0.9"));
        var scene = Scene.started(setup);
        scene.check(0, false).check(1, false);
        scene.crash(setup);
        scene.balancer.start(StartMode.TAKE_OVER);
        scene.expect("VS DOWN 0/1 start");
        scene.check(1, true);
        scene.expect(
                "RS 192.168.0.2:80 UP",
                "d t 10.0.0.1:80 192.168.0.9:80",
                "a t 10.0.0.1:80 192.168.0.2:80 w1",
                "VS UP 1/1");
    }

    @Test
    void aTakeOverChangesOnlyWhatTheFileChanged() {
        var scene = Scene.started(two());
        scene.crash(Pool.setup(Pool.tcp(1).real(Real.of(1).weight(5)), Pool.tcp(2).real(3)));
        scene.balancer.start(StartMode.TAKE_OVER);
        scene.expect(
                "VS UP 1/1 start",
                "e t 10.0.0.1:80 192.168.0.1:80 w5",
                "d t 10.0.0.1:80 192.168.0.2:80",
                "A t 10.0.0.2:80",
                "a t 10.0.0.2:80 192.168.0.3:80 w1",
                "OtherDestination repaired",
                "StrangeDestination repaired",
                "MissingService repaired");
    }

    private static LvsSetup with(Optional<LvsTimeouts> timeouts, Optional<SyncDaemon> sync) {
        return new LvsSetup(
                Pool.setup(Pool.tcp(1).real(1)).lvs(),
                false,
                false,
                Optional.of("VS"),
                timeouts,
                sync);
    }

    @Test
    @Tag("LV-24")
    @DisplayName("LV-24: lvs_timeouts are set, and the originals are written back")
    void timeoutsAreSetAndWrittenBack() {
        var tcp =
                new LvsTimeouts(
                        Optional.of(Duration.ofSeconds(60)),
                        Optional.of(Duration.ZERO),
                        Optional.empty());
        var udp =
                new LvsTimeouts(
                        Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(5)));
        var scene = Scene.loaded(with(Optional.of(tcp), Optional.empty()));
        scene.balancer.start(StartMode.FRESH);
        assertEquals(new IpvsTimeouts(60, 120, 300), scene.kernel.timeouts());
        scene.quiet();
        scene.balancer.reload(with(Optional.of(udp), Optional.empty()));
        scene.expect("set 900 120 5");
        scene.balancer.reload(with(Optional.empty(), Optional.empty()));
        scene.expect("set 900 120 300");
        scene.balancer.reload(with(Optional.of(tcp), Optional.empty()));
        scene.expect("set 60 120 300");
        scene.balancer.stop(false);
        assertEquals(new IpvsTimeouts(900, 120, 300), scene.kernel.timeouts());
    }

    private static SyncDaemon sync(OptionalInt id) {
        return new SyncDaemon(
                "eth0",
                Optional.empty(),
                id,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    @Test
    @DisplayName("7.7: unbound, both daemons run; they start anew when a parameter changed")
    void bothSyncDaemonsRunUnbound() {
        var scene = Scene.loaded(with(Optional.empty(), Optional.of(sync(OptionalInt.empty()))));
        scene.balancer.start(StartMode.FRESH);
        scene.expect(
                "stop SENDER",
                "stop RECEIVER",
                "start SENDER eth0 id 0",
                "start RECEIVER eth0 id 0",
                "A t 10.0.0.1:80",
                "a t 10.0.0.1:80 192.168.0.1:80 w1",
                "VS UP 1/1 start");
        var seven = with(Optional.empty(), Optional.of(sync(OptionalInt.of(7))));
        scene.balancer.reload(seven);
        scene.expect(
                "stop SENDER",
                "stop RECEIVER",
                "start SENDER eth0 id 7",
                "start RECEIVER eth0 id 7");
        scene.balancer.reload(seven);
        scene.expect();
        scene.balancer.stop(false);
        scene.expect("D t 10.0.0.1:80", "VS DOWN 0/1 stop (traps)", "stop SENDER", "stop RECEIVER");
    }

    @Test
    @DisplayName("7.7: bound to an instance, the daemon's role follows the instance's")
    void aBoundSyncDaemonFollowsTheInstance() {
        var daemon = sync(OptionalInt.empty());
        assertEquals(
                "[stop RECEIVER, start SENDER eth0 id 51]",
                words(SyncRules.roleChanged(daemon, 51, true)));
        assertEquals(
                "[stop SENDER, start RECEIVER eth0 id 3]",
                words(SyncRules.roleChanged(sync(OptionalInt.of(3)), 51, false)));
        assertEquals("[stop SENDER]", words(SyncRules.stopBound(true)));
        assertEquals("[stop RECEIVER]", words(SyncRules.stopBound(false)));
    }

    private static String words(List<IpvsCommand> commands) {
        return commands.stream().map(Words::of).toList().toString();
    }

    @Test
    @DisplayName("Ten thousand virtual servers: start, events, reload and stop in linear time")
    void tenThousandVirtualServersAreNoTrouble() {
        var pools = new Pool[10_000];
        for (int i = 0; i < pools.length; i++) {
            pools[i] = Pool.at(Protocol.TCP, "10." + i / 250 + ".0." + (1 + i % 250), 80);
            for (int n = 1; n <= 4; n++) pools[i].real(n);
        }
        var setup = Pool.setup(pools);
        var scene = Scene.started(setup);
        assertEquals(50_000, scene.kernel.commands());
        var id = scene.id(9_999);
        for (int i = 0; i < 100_000; i++) scene.balancer.checkerChanged(id, i % 4, 0, i % 8 >= 4);
        int before = scene.kernel.commands();
        assertEquals(150_000, before, "each result is a change");
        scene.balancer.reload(setup);
        assertEquals(before, scene.kernel.commands());
        assertEquals(List.of(), scene.balancer.reconcile(Repair.EVERYTHING));
        scene.balancer.stop(false);
        assertEquals(List.of(), scene.kernel.table());
    }
}
