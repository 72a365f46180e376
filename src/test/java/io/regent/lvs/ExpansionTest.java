package io.regent.lvs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.ForwardingMethod;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.VirtualServerGroup;
import io.regent.config.lvs.VirtualServerGroup.Addresses;
import io.regent.config.lvs.VirtualServerGroup.Mark;
import io.regent.lvs.Pool.Real;
import io.regent.net.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From virtual servers to services (inventory 7.1, 7.8). */
class ExpansionTest {

    private static final Forwarding IPIP =
            new Forwarding(
                    ForwardingMethod.TUNNELING,
                    Forwarding.Tunnel.IPIP,
                    0,
                    Forwarding.Checksum.NONE);

    private static List<String> keys(LvsSetup setup) {
        var keys = new ArrayList<String>();
        for (VirtualServerPlan plan : Expansion.of(setup.lvs(), false)) {
            var own = new ArrayList<String>();
            for (IpvsService service : plan.services()) own.add(Words.of(service.key()));
            keys.add(plan.id().name() + " = " + String.join(", ", own));
        }
        return keys;
    }

    private static Addresses range(String first, String last, int port) {
        return new Addresses(
                Pool.endpoint(first, port).address(), Pool.endpoint(last, port).address(), port);
    }

    private static List<VirtualServerGroup> group(VirtualServerGroup.Entry... entries) {
        return List.of(new VirtualServerGroup("g", List.of(entries)));
    }

    @Test
    @DisplayName("an address and a mark are one service each, named as keepalived does")
    void anAddressOrAMarkIsOneService() {
        assertEquals(
                List.of(
                        "[10.0.0.1]:tcp:80 = t 10.0.0.1:80",
                        "[fd00::1]:sctp:80 = s fd00::1:80",
                        "FWM 7 = f 7 IPV6",
                        "FWM 8 = f 8 IPV4"),
                keys(
                        Pool.setup(
                                Pool.tcp(1).real(1),
                                Pool.at(Protocol.SCTP, "fd00::1", 80).real(Real.at("fd00::9", 1)),
                                Pool.mark(7, IpFamily.IPV6).real(Real.at("fd00::9", 1)),
                                Pool.mark(8, IpFamily.IPV4).real(1))));
    }

    @Test
    @Tag("LV-27")
    @DisplayName("LV-27: each address of a range and each mark of a group is a service")
    void eachAddressAndMarkOfAGroupIsAService() {
        assertEquals(
                List.of(
                        "[g]:0 = t 10.0.0.254:80, t 10.0.0.255:80, t 10.0.1.0:80, t 10.0.9.1:0,"
                                + " f 5 IPV4, f 5 IPV6"),
                keys(
                        Pool.setup(
                                group(
                                        range("10.0.0.254", "10.0.1.0", 80),
                                        range("10.0.9.1", "10.0.9.1", 0),
                                        new Mark(5, Optional.empty()),
                                        new Mark(5, Optional.of(IpFamily.IPV6)),
                                        new Mark(0, Optional.empty())),
                                Pool.group("g", Protocol.TCP).real(1))));
    }

    @Test
    void addressesGoOnBeyond64Bits() {
        assertEquals(
                List.of("[g]:0 = t fd00::ffff:ffff:ffff:ffff:80, t fd00:0:0:1:::80"),
                keys(
                                Pool.setup(
                                        group(
                                                range(
                                                        "fd00::ffff:ffff:ffff:ffff",
                                                        "fd00:0:0:1::",
                                                        80)),
                                        Pool.group("g", Protocol.TCP).bothFamilies().real(1)))
                        .stream()
                        .map(line -> line.replace("fd00:0:0:1::", "fd00:0:0:1::"))
                        .toList());
    }

    @Test
    void aMistypedPrefixDoesNotFillTheMemory() {
        var plans =
                Expansion.of(
                        Pool.setup(
                                        group(range("fd00::", "fd00::ffff:ffff:ffff", 80)),
                                        Pool.group("g", Protocol.TCP)
                                                .bothFamilies()
                                                .real(Real.at("fd00::9", 80)))
                                .lvs(),
                        false);
        assertEquals(Expansion.SERVICES_MAX, plans.getFirst().services().size());
    }

