package io.regent.conformance;

import static io.regent.conformance.Scene.SOON;
import static io.regent.conformance.Scene.VIP;
import static io.regent.conformance.Scene.active;
import static io.regent.conformance.Scene.advertsBetween;
import static io.regent.conformance.Scene.quick;
import static io.regent.conformance.Scene.quickAdvert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.conformance.Trials.Trial;
import io.regent.lab.Daemon;
import io.regent.lab.Forgery;
import io.regent.lab.Forgery.Checksum;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import io.regent.lab.Tester;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Which adverts count. */
final class ReceptionTest {

    private static final Trials TRIALS = new Trials();

    private static final Trial SANE = TRIALS.quick(sane -> sane);
    private static final Trial SANE_V2 = TRIALS.classic(sane -> sane);

    private static final Trial TTL_254 = TRIALS.quick(sane -> sane.ttl(254));
    private static final Trial TTL_1 = TRIALS.quick(sane -> sane.ttl(1));
    private static final List<Trial> VERSIONS =
            each(List.of(0, 1, 4, 15), (sane, version) -> sane.versionNibble(version));
    private static final Trial V2_TO_V3 = TRIALS.quick(sane -> Forgery.v2(sane.vrid(), 1, VIP));
    private static final Trial V3_TO_V2 = TRIALS.open(sane -> Forgery.v3(sane.vrid(), 100, VIP));
    private static final List<Trial> TYPES =
            each(List.of(0, 2, 15), (sane, type) -> sane.type(type));
    private static final Trial CUT = TRIALS.quick(inTurn(8, (sane, bytes) -> sane.cutTo(bytes)));
    private static final Trial COUNT_TOO_LARGE = TRIALS.quick(sane -> sane.countOffBy(2));
    private static final Trial V2_TRAILER = TRIALS.quick(sane -> sane.extra(new byte[8]));
    private static final Trial PADDED = TRIALS.quick(sane -> sane.paddedTo(60));
    private static final Trial NO_CHECKSUM = TRIALS.quick(sane -> sane.checksum(Checksum.ZERO));
    private static final Trial ONE_BIT_TURNED =
            TRIALS.quick(inTurn(10, (sane, at) -> sane.turnedBitIn(2 + at)));
    private static final Trial ONE_BIT_TURNED_V2 =
            TRIALS.open(inTurn(18, (sane, at) -> sane.turnedBitIn(2 + at)));
    private static final Trial MESSAGE_ONLY =
            TRIALS.quick(sane -> sane.checksum(Checksum.MESSAGE_ONLY));
    private static final Trial MESSAGE_ONLY_WANTED =
            TRIALS.quick(sane -> sane.checksum(Checksum.MESSAGE_ONLY), "v3_checksum_as_v2");
    private static final Trial NEITHER_CHECKSUM =
            TRIALS.quick(sane -> sane.checksum(Checksum.ONE_BIT_OFF), "v3_checksum_as_v2");
    private static final Trial OWNER_IGNORES =
            TRIALS.quick(
                    sane -> sane.priority(255),
                    "state MASTER",
                    "priority 255",
                    "owner_ignore_adverts");
    private static final Trial PASSWORD_MISSING = TRIALS.classic(sane -> sane.auth(0, new byte[8]));
    private static final Trial PASSWORD_UNWANTED = TRIALS.open(sane -> sane.password("1111"));
    private static final Trial PASSWORD_WRONG = TRIALS.classic(sane -> sane.password("2222"));
    private static final Trial PASSWORD_PREFIX = TRIALS.classic(sane -> sane.password("111"));
    private static final Trial PASSWORD_AFTER_NUL =
            TRIALS.classic(sane -> sane.password("1111\0zz"));
    private static final Trial AUTH_TYPE_3 =
            TRIALS.classic(sane -> sane.auth(3, new byte[] {'1', '1', '1', '1', 0, 0, 0, 0}));
    private static final Trial AUTH_TYPE_255 = TRIALS.open(sane -> sane.auth(255, new byte[8]));
    private static final Trial INTERVAL_V2 = TRIALS.open(sane -> sane.centis(200));
    private static final Trial INTERVAL_ZERO = TRIALS.quick(sane -> sane.centis(0));
    private static final Trial NO_ADDRESS = TRIALS.quick(sane -> sane.addresses());
    private static final Trial RESERVED = TRIALS.quick(sane -> sane.reserved(0xf));
    private static final Trial OTHER_ADDRESSES =
            TRIALS.quick(sane -> sane.addresses("10.77.2.1", "10.77.2.2"));
    private static final Trial OPTIONS_1 = TRIALS.quick(sane -> sane.optionWords(1));
    private static final Trial OPTIONS_10 = TRIALS.quick(sane -> sane.optionWords(10));
    private static final Trial TOTAL_TOO_LONG = TRIALS.quick(sane -> sane.totalLengthOffBy(4));
    private static final Trial TOTAL_TOO_SHORT = TRIALS.quick(sane -> sane.totalLengthOffBy(-4));
    private static final Trial FIRST_FRAGMENT = TRIALS.quick(sane -> sane.fragment(0x2000));
    private static final Trial OWN_REFLECTED =
            TRIALS.quick(sane -> sane.from("10.77.0.1").priority(100));

