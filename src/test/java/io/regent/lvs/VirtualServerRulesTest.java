package io.regent.lvs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.lvs.Checker;
import io.regent.lvs.Pool.Real;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rows of the inventory's tables 7.2 to 7.4, 7.6 and 7.9, in order. */
class VirtualServerRulesTest {

    private static Pool two() {
        return Pool.tcp(1).real(1).real(2);
    }

    @Test
    @DisplayName("7.2: the service is added, then its servers, then the quorum is told")
    void aStartAddsServiceAndServersAndGainsTheQuorum() {
        Scene.started(two())
                .expect(
                        "A t 10.0.0.1:80",
                        "a t 10.0.0.1:80 192.168.0.1:80 w1",
                        "a t 10.0.0.1:80 192.168.0.2:80 w1",
                        "VS UP 2/1 start");
    }

    @Test
    @Tag("LV-03")
    @DisplayName("LV-03: with alpha a server is absent until its first success")
    void anAlphaServerIsAbsentUntilItsFirstSuccess() {
        var scene = Scene.started(Pool.tcp(1).real(Real.of(1).alpha()));
        scene.expect("A t 10.0.0.1:80");
        scene.check(0, true);
        scene.expect("a t 10.0.0.1:80 192.168.0.1:80 w1", "RS 192.168.0.1:80 UP", "VS UP 1/1");
    }

    @Test
    void aFailedServerWithInhibitStartsWithWeight0() {
        var scene = Scene.started(Pool.tcp(1).real(Real.of(1).alpha().inhibit()).real(2));
        scene.expect(
                "A t 10.0.0.1:80",
                "a t 10.0.0.1:80 192.168.0.1:80 w0",
                "a t 10.0.0.1:80 192.168.0.2:80 w1",
                "VS UP 1/1 start");
        scene.check(0, true);
        scene.expect("e t 10.0.0.1:80 192.168.0.1:80 w1", "RS 192.168.0.1:80 UP");
    }

    @Test
    void aStartWithoutQuorumPutsTheSorryServerInAtOnce() {
        Scene.started(Pool.tcp(1).real(Real.of(1).alpha()).sorry("192.168.0.9"))
                .expect(
                        "A t 10.0.0.1:80",
                        "a t 10.0.0.1:80 192.168.0.9:80 w1",
                        "VS DOWN 0/1 start");
    }

    @Test
    void aServerThatIsUpAtAStartWithoutQuorumMakesRoomForTheSorryServer() {
        Scene.started(
                        Pool.tcp(1)
                                .quorum(2, 0)
                                .real(1)
                                .real(Real.of(2).alpha())
                                .sorry("192.168.0.9"))
                .expect(
                        "A t 10.0.0.1:80",
                        "a t 10.0.0.1:80 192.168.0.1:80 w1",
                        "d t 10.0.0.1:80 192.168.0.1:80",
                        "a t 10.0.0.1:80 192.168.0.9:80 w1",
                        "VS DOWN 1/2 start");
    }

    @Test
    void anInhibitedSorryServerWaitsWithWeight0() {
        var scene = Scene.started(Pool.tcp(1).real(1).inhibitedSorry("192.168.0.9"));
        scene.expect(
                "A t 10.0.0.1:80",
                "a t 10.0.0.1:80 192.168.0.1:80 w1",
                "a t 10.0.0.1:80 192.168.0.9:80 w0",
                "VS UP 1/1 start");
        scene.check(0, false);
        scene.expect(
                "d t 10.0.0.1:80 192.168.0.1:80",
                "RS 192.168.0.1:80 DOWN",
                "e t 10.0.0.1:80 192.168.0.9:80 w1",
                "VS DOWN 0/1");
        scene.check(0, true);
        scene.expect(
                "RS 192.168.0.1:80 UP",
                "e t 10.0.0.1:80 192.168.0.9:80 w0",
                "a t 10.0.0.1:80 192.168.0.1:80 w1",
                "VS UP 1/1");
    }