    @Test
    @DisplayName(
            "LV-27: marks of a group that TCP and UDP share belong to the first, then the next")
    void sharedMarksBelongToTheFirstOfTheFile() {
        var groups = group(range("10.0.0.1", "10.0.0.1", 53), new Mark(5, Optional.empty()));
        Pool tcp = Pool.group("g", Protocol.TCP).real(1);
        Pool udp = Pool.group("g", Protocol.UDP).real(1);
        var both = Pool.setup(groups, tcp, udp);
        assertEquals(
                List.of("[g]:0 = t 10.0.0.1:53, f 5 IPV4", "[g]:1 = u 10.0.0.1:53"), keys(both));
        var scene = Scene.started(both).quiet();
        scene.balancer.reload(Pool.setup(groups, udp));
        assertEquals(scene.balancer.desired().entries().size(), scene.kernel.table().size());
        assertEquals(List.of(), scene.balancer.desired().differences(scene.kernel.table()));
        assertEquals(List.of("[g]:0 = u 10.0.0.1:53, f 5 IPV4"), keys(Pool.setup(groups, udp)));
    }

    @Test
    void aTwinIsLeftOut() {
        assertEquals(
                List.of("[10.0.0.1]:tcp:80 = t 10.0.0.1:80"),
                keys(Pool.setup(Pool.tcp(1).real(1), Pool.tcp(1).real(2))));
    }

    @Test
    @DisplayName("7.1: the netmask is the granularity, or the whole address in the other family")
    void theNetmaskIsThatOfTheFamily() {
        var groups = group(range("10.0.0.1", "10.0.0.1", 80), range("fd00::1", "fd00::1", 80));
        var plan =
                Expansion.of(
                                Pool.setup(
                                                groups,
                                                Pool.group("g", Protocol.TCP)
                                                        .bothFamilies()
                                                        .persistence(60, 0xffffff00)
                                                        .real(1))
                                        .lvs(),
                                false)
                        .getFirst();
        assertEquals(0xffffff00, plan.services().get(0).persistence().orElseThrow().netmask());
        assertEquals(128, plan.services().get(1).persistence().orElseThrow().netmask());
    }

    @Test
    @DisplayName("with NAT the real server's port, else the service's, 0 for a mark")
    void thePortOfADestinationFollowsFromTheMethod() {
        assertEquals("8080 8080 8080", ports(Forwarding.MASQUERADING, 8080));
        assertEquals("80 0 0", ports(Forwarding.MASQUERADING, 0));
        assertEquals("80 0 0", ports(Forwarding.GATEWAYING, 8080));
        assertEquals("80 0 0", ports(IPIP, 8080));
    }

    private static String ports(Forwarding forwarding, int port) {
        var placement =
                Placement.of(Real.at("192.168.0.1", port).forwarding(forwarding).build(), 1);
        return placement.in(key("10.0.0.1", 80)).endpoint().port()
                + " "
                + placement.in(key("10.0.0.1", 0)).endpoint().port()
                + " "
                + placement.in(new ServiceKey.FwMark(IpFamily.IPV4, 1)).endpoint().port();
    }

    private static ServiceKey key(String address, int port) {
        return new ServiceKey.Address(Protocol.TCP, Pool.endpoint(address, port));
    }

    @Test
    @DisplayName("7.8: in a group of both families a server serves its own, a tunnel both")
    void aServerServesItsOwnFamilyAndATunnelBoth() {
        var groups = group(range("10.0.0.1", "10.0.0.1", 80), range("fd00::1", "fd00::1", 80));
        var scene =
                Scene.started(
                        Pool.setup(
                                groups,
                                Pool.group("g", Protocol.TCP)
                                        .bothFamilies()
                                        .real(1)
                                        .real(Real.at("fd00::9", 80))
                                        .real(Real.of(3).forwarding(IPIP))));
        scene.expect(
                "A t 10.0.0.1:80",
                "A t fd00::1:80",
                "a t 10.0.0.1:80 192.168.0.1:80 w1",
                "a t fd00::1:80 fd00::9:80 w1",
                "a t 10.0.0.1:80 192.168.0.3:80 w1",
                "a t fd00::1:80 192.168.0.3:80 w1",
                "VS UP 3/1 start");
        assertTrue(scene.answers.isEmpty());
        scene.check(2, false);
        scene.expect(
                "d t 10.0.0.1:80 192.168.0.3:80",
                "d t fd00::1:80 192.168.0.3:80",
                "RS 192.168.0.3:80 DOWN");
    }
}
