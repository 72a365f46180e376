package io.regent.lvs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.regent.config.ScriptCommand;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.Scheduler;
import io.regent.config.lvs.VirtualServerGroup;
import io.regent.lvs.Pool.Real;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rows of the inventory's table 7.5, in order. */
class ReloadRulesTest {

    private static Scene from(Pool... pools) {
        return Scene.started(pools).quiet();
    }

    private static Pool two() {
        return Pool.tcp(1).real(1).real(2);
    }

    private static void reload(Scene scene, Pool... pools) {
        scene.balancer.reload(Pool.setup(pools));
    }

    @Test
    void aVirtualServerThatIsGoneIsTakenOutAndEveryoneIsTold() {
        var scene = from(two(), Pool.tcp(2).real(3));
        reload(scene, Pool.tcp(2).real(3));
        scene.expect(
                "d t 10.0.0.1:80 192.168.0.1:80",
                "d t 10.0.0.1:80 192.168.0.2:80",
                "D t 10.0.0.1:80",
                "RS 192.168.0.1:80 DOWN removal",
                "RS 192.168.0.2:80 DOWN removal",
                "VS DOWN 0/1 removal");
    }

    @Test
    void aNewVirtualServerStartsAsAtAStart() {
        var scene = from(two());
        reload(scene, two(), Pool.tcp(2).real(3).real(Real.of(4).alpha()));
        scene.expect("A t 10.0.0.2:80", "a t 10.0.0.2:80 192.168.0.3:80 w1", "VS UP 1/1 start");
    }

    @Test
    void schedulerAndPersistenceAreEditedInPlace() {
        var scene = from(two());
        reload(scene, two().scheduler(Scheduler.LC));
        scene.expect("E t 10.0.0.1:80");
        reload(scene, two().scheduler(Scheduler.LC).persistence(60, -1));
        scene.expect("E t 10.0.0.1:80");
    }

    @Test
    void aRealServerThatIsGoneIsTakenOutEvenWithInhibit() {
        var scene = from(Pool.tcp(1).real(Real.of(1).inhibit()).real(2).quorum(2, 0));
        reload(scene, Pool.tcp(1).real(2).quorum(2, 0));
        scene.expect(
                "d t 10.0.0.1:80 192.168.0.1:80",
                "RS 192.168.0.1:80 DOWN removal",
                "VS DOWN 1/2 reload");
    }

    @Test
    void aDeadRealServerThatIsGoneIsNoNews() {
        var scene = from(Pool.tcp(1).real(Real.of(1).inhibit()).real(2));
        scene.check(0, false).quiet();
        reload(scene, Pool.tcp(1).real(2));
        scene.expect("d t 10.0.0.1:80 192.168.0.1:80");
    }

    @Test
    void aNewRealServerIsAddedAsItStarts() {
        var scene = from(two());
        reload(scene, two().real(3).real(Real.of(4).alpha()).real(Real.of(5).alpha().inhibit()));
        scene.expect("a t 10.0.0.1:80 192.168.0.3:80 w1", "a t 10.0.0.1:80 192.168.0.5:80 w0");
    }

    @Test
    void anotherWeightIsEditedIfTheServerIsInUse() {
        var scene = from(two());
        reload(scene, Pool.tcp(1).real(Real.of(1).weight(5)).real(2));
        scene.expect("e t 10.0.0.1:80 192.168.0.1:80 w5");
        scene.check(0, false).quiet();
        reload(scene, Pool.tcp(1).real(Real.of(1).weight(6)).real(2));
        scene.expect();
    }

    @Test
    @DisplayName("A limit of connections is edited; keepalived waits for the next change")
    void methodAndThresholdsAreEdited() {
        var scene = from(two());
        reload(scene, Pool.tcp(1).real(Real.of(1).forwarding(Forwarding.GATEWAYING)).real(2));
        scene.expect("e t 10.0.0.1:80 192.168.0.1:80 w1");
        reload(scene, two());
        scene.expect("e t 10.0.0.1:80 192.168.0.1:80 w1");
        reload(scene, Pool.tcp(1).real(Real.of(1).upperThreshold(100)).real(2));
        scene.expect("e t 10.0.0.1:80 192.168.0.1:80 w1");
    }

    @Test
    void aMethodThatChangesThePortReplacesTheDestination() {
        var groups =
                List.of(
                        new VirtualServerGroup(
                                "g", List.of(new VirtualServerGroup.Mark(7, Optional.empty()))));
        var scene =
                Scene.started(Pool.setup(groups, Pool.group("g", Protocol.TCP).real(Real.of(1))))
                        .quiet();
        scene.balancer.reload(
                Pool.setup(
                        groups,
                        Pool.group("g", Protocol.TCP)
                                .real(Real.of(1).forwarding(Forwarding.GATEWAYING))));
        scene.expect("d f 7 IPV4 192.168.0.1:80", "a f 7 IPV4 192.168.0.1:0 w1");
    }