    private interface Variation {
        Forgery of(Forgery sane, int number);
    }

    private static List<Trial> each(List<Integer> numbers, Variation variation) {
        return numbers.stream()
                .map(number -> TRIALS.quick(sane -> variation.of(sane, number)))
                .toList();
    }

    /** Another one of {@code count} variations each time. */
    private static UnaryOperator<Forgery> inTurn(int count, Variation variation) {
        var next = new AtomicInteger();
        return sane -> variation.of(sane, next.getAndIncrement() % count);
    }

    @KernelTest
    void soundAdvertsAreAccepted() {
        SANE.assertAccepted();
        SANE_V2.assertAccepted();
    }

    @KernelTest
    @Case("RX-01")
    void otherTimeToLiveThan255IsDropped() {
        TTL_254.assertDropped();
        TTL_254.assertCounted("Packet Errors/TTL");
        TTL_1.assertDropped();
        TTL_1.assertCounted("Packet Errors/TTL");
    }

    @KernelTest
    @Case("RX-03")
    void unknownVersionsAreDropped() {
        VERSIONS.forEach(Trial::assertDropped);
    }

    @KernelTest
    @Case("RX-04")
    void theOtherVersionIsDropped() {
        V2_TO_V3.assertDropped();
        V3_TO_V2.assertDropped();
    }

    @KernelTest
    @Case("RX-05")
    void otherTypesThanAdvertisementAreDropped() {
        TYPES.forEach(Trial::assertDropped);
        TYPES.forEach(trial -> trial.assertCounted("Packet Errors/Invalid Type"));
    }

    @KernelTest
    @Case("RX-06")
    void truncatedAdvertsAreDropped() {
        CUT.assertDropped();
    }

    @KernelTest
    @Case("RX-07")
    void countThatPromisesMoreAddressesThanThereAreIsDropped() {
        COUNT_TOO_LARGE.assertDropped();
        COUNT_TOO_LARGE.assertCounted("Packet Errors/Length");
    }

    @KernelTest
    @Case("RX-08")
    void version3AdvertWithATrailerIsDropped() {
        V2_TRAILER.assertDropped();
        V2_TRAILER.assertCounted("Packet Errors/Length");
    }

    @KernelTest
    @Case("RX-09")
    void paddingOfAShortFrameIsTolerated() {
        PADDED.assertAccepted();
    }

    @KernelTest
    @Case("RX-10")
    void wrongChecksumsAreDropped() {
        NO_CHECKSUM.assertDropped();
        ONE_BIT_TURNED.assertDropped();
        ONE_BIT_TURNED_V2.assertDropped();
    }

    @KernelTest
    @Case("RX-11")
    void checksumOverTheMessageAloneIsAcceptedOnlyWhenConfigured() {
        MESSAGE_ONLY.assertDropped();
        MESSAGE_ONLY_WANTED.assertAccepted();
    }

    @KernelTest
    @Case("RX-12")
    void wrongChecksumIsDroppedWithV3ChecksumAsV2Too() {
        NEITHER_CHECKSUM.assertDropped();
    }

    @KernelTest
    @Case("RX-17")
    void ownerThatIgnoresAdvertsStaysActive() {
        OWNER_IGNORES.assertDropped();
    }

    @KernelTest
    @Case("RX-18")
    void otherAuthenticationTypeThanConfiguredIsDropped() {
        PASSWORD_MISSING.assertDropped();
        PASSWORD_MISSING.assertCounted("Authentication Errors/Type Mismatch");
        PASSWORD_UNWANTED.assertDropped();
        PASSWORD_UNWANTED.assertCounted("Authentication Errors/Type Mismatch");
    }

    @KernelTest
    @Case("RX-19")
    void passwordsThatDifferAnywhereInEightBytesAreDropped() {
        PASSWORD_WRONG.assertDropped();
        PASSWORD_WRONG.assertCounted("Authentication Errors/Failure");
        PASSWORD_PREFIX.assertDropped();
        PASSWORD_PREFIX.assertCounted("Authentication Errors/Failure");
        PASSWORD_AFTER_NUL.assertDropped();
        PASSWORD_AFTER_NUL.assertCounted("Authentication Errors/Failure");
    }

    @KernelTest
    @Case("RX-20")
    void unknownAuthenticationTypesAreDropped() {
        AUTH_TYPE_3.assertDropped();
        AUTH_TYPE_3.assertCounted("Authentication Errors/Invalid Type");
        AUTH_TYPE_255.assertDropped();
        AUTH_TYPE_255.assertCounted("Authentication Errors/Invalid Type");
    }

