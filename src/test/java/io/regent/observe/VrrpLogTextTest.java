package io.regent.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.InstanceConfig;
import io.regent.net.IpAddress;
import io.regent.vrrp.Conditions;
import io.regent.vrrp.DropReason;
import io.regent.vrrp.ReceiveResult;
import io.regent.vrrp.Role;
import io.regent.vrrp.RouterConfig;
import io.regent.vrrp.VrrpAdvert;
import io.regent.vrrp.VrrpEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keepalived 2.2.7 has logged in the same situations. */
class VrrpLogTextTest {

    private static final Role INITIALIZE = new Role.Initialize(true, Role.NEVER);
    private static final Role BACKUP = new Role.Backup(1, 1, Role.NEVER, Optional.empty());
    private static final Role ACTIVE =
            new Role.Active(1, new Role.Round(Role.NEVER, 0), Role.NEVER, Optional.empty());
    private static final Role FAULT = new Role.Fault();
    private static final VrrpEvent CONDITIONS = new VrrpEvent.ConditionsChanged(Conditions.UNKNOWN);

    @Test
    void theStart() {
        assertEquals(
                List.of("(VI_1) Entering BACKUP STATE (init)"),
                lines(INITIALIZE, new VrrpEvent.Startup(0), BACKUP));
        assertEquals(
                List.of("(VI_1) Entering BACKUP STATE"), lines(INITIALIZE, CONDITIONS, BACKUP));
        assertEquals(
                List.of(
                        "(VI_1) Entering MASTER STATE",
                        "(VI_1) setting VIPs.",
                        "(VI_1) setting E-VIPs."),
                lines(INITIALIZE, new VrrpEvent.Startup(0), ACTIVE));
    }

    @Test
    void theTakeOver() {
        assertEquals(
                List.of(
                        "(VI_1) Receive advertisement timeout",
                        "(VI_1) Entering MASTER STATE",
                        "(VI_1) setting VIPs.",
                        "(VI_1) setting E-VIPs."),
                lines(BACKUP, new VrrpEvent.DeadlineReached(), ACTIVE));
    }

    @Test
    void theYielding() {
        assertEquals(
                List.of(
                        "(VI_1) Master received advert from 10.0.0.2 with higher priority 150,"
                                + " ours 100",
                        "(VI_1) Entering BACKUP STATE",
                        "(VI_1) removing VIPs.",
                        "(VI_1) removing E-VIPs."),
                lines(ACTIVE, advert(150), BACKUP));
        assertEquals(
                "(VI_1) Master received advert from 10.0.0.2 with same priority 100 but higher IP"
                        + " address than ours",
                lines(ACTIVE, advert(100), BACKUP).getFirst());
    }

    @Test
    void theFaultAndTheEnd() {
        assertEquals(
                List.of(
                        "(VI_1) Entering FAULT STATE",
                        "(VI_1) sent 0 priority",
                        "(VI_1) removing VIPs.",
                        "(VI_1) removing E-VIPs."),
                lines(ACTIVE, CONDITIONS, FAULT));
        assertEquals(List.of("(VI_1) Entering FAULT STATE"), lines(BACKUP, CONDITIONS, FAULT));
        assertEquals(List.of("(VI_1) Entering BACKUP STATE"), lines(FAULT, CONDITIONS, BACKUP));
        assertEquals(
                List.of(
                        "(VI_1) sent 0 priority",
                        "(VI_1) removing VIPs.",
                        "(VI_1) removing E-VIPs."),
                lines(ACTIVE, new VrrpEvent.Shutdown(), INITIALIZE));
        assertEquals(List.of(), lines(BACKUP, new VrrpEvent.Shutdown(), INITIALIZE));
    }