    @Test
    void aCheckThatStaysKeepsItsResult() {
        var scene = from(two());
        scene.check(0, false).quiet();
        reload(scene, Pool.tcp(1).real(Real.of(1).weight(2)).real(2));
        scene.expect();
        scene.check(0, true);
        scene.expect("a t 10.0.0.1:80 192.168.0.1:80 w2", "RS 192.168.0.1:80 UP");
    }

    @Test
    void aServerWithoutAFailedCheckLeftIsBroughtUpAtOnce() {
        var scene = from(two());
        scene.check(0, false).quiet();
        reload(scene, Pool.tcp(1).real(Real.of(1).checks(Pool.check(99, false))).real(2));
        scene.expect("a t 10.0.0.1:80 192.168.0.1:80 w1", "RS 192.168.0.1:80 UP reload");
    }

    @Test
    void aNewAlphaCheckDoesNotTakeOutAServerThatServes() {
        var scene = from(two());
        reload(scene, Pool.tcp(1).real(Real.of(1).checks(Pool.check(99, true))).real(2));
        scene.expect();
        scene.check(0, false);
        scene.expect("d t 10.0.0.1:80 192.168.0.1:80", "RS 192.168.0.1:80 DOWN");
        reload(scene, Pool.tcp(1).real(Real.of(1).checks(Pool.check(98, true))).real(2));
        scene.expect();
        scene.check(0, true);
        scene.expect("a t 10.0.0.1:80 192.168.0.1:80 w1", "RS 192.168.0.1:80 UP");
    }

    @Test
    void aWeightThatAProgramSetStaysWhenTheConfiguredOneChanges() {
        var misc =
                new Checker.Misc(
                        Pool.schedule(false),
                        new ScriptCommand(List.of("/bin/true"), Optional.empty()),
                        Duration.ofSeconds(1),
                        true);
        var scene = from(Pool.tcp(1).real(Real.of(1).checks(misc)).real(2));
        scene.weight(0, 9);
        scene.expect("e t 10.0.0.1:80 192.168.0.1:80 w10");
        reload(scene, Pool.tcp(1).real(Real.of(1).weight(4).checks(misc)).real(2));
        scene.expect();
    }

    @Test
    void theSameSorryServerStays() {
        var scene = from(two().sorry("192.168.0.9"));
        scene.check(0, false).check(1, false).quiet();
        reload(scene, two().real(3).inhibitedSorry("192.168.0.9").quorum(3, 0));
        scene.expect();
    }

    @Test
    void anotherSorryServerTakesThePlaceOfTheOld() {
        var scene = from(two().sorry("192.168.0.9"));
        scene.check(0, false).check(1, false).quiet();
        reload(scene, two().sorry("192.168.0.8"));
        scene.expect("d t 10.0.0.1:80 192.168.0.9:80", "a t 10.0.0.1:80 192.168.0.8:80 w1");
    }

    @Test
    void withoutASorryServerLiveServersReturn() {
        var scene = from(two().quorum(2, 0).sorry("192.168.0.9"));
        scene.check(0, false).quiet();
        reload(scene, two().quorum(2, 0));
        scene.expect("d t 10.0.0.1:80 192.168.0.9:80", "a t 10.0.0.1:80 192.168.0.2:80 w1");
    }

    @Test
    void aNewSorryServerServesWhereThereIsNoQuorum() {
        var scene = from(two().quorum(2, 0));
        scene.check(0, false).quiet();
        reload(scene, two().quorum(2, 0).sorry("192.168.0.9"));
        scene.expect("d t 10.0.0.1:80 192.168.0.2:80", "a t 10.0.0.1:80 192.168.0.9:80 w1");
    }

    @Test
    void theQuorumIsLookedAtAgain() {
        var scene = from(two());
        reload(scene, two().quorum(3, 0));
        scene.expect("VS DOWN 2/3 reload");
        reload(scene, two().quorum(2, 0));
        scene.expect("VS UP 2/2 reload");
    }

    private static List<VirtualServerGroup> group(int first, int last) {
        var range =
                new VirtualServerGroup.Addresses(
                        Pool.endpoint("10.0.0." + first, 80).address(),
                        Pool.endpoint("10.0.0." + last, 80).address(),
                        80);
        return List.of(new VirtualServerGroup("g", List.of(range)));
    }

    @Test
    void newEntriesOfAGroupGetWhatTheOthersHaveAndOldOnesGo() {
        Pool[] pools = {
            Pool.group("g", Protocol.TCP).real(1).real(2).inhibitedSorry("192.168.0.9")
        };
        var scene = Scene.started(Pool.setup(group(1, 2), pools));
        scene.check(1, false).quiet();
        scene.balancer.reload(Pool.setup(group(2, 3), pools));
        scene.expect(
                "D t 10.0.0.1:80",
                "A t 10.0.0.3:80",
                "a t 10.0.0.3:80 192.168.0.1:80 w1",
                "a t 10.0.0.3:80 192.168.0.9:80 w0");
    }

