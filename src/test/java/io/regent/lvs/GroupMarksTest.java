package io.regent.lvs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.lvs.LvsConfig;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.VirtualServerGroup;
import io.regent.config.lvs.VirtualServerGroup.Addresses;
import io.regent.config.lvs.VirtualServerGroup.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code nftables_ipvs}: which packets get which mark, and the services that take them. */
class GroupMarksTest {

    private static final Pool TCP = Pool.group("g", Protocol.TCP).real(1);
    private static final Pool UDP = Pool.group("g", Protocol.UDP).real(1);

    private static Addresses range(String first, String last, int port) {
        return new Addresses(
                Pool.endpoint(first, port).address(), Pool.endpoint(last, port).address(), port);
    }

    private static List<VirtualServerGroup> group(VirtualServerGroup.Entry... entries) {
        return List.of(new VirtualServerGroup("g", List.of(entries)));
    }

    private static List<String> rules(LvsConfig config) {
        var lines = new ArrayList<String>();
        for (GroupMarks.Rule rule : GroupMarks.of(config, 1000).rules()) {
            Addresses to = rule.to();
            lines.add(
                    rule.protocol()
                            + " "
                            + to.first()
                            + "-"
                            + to.last()
                            + " "
                            + to.port()
                            + " = "
                            + rule.mark());
        }
        return lines;
    }

    private static List<String> services(LvsSetup plain) {
        var keys = new ArrayList<String>();
        for (VirtualServerPlan plan : Expansion.of(marked(plain))) {
            for (IpvsService service : plan.services()) keys.add(Words.of(service.key()));
        }
        return keys;
    }

    private static LvsSetup marked(LvsSetup plain) {
        return new LvsSetup(
                plain.lvs(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(GroupMarks.of(plain.lvs(), 1000)));
    }

    @Test
    void eachProtocolOfAGroupHasAMarkAndOneServiceForAllAddresses() {
        var setup =
                Pool.setup(
                        group(range("10.0.0.1", "10.0.0.9", 53), range("10.0.1.1", "10.0.1.1", 54)),
                        TCP,
                        UDP);
        assertEquals(
                List.of(
                        "TCP 10.0.0.1-10.0.0.9 53 = 1000",
                        "TCP 10.0.1.1-10.0.1.1 54 = 1000",
                        "UDP 10.0.0.1-10.0.0.9 53 = 1001",
                        "UDP 10.0.1.1-10.0.1.1 54 = 1001"),
                rules(setup.lvs()));
        assertEquals(List.of("f 1000 IPV4", "f 1001 IPV4"), services(setup));
    }

    @Test
    void bothFamiliesShareAMarkAndHaveAServiceEach() {
        var setup =
                Pool.setup(
                        group(range("10.0.0.1", "10.0.0.1", 80), range("fd00::1", "fd00::1", 80)),
                        Pool.group("g", Protocol.TCP).bothFamilies().real(1));
        assertEquals(List.of("f 1000 IPV4", "f 1000 IPV6"), services(setup));
    }

    @Test
    void marksThatTheFileUsesAreLeftOut() {
        var groups =
                List.of(
                        new VirtualServerGroup("g", List.of(range("10.0.0.1", "10.0.0.1", 80))),
                        new VirtualServerGroup("h", List.of(new Mark(1000, Optional.empty()))));
        assertEquals(
                List.of("f 1001 IPV4", "f 1000 IPV4"),
                services(Pool.setup(groups, TCP, Pool.group("h", Protocol.TCP).real(1))));
    }

    @Test
    void aGroupWithAMarkOfItsOwnIsLeftAsItIs() {
        var groups = group(range("10.0.0.1", "10.0.0.2", 80), new Mark(7, Optional.empty()));
        var setup = Pool.setup(groups, TCP);
        assertEquals(List.of("t 10.0.0.1:80", "t 10.0.0.2:80", "f 7 IPV4"), services(setup));
        assertEquals(List.of(), rules(setup.lvs()));
    }

    @Test
    void noMarkIsLeftBehindTheLastSoTheAddressesAreServices() {
        var setup = Pool.setup(group(range("10.0.0.1", "10.0.0.2", 80)), TCP, UDP);
        var marks = GroupMarks.of(setup.lvs(), 0xffff_ffffL);
        assertEquals(Optional.of(0xffff_ffffL), marks.of("g", Protocol.TCP));
        assertEquals(Optional.empty(), marks.of("g", Protocol.UDP));
    }

    @Test
    void addressesThatAreNamedAgainBelongToTheFirst() {
        var groups =
                group(
                        range("10.0.0.4", "10.0.0.6", 80),
                        range("10.0.0.1", "10.0.0.9", 80),
                        range("10.0.0.6", "10.0.0.10", 80),
                        range("10.0.0.5", "10.0.0.5", 81),
                        range("10.0.0.5", "10.0.0.5", 80),
                        range("10.0.0.5", "10.0.0.5", 0));
        assertEquals(
                List.of(
                        "TCP 10.0.0.4-10.0.0.6 80 = 1000",
                        "TCP 10.0.0.1-10.0.0.3 80 = 1000",
                        "TCP 10.0.0.7-10.0.0.9 80 = 1000",
                        "TCP 10.0.0.10-10.0.0.10 80 = 1000",
                        "TCP 10.0.0.5-10.0.0.5 81 = 1000",
                        "TCP 10.0.0.5-10.0.0.5 0 = 1000"),
                rules(Pool.setup(groups, TCP).lvs()));
    }

    @Test
    void aServerThatIsNoGroupIsAServiceAsBefore() {
        assertEquals(List.of("t 10.0.0.1:80"), services(Pool.setup(Pool.tcp(1).real(1))));
        assertEquals(List.of(), rules(Pool.setup(Pool.tcp(1).real(1)).lvs()));
    }

    @Test
    void aMarkedGroupIsOnThisMachineWithAnyOfItsAddresses() {
        var setup = Pool.setup(group(range("10.0.0.1", "10.0.0.9", 53)), TCP);
        var plan = Expansion.of(marked(setup)).getFirst();
        assertEquals(true, plan.marks(Pool.endpoint("10.0.0.1", 1).address()));
        assertEquals(true, plan.marks(Pool.endpoint("10.0.0.9", 1).address()));
        assertEquals(false, plan.marks(Pool.endpoint("10.0.0.10", 1).address()));
        assertEquals(false, plan.marks(Pool.endpoint("::a00:1", 1).address()));
    }
}