    @KernelTest
    @Case("RX-21")
    void otherIntervalWithVersion2IsDropped() {
        INTERVAL_V2.assertDropped();
        INTERVAL_V2.assertCounted("Packet Errors/Advertisement Interval");
    }

    @KernelTest
    @Case("RX-23")
    void intervalZeroIsDropped() {
        INTERVAL_ZERO.assertDropped();
    }

    @KernelTest
    @Case("RX-24")
    void advertWithoutAddressesIsDropped() {
        NO_ADDRESS.assertDropped();
    }

    @KernelTest
    @Case("RX-26")
    void reservedBitsAreIgnored() {
        RESERVED.assertAccepted();
    }

    @KernelTest
    @Case("RX-28")
    void otherAddressesAreAcceptedAndLoggedOnce() {
        OTHER_ADDRESSES.assertAccepted();
        OTHER_ADDRESSES.assertCounted("Packet Errors/Address List");
    }

    @KernelTest
    @Case("RX-29")
    void optionsOfTheIpv4HeaderAreSkipped() {
        OPTIONS_1.assertAccepted();
        OPTIONS_10.assertAccepted();
    }

    @KernelTest
    @Case("RX-30")
    void wrongTotalLengthIsDropped() {
        TOTAL_TOO_LONG.assertDropped();
        TOTAL_TOO_SHORT.assertDropped();
    }

    @KernelTest
    @Case("RX-31")
    void fragmentIsNotReadInPart() {
        FIRST_FRAGMENT.assertDropped();
    }

    @KernelTest
    @Case("RX-37")
    void ownAdvertThatComesBackIsIgnored() {
        OWN_REFLECTED.assertDropped();
    }

    @KernelTest
    void nothingIsLoggedAgainAndAgain() {
        // Start, promotion and five announcements for each instance are said in any case.
        int instances = TRIALS.size();
        int lines = TRIALS.log().size();
        assertTrue(lines < 16 * instances, lines + " lines for " + instances + " instances");
    }

    @KernelTest
    @Case("RX-15")
    void unknownIdIsIgnoredAndLoggedOnlyOnRequest(Lab lab) {
        Instance instance = quick(51).priority(100).address(VIP);
        Daemon quiet = active(lab, instance);
        String request = "global_defs {\n  log_unknown_vrids\n}\n";
        Daemon talkative =
                lab.start(
                        "node2", Instance.fileWith(request, quick(52).priority(100).address(VIP)));
        talkative.awaitLog("Entering MASTER STATE", SOON);
        Tester.Stream stream = lab.tester().repeat(0.1, quickAdvert(239, 200));
        talkative.awaitLog("\\b239\\b", SOON);
        Lab.pause(0.5);
        stream.close();
        assertEquals(0, quiet.logged("\\b239\\b"));
        assertTrue(lab.host("node1").holds(VIP));
    }

    @KernelTest
    @Case("RX-16")
    void idOfAnotherInterfaceIsIgnored(@TwoNetworks Lab lab) {
        lab.start(
                        "node1",
                        Instance.file(
                                quick(51)
                                        .priority(100)
                                        .with("interface eth1")
                                        .address("192.168.200.9"),
                                quick(52).priority(100).address(VIP)))
                .awaitLog("VI_51\\) Entering MASTER STATE", SOON);
        lab.tester().repeat(0.1, quickAdvert(51, 200));
        Lab.pause(1);
        assertTrue(lab.host("node1").addresses("eth1").contains("192.168.200.9/32"));
    }

    @KernelTest
    @Case("RX-36")
    void tenThousandBadAdvertsNeitherFillTheLogNorDelayTheOwnAdverts(Lab lab) {
        Daemon daemon = active(lab, quick(51).priority(100).address(VIP));
        int before = daemon.log().size();
        Tester tester = lab.tester();
        long begun = Lab.nowNanos();
        Forgery bad = quickAdvert(51, 200).ttl(64);
        for (int burst = 0; burst < 100; burst++) {
            for (int i = 0; i < 100; i++) tester.send(bad);
            Lab.pause(0.03);
        }
        long ended = Lab.nowNanos();
        assertTrue(lab.host("node1").holds(VIP));
        List<Long> times = new ArrayList<>();
        advertsBetween(lab, 51, begun, ended).forEach(advert -> times.add(advert.timeNanos()));
        double expected = (ended - begun) / 0.2e9;
        assertTrue(Math.abs(times.size() - expected) <= 2, times.size() + " of " + expected);
        long counted =
                daemon.statistics()
                        .getOrDefault("VI_51", Map.of())
                        .getOrDefault("Packet Errors/TTL", 0L);
        assertTrue(counted > 9_900 && counted <= 10_000, counted + " counted");
        int lines = daemon.log().size() - before;
        assertTrue(lines <= 20, lines + " lines");
    }
}
