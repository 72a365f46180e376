package io.regent.conformance;

import static io.regent.conformance.Scene.SOON;
import static io.regent.conformance.Scene.VIP;
import static io.regent.conformance.Scene.active;
import static io.regent.conformance.Scene.backup;
import static io.regent.conformance.Scene.nextAdvert;
import static io.regent.conformance.Scene.quick;
import static io.regent.conformance.Scene.quickAdvert;
import static io.regent.lab.Timing.NOISE;
import static io.regent.lab.Timing.seconds;
import static io.regent.lab.Timing.secondsBetween;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Advert;
import io.regent.lab.Daemon;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import io.regent.lab.Pace;
import java.util.Arrays;
import java.util.List;

/** What leaves a daemon on the wire. */
final class TransmissionTest {

    @KernelTest
    @Case("TX-01")
    @Case("TX-02")
    @Case("TX-03")
    @Case("TX-09")
    @Case("TX-11")
    @Case("TX-12")
    void version2AdvertIsLaidOutAsInRfc3768(Lab lab) {
        lab.start(
                "node1", Instance.file(Instance.v2(51).priority(120).address("10.77.0.101", VIP)));
        Advert advert = nextAdvert(lab, 51, 0);
        assertEnvelope(lab, advert);
        assertEquals(2, advert.version());
        assertEquals(1, advert.type());
        assertEquals(120, advert.priority());
        assertEquals(2, advert.count());
        assertEquals(0, advert.authType());
        assertEquals(1, advert.seconds());
        assertEquals(List.of("10.77.0.101", VIP), advert.addresses());
        assertArrayEquals(new byte[8], advert.trailer());
        assertEquals(8 + 2 * 4 + 8, advert.message().length);
        assertTrue(advert.messageChecksumHolds());
    }

    @KernelTest
    @Case("TX-04")
    @Case("TX-05")
    @Case("TX-12")
    void version3AdvertIsLaidOutAsKeepalivedDoesIt(Lab lab) {
        active(lab, Instance.v3(51).interval(2.56).priority(255).address(VIP, "10.77.0.101"));
        Advert advert = nextAdvert(lab, 51, 0);
        assertEnvelope(lab, advert);
        assertEquals(3, advert.version());
        assertEquals(1, advert.type());
        assertEquals(0, advert.reserved());
        assertEquals(256, advert.centis());
        assertEquals(List.of(VIP, "10.77.0.101"), advert.addresses());
        assertEquals(8 + 2 * 4, advert.message().length);
        assertTrue(advert.pseudoHeaderChecksumHolds());
        assertFalse(advert.messageChecksumHolds());
    }

    private static void assertEnvelope(Lab lab, Advert advert) {
        assertEquals("224.0.0.18", advert.destination());
        assertEquals("01:00:5e:00:00:12", advert.destinationMac());
        assertEquals(lab.host("node1").mac("eth0"), advert.sourceMac());
        assertEquals("10.77.0.1", advert.source());
        assertEquals(255, advert.timeToLive());
        assertEquals(0xc0, advert.typeOfService());
        assertEquals(5, advert.ip().length / 4);
    }

    @KernelTest
    @Case("TX-05")
    void v3ChecksumAsV2CoversTheMessageAlone(Lab lab) {
        active(lab, quick(51).priority(100).with("v3_checksum_as_v2").address(VIP));
        Advert advert = nextAdvert(lab, 51, 0);
        assertTrue(advert.messageChecksumHolds());
        assertFalse(advert.pseudoHeaderChecksumHolds());
    }

    @KernelTest
    @Case("TX-13")
    void advertsKeepTheirInterval(Lab lab) {
        double[] intervals = {1, 0.1, 0.01};
        active(
                lab,
                Instance.v2(61).with("state MASTER").priority(255).address("10.77.0.101"),
                Instance.v3(62)
                        .with("state MASTER")
                        .interval(0.1)
                        .priority(255)
                        .address("10.77.0.102"),
                Instance.v3(63)
                        .with("state MASTER")
                        .interval(0.01)
                        .priority(255)
                        .address("10.77.0.103"));
        Lab.pause(1.0);
        long from = Lab.nowNanos();
        Lab.pause(20.0);
        long to = Lab.nowNanos();
        for (int i = 0; i < 3; i++) {
            List<Advert> adverts = Scene.advertsBetween(lab, 61 + i, from, to);
            double expected = secondsBetween(from, to) / intervals[i];
            // A machine that held the daemon up for an interval is not what is judged here.
            int heldUp = Pace.of(adverts, intervals[i]).heldUp();
            assertEquals(
                    expected,
                    adverts.size() + heldUp,
                    1 + 0.002 * expected,
                    adverts.size() + " adverts at " + intervals[i] + " s, held up " + heldUp);
            double longest = 0;
            for (int k = 1; k < adverts.size(); k++) {
                long before = adverts.get(k - 1).timeNanos();
                longest = Math.max(longest, secondsBetween(before, adverts.get(k).timeNanos()));
            }
            double allowed = intervals[i] * 1.05 + seconds(NOISE);
            assertTrue(longest <= allowed, "a gap of " + longest + " s at " + intervals[i]);
        }
    }

    @KernelTest
    @Case("TX-14")
    void intervalThatDoesNotFitIntoTwelveBitsNeverReachesTheWire(Lab lab) {
        Daemon daemon =
                lab.start(
                        "node1",
                        Instance.file(
                                Instance.v3(51)
                                        .with("state MASTER")
                                        .with("advert_int 50")
                                        .priority(255)
                                        .address(VIP)));
        daemon.awaitLog("(?i)advert", SOON);
        Lab.pause(2.0);
        for (Advert advert : lab.capture().adverts(51, "node1")) {
            assertTrue(advert.centis() == 100 || advert.centis() == 4095, advert::toString);
        }
    }