    @Test
    void theFirstResultIsNewsOfFailedAndAlphaServersOnly() {
        var scene = Scene.started(Pool.tcp(1).real(1).real(Real.of(2).alpha())).quiet();
        scene.check(0, true);
        scene.expect();
        scene.check(1, false);
        scene.expect("RS 192.168.0.2:80 DOWN");
        scene.check(1, false);
        scene.expect();
    }

    @Test
    void withInitialNoticesEveryServerIsToldOf() {
        var plain = Pool.setup(Pool.tcp(1).real(1).real(Real.of(2).checks()));
        var setup =
                new LvsSetup(
                        plain.lvs(),
                        true,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        var scene = Scene.started(setup);
        scene.expect(
                "A t 10.0.0.1:80",
                "a t 10.0.0.1:80 192.168.0.1:80 w1",
                "a t 10.0.0.1:80 192.168.0.2:80 w1",
                "RS 192.168.0.2:80 UP start",
                "VS UP 2/1 start");
        scene.check(0, true);
        scene.expect("RS 192.168.0.1:80 UP");
        scene.check(0, true);
        scene.expect();
    }

    @Test
    @Tag("LV-05")
    @DisplayName("LV-05: a failed server goes and is told of, and comes back")
    void aFailedServerGoesAndComesBack() {
        var scene = Scene.started(two()).quiet();
        scene.check(1, false);
        scene.expect("d t 10.0.0.1:80 192.168.0.2:80", "RS 192.168.0.2:80 DOWN");
        scene.check(1, true);
        scene.expect("a t 10.0.0.1:80 192.168.0.2:80 w1", "RS 192.168.0.2:80 UP");
    }

    @Test
    @DisplayName("LV-05: with inhibit_on_failure a failed server keeps its place, with weight 0")
    void anInhibitedServerKeepsItsPlace() {
        var scene = Scene.started(Pool.tcp(1).real(Real.of(1).weight(7).inhibit()).real(2)).quiet();
        scene.check(0, false);
        scene.expect("e t 10.0.0.1:80 192.168.0.1:80 w0", "RS 192.168.0.1:80 DOWN");
        scene.check(0, true);
        scene.expect("e t 10.0.0.1:80 192.168.0.1:80 w7", "RS 192.168.0.1:80 UP");
    }

    @Test
    void aServerIsUpWhenNoneOfItsChecksHasFailed() {
        var real = Real.of(1).checks(Pool.check(1, false), Pool.check(2, false));
        var scene = Scene.started(Pool.tcp(1).real(real).real(2)).quiet();
        scene.check(0, 0, false);
        scene.expect("d t 10.0.0.1:80 192.168.0.1:80", "RS 192.168.0.1:80 DOWN");
        scene.check(0, 1, false);
        scene.check(0, 0, true);
        scene.expect();
        scene.check(0, 1, true);
        scene.expect("a t 10.0.0.1:80 192.168.0.1:80 w1", "RS 192.168.0.1:80 UP");
    }

    @Test
    @DisplayName("7.3: while the sorry server serves, real servers are only marked alive")
    void whileTheSorryServerServesRealServersAreOnlyMarked() {
        var scene =
                Scene.started(Pool.tcp(1).quorum(2, 0).real(1).real(2).sorry("192.168.0.9"))
                        .quiet();
        scene.check(0, false).check(1, false);
        scene.expect(
                "d t 10.0.0.1:80 192.168.0.1:80",
                "RS 192.168.0.1:80 DOWN",
                "d t 10.0.0.1:80 192.168.0.2:80",
                "a t 10.0.0.1:80 192.168.0.9:80 w1",
                "VS DOWN 1/2",
                "RS 192.168.0.2:80 DOWN");
        scene.check(0, true);
        scene.expect("RS 192.168.0.1:80 UP");
    }

    @Test
    @Tag("LV-07")
    @DisplayName("LV-07: servers out before the sorry server comes, which goes before they return")
    void sorryServerAndRealServersChangePlaces() {
        var scene =
                Scene.started(Pool.tcp(1).quorum(2, 0).real(1).real(2).sorry("192.168.0.9"))
                        .quiet();
        scene.check(0, false);
        scene.expect(
                "d t 10.0.0.1:80 192.168.0.1:80",
                "RS 192.168.0.1:80 DOWN",
                "d t 10.0.0.1:80 192.168.0.2:80",
                "a t 10.0.0.1:80 192.168.0.9:80 w1",
                "VS DOWN 1/2");
        scene.check(0, true);
        scene.expect(
                "RS 192.168.0.1:80 UP",
                "d t 10.0.0.1:80 192.168.0.9:80",
                "a t 10.0.0.1:80 192.168.0.1:80 w1",
                "a t 10.0.0.1:80 192.168.0.2:80 w1",
                "VS UP 2/2");
    }

    @Test
    void withoutASorryServerLiveServersStayWhenTheQuorumIsLost() {
        var scene = Scene.started(Pool.tcp(1).quorum(2, 0).real(1).real(2)).quiet();
        scene.check(0, false);
        scene.expect("d t 10.0.0.1:80 192.168.0.1:80", "RS 192.168.0.1:80 DOWN", "VS DOWN 1/2");
        scene.check(0, true);
        scene.expect("a t 10.0.0.1:80 192.168.0.1:80 w1", "RS 192.168.0.1:80 UP", "VS UP 2/2");
    }

    @Test
    @Tag("LV-06")
    @DisplayName(
            "LV-06: lost below quorum - hysteresis, regained at quorum + hysteresis, once each")
    void theQuorumIsLostAndRegainedAtItsThresholds() {
        var pool = Pool.tcp(1).quorum(3, 1);
        for (int i = 1; i <= 5; i++) pool.real(i);
        var scene = Scene.started(pool).quiet();
        var told = new StringBuilder();
        for (int up = 4; up >= 0; up--) told.append(change(scene, up, false));
        for (int up = 0; up <= 4; up++) told.append(change(scene, up, true));
        assertEquals("4- 3- 2- 1-DOWN 0- 1+ 2+ 3+ 4+UP 5+ ", told.toString());
    }

    /** How many are up afterwards, and what the quorum did. */
    private static String change(Scene scene, int server, boolean up) {
        boolean before = scene.balancer.state(scene.id(0)).orElseThrow().quorum();
        scene.check(server, up);
        boolean after = scene.balancer.state(scene.id(0)).orElseThrow().quorum();
        String quorum = before == after ? "" : after ? "UP" : "DOWN";
        return (up ? server + 1 + "+" : server + "-") + quorum + " ";
    }

    @Test
    @DisplayName("7.3: another weight edits the destination, and the quorum follows")
    void aWeightChangeEditsTheDestination() {
        var scene = Scene.started(Pool.tcp(1).quorum(3, 0).real(Real.of(1).weight(3))).quiet();
        scene.weight(0, 5);
        scene.expect("e t 10.0.0.1:80 192.168.0.1:80 w8");
        scene.weight(0, -1);
        scene.expect("e t 10.0.0.1:80 192.168.0.1:80 w2", "VS DOWN 2/3");
    }

    @Test
    void changesOfAllChecksAddUpAndStayWithinTheLimits() {
        var real = Real.of(1).weight(10).checks(Pool.check(1, false), Pool.check(2, false));
        var scene = Scene.started(Pool.tcp(1).real(real).real(2)).quiet();
        scene.balancer.weightChanged(scene.id(0), 0, 0, 5);
        scene.balancer.weightChanged(scene.id(0), 0, 1, -7);
        scene.expect("e t 10.0.0.1:80 192.168.0.1:80 w15", "e t 10.0.0.1:80 192.168.0.1:80 w8");
        scene.balancer.weightChanged(scene.id(0), 0, 0, Integer.MAX_VALUE);
        scene.balancer.weightChanged(scene.id(0), 0, 1, Integer.MAX_VALUE);
        scene.expect("e t 10.0.0.1:80 192.168.0.1:80 w2147483647");
        scene.balancer.weightChanged(scene.id(0), 0, 0, Integer.MIN_VALUE);
        scene.balancer.weightChanged(scene.id(0), 0, 1, Integer.MIN_VALUE);
        scene.expect("e t 10.0.0.1:80 192.168.0.1:80 w9", "e t 10.0.0.1:80 192.168.0.1:80 w0");
    }

    @Test
    void theWeightOfADeadServerIsRememberedUntilItReturns() {
        var scene = Scene.started(two()).quiet();
        scene.check(0, false).quiet().weight(0, 4);
        scene.expect();
        scene.check(0, true);
        scene.expect("a t 10.0.0.1:80 192.168.0.1:80 w5", "RS 192.168.0.1:80 UP");
    }

    @Test
    void weightsOfNothingAreNoQuorum() {
        Scene.started(Pool.tcp(1).quorum(0, 0).real(Real.of(1).weight(0)))
                .expect("A t 10.0.0.1:80", "a t 10.0.0.1:80 192.168.0.1:80 w0");
    }

    @Test
    @Tag("LV-22")
    @DisplayName("LV-22: a stop takes out sorry server, servers, service; traps alone are sent")
    void aStopTakesEverythingOut() {
        var scene = Scene.started(two().inhibitedSorry("192.168.0.9")).quiet();
        scene.balancer.stop(false);
        scene.expect(
                "d t 10.0.0.1:80 192.168.0.9:80",
                "d t 10.0.0.1:80 192.168.0.1:80",
                "d t 10.0.0.1:80 192.168.0.2:80",
                "D t 10.0.0.1:80",
                "RS 192.168.0.1:80 DOWN stop (traps)",
                "RS 192.168.0.2:80 DOWN stop (traps)",
                "VS DOWN 0/1 stop (traps)");
    }

    @Test
    @Tag("LV-08")
    @DisplayName("LV-08: with omega everyone is told of a stop, the servers before the service")
    void withOmegaEveryoneIsToldOfAStop() {
        var scene = Scene.started(two().omega());
        scene.check(0, false).quiet();
        scene.balancer.stop(false);
        scene.expect(
                "d t 10.0.0.1:80 192.168.0.2:80",
                "D t 10.0.0.1:80",
                "RS 192.168.0.2:80 DOWN stop",
                "VS DOWN 0/1 stop");
    }

    @Test
    void aStopWithFlushIsOneCommandAndNoWordOfServers() {
        var scene = Scene.started(flushing("all", two().omega())).quiet();
        scene.balancer.stop(false);
        scene.expect("C", "VS DOWN 0/1 stop");
    }

    @Test
    void aStopWithFlushOfVirtualServersRemovesServicesAlone() {
        var scene = Scene.started(flushing("VS", two())).quiet();
        scene.balancer.stop(false);
        scene.expect("D t 10.0.0.1:80", "VS DOWN 0/1 stop (traps)");
        assertEquals(List.of(), scene.kernel.table());
    }

    @Test
    void aStopThatKeepsTheTableTouchesNothingAndTellsNobody() {
        var scene = Scene.started(flushing("all", two().omega())).quiet();
        scene.balancer.stop(true);
        scene.expect();
        assertEquals(1, scene.kernel.table().size());
    }

    private static LvsSetup flushing(String onStop, Pool pool) {
        return new LvsSetup(
                Pool.setup(pool).lvs(),
                false,
                true,
                Optional.of(onStop),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    @DisplayName("LV-22: lvs_flush clears what others have made, at a start only")
    void flushClearsTheTableAtAStart() {
        var scene = Scene.loaded(flushing("VS", Pool.tcp(1).real(1)));
        scene.balancer.start(StartMode.FRESH);
        scene.expect(
                "C", "A t 10.0.0.1:80", "a t 10.0.0.1:80 192.168.0.1:80 w1", "VS UP 1/1 start");
        scene.balancer.reload(flushing("VS", Pool.tcp(1).real(1)));
        scene.expect();
    }

    @Test
    @DisplayName("7.1: what the kernel refuses leaves the server as it was, and is tried again")
    @Tag("LV-28")
    void aRefusedRemovalIsTriedAgainByTheNextResult() {
        var scene = Scene.started(two()).quiet();
        scene.kernel.refuse(command -> command instanceof IpvsCommand.RemoveDestination);
        scene.check(0, false);
        scene.expect("d t 10.0.0.1:80 192.168.0.1:80");
        assertTrue(scene.balancer.isUnsettled());
        scene.balancer.retry();
        scene.expect("d t 10.0.0.1:80 192.168.0.1:80");
        scene.kernel.refuse(_ -> false);
        scene.check(0, false);
        scene.expect("d t 10.0.0.1:80 192.168.0.1:80", "RS 192.168.0.1:80 DOWN");
        scene.balancer.retry();
        scene.expect();
        assertTrue(!scene.balancer.isUnsettled());
    }

    @Test
    void oneRefusedServerDoesNotHoldUpTheOthers() {
        var scene = Scene.loaded(Pool.setup(two()));
        scene.kernel.refuse(command -> Words.of(command).contains("192.168.0.1"));
        scene.balancer.start(StartMode.FRESH);
        scene.expect(
                "A t 10.0.0.1:80",
                "a t 10.0.0.1:80 192.168.0.1:80 w1",
                "a t 10.0.0.1:80 192.168.0.2:80 w1",
                "VS UP 2/1 start");
        scene.kernel.refuse(_ -> false);
        scene.balancer.retry();
        scene.expect("a t 10.0.0.1:80 192.168.0.1:80 w1");
    }

    @Test
    void aRefusedServiceIsAddedLaterWithAllItsServers() {
        var scene = Scene.loaded(Pool.setup(two()));
        scene.kernel.refuse(command -> command instanceof IpvsCommand.AddService);
        scene.balancer.start(StartMode.FRESH);
        assertEquals(List.of(), scene.kernel.table());
        scene.kernel.refuse(_ -> false);
        scene.balancer.retry();
        assertEquals(scene.balancer.desired().entries(), scene.kernel.table());
        assertEquals(2, scene.kernel.table().getFirst().destinations().size());
    }

    @Test
    @DisplayName("7.1: an edit of what is not there becomes an add, an add of what is an edit")
    void whatTheKernelSaysIsMadeTheBestOf() {
        var scene = Scene.started(two()).quiet();
        var key = scene.balancer.plans().getFirst().services().getFirst().key();
        scene.kernel.byHand(
                new IpvsCommand.RemoveDestination(key, Pool.endpoint("192.168.0.1", 80)));
        scene.weight(0, 2);
        scene.expect("e t 10.0.0.1:80 192.168.0.1:80 w3", "a t 10.0.0.1:80 192.168.0.1:80 w3");
        assertEquals(List.of("e t 10.0.0.1:80 192.168.0.1:80 w3 -> NotThere[]"), scene.answers);
    }

    @Test
    void aDestinationThatIsThereAlreadyGetsItsWeight() {
        var scene = Scene.started(two()).quiet();
        scene.crash(Pool.setup(Pool.tcp(1).real(Real.of(1).weight(9))));
        scene.balancer.start(StartMode.FRESH);
        scene.expect(
                "A t 10.0.0.1:80",
                "a t 10.0.0.1:80 192.168.0.1:80 w9",
                "E t 10.0.0.1:80",
                "e t 10.0.0.1:80 192.168.0.1:80 w9",
                "VS UP 9/1 start");
    }

    @Test
    void eventsThatTheConfigurationDoesNotKnowChangeNothing() {
        var scene = Scene.started(two()).quiet();
        scene.check(2, false).check(-1, false).check(0, 1, false).check(0, -1, false);
        scene.weight(7, 1);
        scene.expect();
    }

    @Test
    @DisplayName("An event that comes before the outcome of commands takes them as done")
    void aStepIsTotal() {
        var plan = Expansion.of(Pool.setup(two()).lvs(), false).getFirst();
        var initial = VirtualServerState.initial(plan);
        var early = VirtualServerRules.step(plan, initial, new LvsEvent.Retry());
        assertEquals(List.of(), early.commands());
        var start = VirtualServerRules.step(plan, initial, new LvsEvent.Startup(Optional.empty()));
        var failed =
                VirtualServerRules.step(
                        plan, start.state(), new LvsEvent.CheckerChanged(0, 0, false));
        assertEquals(1, failed.commands().size());
        assertEquals(1, failed.notices().size());
        var stopped =
                VirtualServerRules.step(
                        plan, failed.state(), new LvsEvent.Shutdown(StopMode.ONE_BY_ONE));
        var gone =
                VirtualServerRules.step(
                        plan, stopped.state(), new LvsEvent.CommandOutcome(Set.of()));
        assertEquals(Stage.STOPPED, gone.state().stage());
        var late =
                VirtualServerRules.step(
                        plan, gone.state(), new LvsEvent.CheckerChanged(0, 0, true));
        assertEquals(List.of(), late.commands());
        assertEquals(List.of(), late.notices());
    }

    @Test
    @DisplayName("LV-08: ha_suspend lets checks rest while the address is elsewhere")
    void checksRestWhileTheAddressIsElsewhere() {
        var scene = Scene.loaded(Pool.setup(Pool.tcp(1).haSuspend().real(1)));
        scene.balancer.start(StartMode.FRESH);
        scene.expect(
                "suspend",
                "A t 10.0.0.1:80",
                "a t 10.0.0.1:80 192.168.0.1:80 w1",
                "VS UP 1/1 start");
        var address = Pool.endpoint("10.0.0.1", 80).address();
        scene.balancer.addressAppeared(address);
        scene.balancer.addressAppeared(address);
        scene.balancer.addressDisappeared(address);
        scene.expect("resume");
        scene.balancer.addressDisappeared(address);
        scene.balancer.addressDisappeared(address);
        scene.expect("suspend");
        scene.balancer.addressAppeared(Pool.endpoint("10.0.0.2", 80).address());
        scene.expect();
    }

    @Test
    void afterNewsWereLostTheAddressesThatAreThereCount() {
        var scene = Scene.loaded(Pool.setup(Pool.tcp(1).haSuspend().real(1)));
        scene.balancer.start(StartMode.FRESH);
        scene.expect(
                "suspend",
                "A t 10.0.0.1:80",
                "a t 10.0.0.1:80 192.168.0.1:80 w1",
                "VS UP 1/1 start");
        var address = Pool.endpoint("10.0.0.1", 80).address();
        scene.balancer.addressesAre(List.of(address, address));
        scene.expect("resume");
        scene.balancer.addressesAre(List.of(address));
        scene.expect();
        scene.balancer.addressDisappeared(address);
        scene.expect("suspend");
        scene.balancer.addressesAre(List.of());
        scene.expect();
    }

    @Test
    void checksOfAnAddressThatIsHereStartAtOnce() {
        var scene = Scene.loaded(Pool.setup(Pool.tcp(1).haSuspend().real(1)));
        scene.balancer.addressAppeared(Pool.endpoint("10.0.0.1", 80).address());
        scene.balancer.start(StartMode.FRESH);
        scene.expect(
                "resume",
                "A t 10.0.0.1:80",
                "a t 10.0.0.1:80 192.168.0.1:80 w1",
                "VS UP 1/1 start");
    }

    @Test
    void whatAFileSaysBeforeTheStartCounts() {
        var file = new Checker.TrackedFile("drain", Optional.empty());
        var scene = Scene.loaded(Pool.setup(Pool.tcp(1).real(Real.of(1).checks(file)).real(2)));
        scene.check(0, false);
        scene.balancer.start(StartMode.FRESH);
        scene.expect("A t 10.0.0.1:80", "a t 10.0.0.1:80 192.168.0.2:80 w1", "VS UP 1/1 start");
    }
}