    @Test
    void withoutDetailsOnlyTheStatesAndTheirReasonsAreLogged() {
        assertEquals(
                List.of("(VI_1) Entering FAULT STATE", "(VI_1) interface v0 is down"),
                VrrpLogText.roleChanged(
                        instance(),
                        ACTIVE,
                        CONDITIONS,
                        FAULT,
                        100,
                        Optional.of("interface v0 is down"),
                        false));
        assertEquals(
                List.of("(VI_1) Receive advertisement timeout", "(VI_1) Entering MASTER STATE"),
                VrrpLogText.roleChanged(
                        instance(),
                        BACKUP,
                        new VrrpEvent.DeadlineReached(),
                        ACTIVE,
                        100,
                        Optional.empty(),
                        false));
    }

    @Test
    void aRouterThatGivesUpByItselfSaysWhy() {
        assertEquals(
                List.of(
                        "(VI_1) was held up for longer than others wait; giving up the addresses"
                                + " until it is known who has them",
                        "(VI_1) Entering BACKUP STATE",
                        "(VI_1) removing VIPs.",
                        "(VI_1) removing E-VIPs."),
                lines(ACTIVE, new VrrpEvent.DeadlineReached(), BACKUP));
    }

    @Test
    void theOthersOnTheWire() {
        assertEquals(
                "(VI_1) Received advert from 10.0.0.2 with lower priority 80, ours 100, forcing new"
                        + " election",
                VrrpLogText.lowerPriorityHeard("VI_1", ip("10.0.0.2"), 80, 100));
        assertEquals("Netlink reports v0 down", VrrpLogText.linkChanged("v0", false));
        assertEquals(
                "(VI_1) Backup received priority 0 advertisement",
                VrrpLogText.releaseHeard("VI_1", false));
        assertEquals(
                "(VI_1) Master received priority 0 message",
                VrrpLogText.releaseHeard("VI_1", true));
        assertEquals(
                "(VI_1) Changing effective priority from 100 to 80",
                VrrpLogText.priorityChanged("VI_1", 100, 80));
        assertEquals(
                "Sending gratuitous ARP on v0 for 10.0.0.100",
                VrrpLogText.announced("v0", ip("10.0.0.100")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WRONG_TTL | 64 | 255 | (VI_1) invalid TTL/HL. Received 64 and expect 255",
                "LENGTH_MISMATCH | 34 | 40 | (VI_1) vrrp packet too short, length 34 and expect 40",
                "LENGTH_MISMATCH | 40 | 32 | (VI_1) vrrp packet too long, length 40 and expect 32",
                "WRONG_TYPE | 2 | 1 | (VI_1) Invalid packet type. 2 and expect 1",
                "AUTH_TYPE_MISMATCH | 0 | 1 | (VI_1) received a 0 auth, expecting 1!",
                "WRONG_PASSWORD | 0 | 0 | (VI_1) received an invalid passwd!",
                "INTERVAL_MISMATCH | 2 | 1 | (VI_1) advertisement interval mismatch mine=1 sec"
                        + " rcv'd=2 sec",
            })
    void thePacketsThatAreDropped(DropReason reason, int found, int wanted, String text) {
        assertEquals(
                text,
                VrrpLogText.dropped("VI_1", new ReceiveResult.Dropped(reason, found, wanted)));
    }

    @Test
    void everyReasonHasAText() {
        for (DropReason reason : DropReason.values()) {
            String text = VrrpLogText.dropped("VI_1", new ReceiveResult.Dropped(reason, 1, 2));
            assertEquals(false, text.isBlank());
        }
    }

    private static List<String> lines(Role from, VrrpEvent cause, Role to) {
        return VrrpLogText.roleChanged(instance(), from, cause, to, 100, Optional.empty(), true);
    }

    private static VrrpEvent advert(int priority) {
        return new VrrpEvent.AdvertReceived(
                ip("10.0.0.2"), new VrrpAdvert(2, 51, priority, 100, List.of(ip("10.0.0.100"))));
    }

    private static InstanceConfig instance() {
        return RouterConfig.router()
                .version(2)
                .addresses("10.0.0.100")
                .excluded("10.0.0.102")
                .build();
    }

    private static IpAddress ip(String text) {
        return RouterConfig.address(text);
    }
}