    @KernelTest
    @Case("TX-15")
    void fractionOfASecondIsRoundedWithVersion2(Lab lab) {
        active(
                lab,
                Instance.v2(51)
                        .with("state MASTER")
                        .with("advert_int 1.6")
                        .priority(255)
                        .address(VIP));
        Lab.pause(4.5);
        List<Advert> adverts = lab.capture().adverts(51, "node1");
        assertEquals(2, adverts.getFirst().seconds());
        double gap = secondsBetween(adverts.get(1).timeNanos(), adverts.get(2).timeNanos());
        assertTrue(Math.abs(gap - 2) < 0.1 + seconds(NOISE), "a gap of " + gap);
    }

    @KernelTest
    @Case("TX-16")
    void priorityByteIsTheEffectivePriority(Lab lab) {
        active(
                lab,
                Instance.v3(61).interval(0.2).priority(1).address("10.77.0.101"),
                Instance.v3(62).interval(0.2).priority(254).address("10.77.0.102"),
                Instance.v3(63)
                        .with("state MASTER")
                        .interval(0.2)
                        .priority(255)
                        .address("10.77.0.103"),
                Instance.v3(64)
                        .interval(0.2)
                        .priority(100)
                        .with("track_interface {\n    lo weight 30\n  }")
                        .address("10.77.0.104"));
        int[] expected = {1, 254, 255, 130};
        for (int i = 0; i < 4; i++) {
            assertEquals(expected[i], nextAdvert(lab, 61 + i, 0).priority());
        }
    }

    @KernelTest
    @Case("TX-17")
    void excludedAddressesAreInstalledAndNotListed(Lab lab) {
        active(
                lab,
                quick(51)
                        .priority(100)
                        .with("virtual_ipaddress_excluded {\n    10.77.0.120\n  }")
                        .address(VIP));
        assertEquals(List.of(VIP), nextAdvert(lab, 51, 0).addresses());
        Lab.await("it is there", SOON, () -> lab.host("node1").holds("10.77.0.120"));
        Scene.assertOwner(lab, "10.77.0.120", "node1");
    }

    @KernelTest
    @Case("TX-19")
    void passwordStandsAfterTheAddressesPaddedWithZeros(Lab lab) {
        active(
                lab,
                Instance.v2(51).with("state MASTER").priority(255).password("1111").address(VIP));
        Advert advert = nextAdvert(lab, 51, 0);
        assertEquals(1, advert.authType());
        assertArrayEquals(Arrays.copyOf(new byte[] {'1', '1', '1', '1'}, 8), advert.trailer());
        assertTrue(advert.messageChecksumHolds());
    }

    @KernelTest
    @Case("TX-23")
    void configuredGroupIsUsed(Lab lab) {
        String group = "global_defs {\n  vrrp_mcast_group4 224.0.0.77\n}\n";
        active(lab, Instance.fileWith(group, quick(51).priority(100).address(VIP)));
        Advert advert = nextAdvert(lab, 51, 0);
        assertEquals("224.0.0.77", advert.destination());
        lab.tester().repeat(0.1, quickAdvert(51, 200).to("224.0.0.77"));
        Lab.await("it yields to the group", SOON, () -> !lab.host("node1").holds(VIP));
    }

    @KernelTest
    @Case("TX-24")
    void routerThatIsNotActiveSendsNothing(Lab lab) {
        lab.host("node2").ip("link set eth0 down");
        Daemon faulty = lab.start("node2", Instance.file(quick(51).priority(150).address(VIP)));
        var scene = backup(lab, quick(51).priority(100).address(VIP), quickAdvert(51, 200), 0.2);
        Lab.pause(8.0);
        assertEquals(List.of(), lab.capture().adverts(51, "node1"));
        assertTrue(scene.daemon().isRunning());
        assertTrue(faulty.isRunning());
        assertEquals(List.of(), lab.capture().adverts(51, "node2"));
    }

    @KernelTest
    @Case("TX-25")
    void advertIsNotForwarded(@TwoNetworks Lab lab) {
        lab.host("node1").run("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
        active(lab, quick(51).priority(100).address(VIP));
        lab.tester().repeat(0.1, quickAdvert(51, 200));
        lab.tester().repeat(0.1, quickAdvert(52, 200).ttl(7));
        Lab.pause(1.0);
        long forwarded =
                lab.capture().adverts().filter(a -> a.frame().port().equals("node1.1")).count();
        assertEquals(0, forwarded);
    }

    @KernelTest
    void all255IdsOnOneInterfaceKeepTheirInterval(Lab lab) {
        var instances = new Instance[255];
        for (int i = 0; i < instances.length; i++) {
            instances[i] =
                    Instance.v3(i + 1)
                            .interval(1)
                            .priority(100)
                            .with("garp_master_repeat 1")
                            .with("garp_master_delay 0")
                            .address("10.77.3." + (i + 1));
        }
        active(lab, instances);
        Lab.pause(1.0);
        long from = Lab.nowNanos();
        Lab.pause(10.0);
        long to = Lab.nowNanos();
        for (int vrid = 1; vrid <= 255; vrid++) {
            List<Advert> adverts = Scene.advertsBetween(lab, vrid, from, to);
            double expected = secondsBetween(from, to);
            String what = adverts.size() + " adverts of " + vrid + " instead of " + expected;
            assertTrue(Math.abs(adverts.size() - expected) <= 1, what);
        }
    }
}