    @Test
    void aServiceMayChangeHands() {
        var scene = Scene.started(Pool.setup(group(1, 1), Pool.group("g", Protocol.TCP).real(1)));
        scene.quiet();
        scene.balancer.reload(
                Pool.setup(
                        group(2, 2), Pool.tcp(1).real(5), Pool.group("g", Protocol.TCP).real(1)));
        scene.expect(
                "D t 10.0.0.1:80",
                "A t 10.0.0.1:80",
                "a t 10.0.0.1:80 192.168.0.5:80 w1",
                "A t 10.0.0.2:80",
                "a t 10.0.0.2:80 192.168.0.1:80 w1",
                "VS UP 1/1 start");
    }

    @Test
    @Tag("LV-20")
    @DisplayName("LV-20: one real server among 1000 comes, goes or changes: one command each")
    void oneChangeAmongAThousandIsOneCommand() {
        var scene = from(thousand(1, 1000));
        int before = scene.kernel.commands();
        reload(scene, thousand(1, 1001));
        assertEquals(before + 1, scene.kernel.commands());
        reload(scene, thousand(2, 1001));
        assertEquals(before + 2, scene.kernel.commands());
        reload(scene, thousand(2, 1001).real(Real.of(2).weight(2)));
        assertEquals(0, scene.kernel.inVain());
    }

    @Test
    @Tag("LV-21")
    @DisplayName("LV-21: a reload without a change is no command and no word")
    void anUnchangedReloadIsNothing() {
        var scene = from(thousand(1, 1000));
        reload(scene, thousand(1, 1000));
        scene.expect();
    }

    @Test
    void plansAreMadeOfTheConfigurationThatWasLoadedLast() {
        var scene = from(two());
        LvsSetup again = Pool.setup(two());
        scene.balancer.reload(again);
        assertSame(
                again.lvs().virtualServers().getFirst(),
                scene.balancer.plans().getFirst().server());
    }

    private static Pool thousand(int first, int last) {
        var pool = Pool.tcp(1);
        for (int i = first; i <= last; i++)
            pool.real(Real.at("192.168." + i / 250 + "." + (1 + i % 250), 80));
        return pool;
    }

    @Test
    void suspensionFollowsTheConfiguration() {
        var scene = from(two());
        reload(scene, two().haSuspend());
        scene.expect("suspend");
        scene.balancer.addressAppeared(Pool.endpoint("10.0.0.1", 80).address());
        scene.expect("resume");
        scene.balancer.addressDisappeared(Pool.endpoint("10.0.0.1", 80).address());
        scene.expect("suspend");
        reload(scene, two());
        scene.expect("resume");
    }

    @Test
    void whatCouldNotBeRemovedIsRemovedLater() {
        var scene = from(two(), Pool.tcp(2).real(3));
        scene.kernel.refuse(command ->
                command instanceof IpvsCommand.RemoveService
                        || command instanceof IpvsCommand.RemoveDestination);
        reload(scene, Pool.tcp(1).real(1));
        assertEquals(2, scene.kernel.table().size());
        scene.kernel.refuse(_ -> false);
        scene.balancer.retry();
        assertEquals(scene.balancer.desired().entries(), scene.kernel.table());
    }

    @Test
    void whatIsWantedAgainIsNotRemovedLater() {
        var scene = from(two());
        scene.kernel.refuse(command -> command instanceof IpvsCommand.RemoveDestination);
        reload(scene, Pool.tcp(1).real(1));
        reload(scene, two());
        scene.kernel.refuse(_ -> false);
        scene.balancer.retry();
        assertEquals(scene.balancer.desired().entries(), scene.kernel.table());
        assertEquals(2, scene.kernel.table().getFirst().destinations().size());
    }

    @Test
    void checksAreTheSameByWhatTheyAsk() {
        var patient = new Checker.Tcp(Pool.schedule(true), Pool.target(1));
        var before = List.of(Pool.check(1, false), Pool.check(1, false), Pool.check(2, false));
        var after = List.of(Pool.check(2, true), patient, Pool.check(3, false), patient, patient);
        assertArrayEquals(
                new int[] {2, 0, CheckContinuity.NEW, 1, CheckContinuity.NEW},
                CheckContinuity.predecessors(before, after));
        Checker ping = new Checker.Ping(Pool.schedule(false), Pool.target(1));
        assertArrayEquals(
                new int[] {CheckContinuity.NEW},
                CheckContinuity.predecessors(before, List.of(ping)));
    }
}
