package io.regent.ipvs;

import static io.regent.ipvs.Values.at;
import static io.regent.ipvs.Values.destination;
import static io.regent.ipvs.Values.key;
import static io.regent.ipvs.Values.persistent;
import static io.regent.ipvs.Values.service;
import static io.regent.ipvs.Values.tunnel;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.feature.SyncDaemon;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.Protocol;
import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsDestination;
import io.regent.lvs.IpvsEntry;
import io.regent.lvs.IpvsOutcome;
import io.regent.lvs.IpvsService;
import io.regent.lvs.IpvsTimeouts;
import io.regent.lvs.ServiceKey;
import io.regent.lvs.SyncRole;
import io.regent.net.IpFamily;
import io.regent.observe.RecordingLog;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DryRunIpvsTest {

    private static final ServiceKey WEB = key(Protocol.TCP, "192.0.2.1", 80);
    private static final IpvsDestination ONE = destination("192.0.2.11", 80, Forwarding.GATEWAYING);

    private final RecordingLog log = new RecordingLog();
    private final DryRunIpvs ipvs = new DryRunIpvs(log);

    @Test
    void saysLoudlyThatItIsOne() {
        assertTrue(log.contains("DRY RUN: the kernel's IPVS table is neither read nor changed"));
    }

    @Test
    void holdsTheTableThatTheKernelWouldHold() {
        ipvs.run(new IpvsCommand.AddService(service(WEB, "rr")));
        ipvs.run(new IpvsCommand.AddDestination(WEB, ONE));
        ipvs.run(new IpvsCommand.EditService(service(WEB, "wrr")));
        assertEquals(
                List.of(new IpvsEntry(service(WEB, "wrr"), List.of(ONE))),
                ipvs.read().orElseThrow());
        ipvs.run(new IpvsCommand.RemoveDestination(WEB, ONE.endpoint()));
        assertEquals(
                List.of(new IpvsEntry(service(WEB, "wrr"), List.of())), ipvs.read().orElseThrow());
        ipvs.run(new IpvsCommand.Flush());
        assertEquals(List.of(), ipvs.read().orElseThrow());
    }

    @Test
    void answersAsTheKernelDoes() {
        var done = new IpvsOutcome.Done();
        var alreadyThere = new IpvsOutcome.AlreadyThere();
        var notThere = new IpvsOutcome.NotThere();
        assertEquals(notThere, ipvs.run(new IpvsCommand.EditService(service(WEB, "rr"))));
        assertEquals(notThere, ipvs.run(new IpvsCommand.AddDestination(WEB, ONE)));
        assertEquals(done, ipvs.run(new IpvsCommand.AddService(service(WEB, "rr"))));
        assertEquals(alreadyThere, ipvs.run(new IpvsCommand.AddService(service(WEB, "wrr"))));
        assertEquals(notThere, ipvs.run(new IpvsCommand.EditDestination(WEB, ONE)));
        assertEquals(done, ipvs.run(new IpvsCommand.AddDestination(WEB, ONE)));
        assertEquals(alreadyThere, ipvs.run(new IpvsCommand.AddDestination(WEB, ONE)));
        assertEquals(done, ipvs.run(new IpvsCommand.RemoveService(WEB)));
        assertEquals(notThere, ipvs.run(new IpvsCommand.RemoveService(WEB)));
    }

    @Test
    void aZeroKeepsATimeout() {
        ipvs.run(new IpvsCommand.SetTimeouts(new IpvsTimeouts(7, 0, 9)));
        assertEquals(new IpvsTimeouts(7, 120, 9), ipvs.timeouts());
    }

    @Test
    @Tag("LV-36")
    @DisplayName("LV-36: a dry run reports every command and asks nothing of the kernel")
    void logsEachCommandAsSomebodyWouldTypeIt() {
        var six = new ServiceKey.FwMark(IpFamily.IPV6, 7);
        var flags = new IpvsService(six, "mh", true, true, false, true, Optional.empty());
        var sync =
                new SyncDaemon(
                        "eth0",
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.of(1400),
                        OptionalInt.empty(),
                        OptionalInt.of(2),
                        Optional.empty());
        var gue =
                new IpvsDestination(
                        at("2001:db8::1", 53),
                        tunnel(Forwarding.Tunnel.GUE, 5555, Forwarding.Checksum.REMOTE),
                        3,
                        100,
                        50);
        says(
                "-A -t 192.0.2.1:80 -s rr -p 50 -M 255.255.255.0",
                new IpvsCommand.AddService(persistent(WEB, "rr", 50, 0xffffff00)));
        says(
                "-E -t 192.0.2.1:80 -s rr -p 50",
                new IpvsCommand.EditService(persistent(WEB, "rr", 50, -1)));
        says("-A -f 7 -6 -s mh -o -b flag-1,flag-2", new IpvsCommand.AddService(flags));
        says(
                "-a -t 192.0.2.1:80 -r 192.0.2.11:80 -g -w 1",
                new IpvsCommand.AddDestination(WEB, ONE));
        says(
                "-e -f 7 -6 -r [2001:db8::1]:53 -i --tun-type gue --tun-port 5555 --tun-remcsum -w 3 -x 100 -y 50",
                new IpvsCommand.EditDestination(six, gue));
        says(
                "-d -t 192.0.2.1:80 -r 192.0.2.11:80",
                new IpvsCommand.RemoveDestination(WEB, ONE.endpoint()));
        says(
                "-D -u 192.0.2.1:53",
                new IpvsCommand.RemoveService(key(Protocol.UDP, "192.0.2.1", 53)));
        says(
                "-D --sctp-service 192.0.2.1:9",
                new IpvsCommand.RemoveService(key(Protocol.SCTP, "192.0.2.1", 9)));
        says("-C", new IpvsCommand.Flush());
        says("--set 1 2 3", new IpvsCommand.SetTimeouts(new IpvsTimeouts(1, 2, 3)));
        says(
                "--start-daemon backup --mcast-interface eth0 --syncid 4 --sync-maxlen 1400 --mcast-ttl 2",
                new IpvsCommand.StartSync(SyncRole.RECEIVER, sync, 4));
        says("--stop-daemon master", new IpvsCommand.StopSync(SyncRole.SENDER));
    }

    private void says(String words, IpvsCommand command) {
        ipvs.run(command);
        assertEquals("DRY RUN: ipvsadm " + words, log.lines().getLast());
    }
}
