package io.regent.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.regent.config.lvs.CheckSchedule;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.Quorum;
import io.regent.config.lvs.RealServer;
import io.regent.config.lvs.Scheduler;
import io.regent.config.lvs.Scheduling;
import io.regent.config.lvs.VirtualServer;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which checks are made, and for whom. */
class CheckPlanTest {

    private static final Endpoint WEB_1 = endpoint("10.0.0.1", 80);
    private static final Endpoint WEB_2 = endpoint("10.0.0.2", 80);

    private static Endpoint endpoint(String address, int port) {
        return new Endpoint(IpAddress.parse(address).orElseThrow(), port);
    }

    private static Checker tcp(Endpoint target, int intervalSeconds) {
        var schedule =
                new CheckSchedule(
                        Duration.ofSeconds(intervalSeconds),
                        Duration.ZERO,
                        1,
                        Duration.ofSeconds(1),
                        false,
                        Optional.empty());
        return new Checker.Tcp(
                schedule, new CheckTarget(target, Duration.ofSeconds(5), Optional.empty()));
    }

    private static RealServer real(Endpoint endpoint, Checker... checkers) {
        return new RealServer(
                endpoint,
                Forwarding.MASQUERADING,
                1,
                0,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(checkers));
    }

    private static VirtualServer virtual(Endpoint address, boolean haSuspend, RealServer... reals) {
        return new VirtualServer(
                address,
                Optional.of(Protocol.TCP),
                Optional.of(IpFamily.IPV4),
                new Scheduling(Scheduler.WLC, false, false, false),
                Optional.empty(),
                false,
                new Quorum(1, 0, Optional.empty(), Optional.empty()),
                Optional.empty(),
                haSuspend,
                false,
                false,
                Optional.empty(),
                List.of(reals));
    }

    private static CheckSubject subject(int virtualServer, int place, Endpoint real, int checker) {
        return new CheckSubject(
                new CheckId(virtualServer, place, checker),
                real,
                Optional.of(Protocol.TCP),
                "VS" + virtualServer);
    }

    private static CheckPlan plan(List<VirtualServer> servers) {
        return CheckPlan.of(servers, List.of("VS0", "VS1", "VS2").subList(0, servers.size()));
    }

    @Test
    void equalChecksOfOneServerAreMadeOnceForAllVirtualServers() {
        CheckPlan plan =
                plan(
                        List.of(
                                virtual(
                                        endpoint("192.0.2.1", 80),
                                        false,
                                        real(WEB_1, tcp(WEB_1, 6))),
                                virtual(
                                        endpoint("192.0.2.2", 80),
                                        false,
                                        real(WEB_2, tcp(WEB_2, 6)),
                                        real(WEB_1, tcp(WEB_2, 6), tcp(WEB_1, 6)))));
        assertEquals(
                List.of(
                        new SharedCheck(
                                tcp(WEB_1, 6),
                                Optional.empty(),
                                List.of(subject(0, 0, WEB_1, 0), subject(1, 1, WEB_1, 1))),
                        new SharedCheck(
                                tcp(WEB_2, 6),
                                Optional.empty(),
                                List.of(subject(1, 0, WEB_2, 0), subject(1, 1, WEB_1, 0)))),
                plan.checks());
    }

    /** Without NAT two ports of one machine end up as the port of the virtual server. */
    @Test
    void checksOfTwoServersWithOneEndpointAreToldApart() {
        Endpoint other = endpoint("10.0.0.1", 8080);
        CheckPlan plan =
                plan(
                        List.of(
                                virtual(
                                        endpoint("192.0.2.1", 80),
                                        false,
                                        real(WEB_1, tcp(WEB_1, 6)),
                                        real(WEB_1, tcp(WEB_2, 6), tcp(other, 6)))));
        assertEquals(
                List.of(
                        List.of(subject(0, 0, WEB_1, 0)),
                        List.of(subject(0, 1, WEB_1, 0)),
                        List.of(subject(0, 1, WEB_1, 1))),
                plan.checks().stream().map(SharedCheck::subjects).toList());
    }

    @Test
    void checksWithOtherSettingsAreMadeByThemselves() {
        CheckPlan plan =
                plan(
                        List.of(
                                virtual(
                                        endpoint("192.0.2.1", 80),
                                        false,
                                        real(WEB_1, tcp(WEB_1, 6), tcp(WEB_1, 7)))));
        assertEquals(2, plan.checks().size());
    }

    @Test
    void checksThatAreSuspendedWithAnAddressAreSharedUnderThatAddressOnly() {
        Endpoint address = endpoint("192.0.2.1", 80);
        CheckPlan plan =
                plan(
                        List.of(
                                virtual(address, true, real(WEB_1, tcp(WEB_1, 6))),
                                virtual(
                                        endpoint("192.0.2.2", 80),
                                        false,
                                        real(WEB_1, tcp(WEB_1, 6))),
                                virtual(address, true, real(WEB_1, tcp(WEB_1, 6)))));
        assertEquals(2, plan.checks().size());
        assertEquals(Optional.of(address), plan.checks().get(0).suspendedWithout());
        assertEquals(2, plan.checks().get(0).subjects().size());
        assertEquals(Optional.empty(), plan.checks().get(1).suspendedWithout());
    }

    @Test
    void whatIsToldByAFileOrByBfdIsNeverSuspended() {
        Endpoint address = endpoint("192.0.2.1", 80);
        CheckPlan plan =
                plan(
                        List.of(
                                virtual(
                                        address,
                                        true,
                                        real(
                                                WEB_1,
                                                new Checker.Bfd("b", false),
                                                new Checker.TrackedFile("f", Optional.empty())))));
        for (SharedCheck check : plan.checks()) {
            assertEquals(Optional.empty(), check.suspendedWithout());
        }
    }

    @Test
    void aCheckIsTheSameUnderAnotherScheduleButNotOfAnotherTarget() {
        assertEquals(CheckSameness.key(tcp(WEB_1, 6)), CheckSameness.key(tcp(WEB_1, 60)));
        assertNotEquals(CheckSameness.key(tcp(WEB_1, 6)), CheckSameness.key(tcp(WEB_2, 6)));
        assertEquals(
                CheckSameness.key(new Checker.Bfd("b", false)),
                CheckSameness.key(new Checker.Bfd("b", true)));
    }
}
