package io.regent.vrrp;

import static io.regent.vrrp.Packets.check;
import static io.regent.vrrp.Packets.fromPeer;
import static io.regent.vrrp.Packets.resealed;
import static io.regent.vrrp.Packets.with;
import static io.regent.vrrp.RouterConfig.address;
import static io.regent.vrrp.RouterConfig.router;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.InstanceConfig;
import io.regent.vrrp.ReceiveResult.Accepted;
import io.regent.vrrp.ReceiveResult.Dropped;
import io.regent.vrrp.Role.Heard;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every check of inventory 6.4, alone and in order. */
class ReceiveChecksTest {

    private static final int TTL = 8;
    private static final int FRAGMENT = 6;
    private static final int MESSAGE = 20;
    private static final int COUNT = MESSAGE + 3;
    private static final int AUTH_TYPE = MESSAGE + 4;
    private static final int INTERVAL = MESSAGE + 5;

    private static final InstanceConfig V3 = router().build();
    private static final InstanceConfig V2 = router().version(2).build();
    private static final InstanceConfig PASS = router().version(2).password("secret").build();
    private static final InstanceConfig AS_V2 = router().checksumWithoutPseudoHeader().build();

    private static final byte[] V3_ADVERT = fromPeer("31336401 00646361 0a090964");
    private static final byte[] V2_ADVERT = fromPeer("21336401 0001675d 0a090964 0000000000000000");
    private static final byte[] PASS_ADVERT =
            resealed(fromPeer("21336401 01010000 0a090964 7365637265740000"), false);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 254})
    @Tag("RX-01")
    void anAdvertThatWasForwardedIsDropped(int ttl) {
        assertDropped(DropReason.WRONG_TTL, V3, with(V3_ADVERT, TTL, ttl));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 15})
    @Tag("RX-03")
    void anUnknownVersionIsDropped(int version) {
        int versionAndType = version << 4 | 1;
        byte[] v3 = resealed(with(V3_ADVERT, MESSAGE, versionAndType), true);
        byte[] v2 = resealed(with(V2_ADVERT, MESSAGE, versionAndType), false);
        assertDropped(DropReason.WRONG_VERSION, V3, v3);
        assertDropped(DropReason.WRONG_VERSION, V2, v2);
    }

    @Test
    @Tag("RX-04")
    void theOtherVersionIsDropped() {
        assertDropped(DropReason.WRONG_VERSION, V2, V3_ADVERT);
        assertDropped(DropReason.WRONG_VERSION, V3, V2_ADVERT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 15})
    @Tag("RX-05")
    void anUnknownTypeIsDropped(int type) {
        assertDropped(
                DropReason.WRONG_TYPE, V3, resealed(with(V3_ADVERT, MESSAGE, 0x30 | type), true));
        assertDropped(
                DropReason.WRONG_TYPE, V2, resealed(with(V2_ADVERT, MESSAGE, 0x20 | type), false));
    }

    @ParameterizedTest
    @MethodSource("shortLengths")
    @Tag("RX-06")
    void aPacketThatEndsBeforeTheAdvertsFirstEightBytesIsDropped(int length) {
        assertDropped(DropReason.HEADER_INCOMPLETE, V3, Arrays.copyOf(V3_ADVERT, length));
    }

    static IntStream shortLengths() {
        return IntStream.range(0, 28);
    }

    @Test
    @Tag("RX-07")
    void anAddressCountThatDoesNotFitTheLengthIsDropped() {
        byte[] two = resealed(fromPeer("31336402 00640000 0a090964 0a090965"), true);
        assertInstanceOf(Accepted.class, check(V3, two));
        assertDropped(DropReason.LENGTH_MISMATCH, V3, resealed(with(two, COUNT, 3), true));
        assertDropped(DropReason.LENGTH_MISMATCH, V3, resealed(with(two, COUNT, 1), true));
        assertDropped(DropReason.LENGTH_MISMATCH, V3, resealed(with(two, COUNT, 255), true));
    }

    @Test
    @Tag("RX-08")
    void aVersion3AdvertWithAVersion2TrailerIsDropped() {
        byte[] long8 = fromPeer("31336401 00646361 0a090964 0000000000000000");
        assertDropped(DropReason.LENGTH_MISMATCH, V3, long8);
        assertDropped(DropReason.LENGTH_MISMATCH, V3, resealed(long8, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {46, 42})
    @DisplayName("Zeros that Ethernet adds to a short frame, plain or VLAN-tagged, do no harm")
    @Tag("RX-09")
    void ethernetPaddingIsTolerated(int payloadBytes) {
        assertInstanceOf(Accepted.class, check(V3, Arrays.copyOf(V3_ADVERT, payloadBytes)));
        assertInstanceOf(Accepted.class, check(V2, Arrays.copyOf(V2_ADVERT, payloadBytes)));
    }

    @Test
    void otherSurplusIsNotPadding() {
        assertDropped(DropReason.LENGTH_MISMATCH, V3, Arrays.copyOf(V3_ADVERT, 45));
        assertDropped(DropReason.LENGTH_MISMATCH, V3, Arrays.copyOf(V3_ADVERT, 33));
        var many = router().addresses("10.9.9.1", "10.9.9.2", "10.9.9.3", "10.9.9.4", "10.9.9.5");
        byte[] sent = new byte[AdvertEncoder.MAX_BYTES];
        int length = new AdvertEncoder(many.build()).encode(Packets.PEER, 100, sent);
        assertEquals(48, length);
        assertInstanceOf(Accepted.class, check(many.build(), Arrays.copyOf(sent, length)));
        assertDropped(DropReason.LENGTH_MISMATCH, many.build(), Arrays.copyOf(sent, length + 2));
    }

    @Test
    @DisplayName("Every single bit flipped in the message of a valid advert has it dropped")
    @Tag("RX-10")
    void everyFlippedBitOfTheMessageIsNoticed() {
        everyFlippedBitIsNoticed(V3, V3_ADVERT);
        everyFlippedBitIsNoticed(V2, V2_ADVERT);
        everyFlippedBitIsNoticed(PASS, PASS_ADVERT);
        everyFlippedBitIsNoticed(AS_V2, resealed(V3_ADVERT, false));
    }

    private static void everyFlippedBitIsNoticed(InstanceConfig config, byte[] packet) {
        accepted(config, packet);
        for (int bit = MESSAGE * 8; bit < packet.length * 8; bit++) {
            byte[] flipped = with(packet, bit / 8, packet[bit / 8] ^ 1 << bit % 8);
            assertInstanceOf(Dropped.class, check(config, flipped), "bit " + bit);
        }
    }

    @Test
    @DisplayName(
            "A bit flipped in the IPv4 header drops the advert, or changes nothing that counts")
    @Tag("RX-10")
    void everyFlippedBitOfTheHeaderIsNoticedOrIrrelevant() {
        var accepted = check(V3, V3_ADVERT);
        // TOS, identification, "don't fragment" and its neighbour, header checksum (the kernel's).
        var irrelevant = Set.of(1, 4, 5, 10, 11);
        for (int bit = 0; bit < MESSAGE * 8; bit++) {
            byte[] flipped = with(V3_ADVERT, bit / 8, V3_ADVERT[bit / 8] ^ 1 << bit % 8);
            boolean flag = bit / 8 == FRAGMENT && bit % 8 >= 6;
            if (irrelevant.contains(bit / 8) || flag)
                assertEquals(accepted, check(V3, flipped), "bit " + bit);
            else assertInstanceOf(Dropped.class, check(V3, flipped), "bit " + bit);
        }
    }

    @Test
    @Tag("RX-10")
    void aChecksumOfZeroIsNotAMissingChecksum() {
        byte[] unsealed = with(with(V3_ADVERT, MESSAGE + 6, 0), MESSAGE + 7, 0);
        assertDropped(DropReason.WRONG_CHECKSUM, V3, unsealed);
    }

    @Test
    @Tag("RX-11")
    void theChecksumFormIsTheConfiguredOne() {
        byte[] messageOnly = resealed(V3_ADVERT, false);
        assertDropped(DropReason.WRONG_CHECKSUM, V3, messageOnly);
        assertInstanceOf(Accepted.class, check(AS_V2, messageOnly));
    }

    @Test
    @DisplayName("v3_checksum_as_v2 is no leave to send wrong checksums, as it is in keepalived")
    @Tag("RX-12")
    void aWrongChecksumIsDroppedInEitherForm() {
        assertDropped(DropReason.WRONG_CHECKSUM, AS_V2, V3_ADVERT);
        assertDropped(DropReason.WRONG_CHECKSUM, AS_V2, with(V3_ADVERT, MESSAGE + 7, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 52, 255})
    @Tag("RX-15")
    void anotherVridIsNotOurs(int vrid) {
        byte[] other = resealed(with(V3_ADVERT, MESSAGE + 1, vrid), true);
        assertEquals(vrid, new ReceivedPacket(other, other.length, false).vrid());
        assertDropped(DropReason.UNKNOWN_VRID, V3, other);
    }

    @Test
    @Tag("RX-17")
    void anOwnerIgnoresAdvertsOnlyWhenToldTo() {
        assertInstanceOf(Accepted.class, check(router().priority(255).build(), V3_ADVERT));
        var ignoring = router().priority(255).ownerIgnoreAdverts().build();
        assertDropped(DropReason.OWNER_IGNORES_ADVERTS, ignoring, V3_ADVERT);
        var notOwner = router().priority(254).ownerIgnoreAdverts().build();
        assertInstanceOf(Accepted.class, check(notOwner, V3_ADVERT));
    }

    @Test
    @Tag("RX-18")
    void anotherAuthenticationTypeIsDropped() {
        assertDropped(DropReason.AUTH_TYPE_MISMATCH, PASS, V2_ADVERT);
        assertDropped(DropReason.AUTH_TYPE_MISMATCH, V2, PASS_ADVERT);
        byte[] ah = resealed(with(V2_ADVERT, AUTH_TYPE, 2), false);
        assertDropped(DropReason.AUTH_TYPE_MISMATCH, V2, ah);
    }

    @ParameterizedTest
    @CsvSource({
        "wrong, 77726f6e67000000",
        "right at first, 7365637200000000",
        "right with more, 7365637265747321",
        "NUL inside, 7365630072657400",
        "right after a NUL, 7365637265740041",
        "empty, 0000000000000000",
        "last bit, 7365637265740001",
    })
    @Tag("RX-19")
    void anotherPasswordIsDropped(String name, String authData) {
        byte[] packet = resealed(fromPeer("21336401 01010000 0a090964" + authData), false);
        assertDropped(DropReason.WRONG_PASSWORD, PASS, packet);
        assertInstanceOf(Accepted.class, check(PASS, PASS_ADVERT), name);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 128, 255})
    @Tag("RX-20")
    void anUnknownAuthenticationTypeIsDropped(int type) {
        byte[] packet = resealed(with(V2_ADVERT, AUTH_TYPE, type), false);
        assertDropped(DropReason.INVALID_AUTH_TYPE, V2, packet);
        assertDropped(DropReason.INVALID_AUTH_TYPE, PASS, packet);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 255})
    @Tag("RX-21")
    void version2DropsAnotherInterval(int seconds) {
        byte[] packet = resealed(with(V2_ADVERT, INTERVAL, seconds), false);
        assertDropped(DropReason.INTERVAL_MISMATCH, V2, packet);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 99, 300, 4095})
    @Tag("RX-22")
    @Tag("RX-27")
    void version3AcceptsAnotherIntervalAndSaysSo(int centis) {
        byte[] packet = resealed(withCentis(centis), true);
        var accepted = accepted(V3, packet);
        assertEquals(centis, accepted.advert().intervalCentis());
        assertEquals(List.of(AdvertNotice.INTERVAL_DIFFERS), accepted.notices());
    }

    @Test
    @Tag("RX-23")
    void anIntervalOfZeroIsDropped() {
        assertDropped(DropReason.ZERO_INTERVAL, V3, resealed(withCentis(0), true));
    }

    @Test
    @Tag("RX-24")
    void anAdvertWithoutAddressesIsDropped() {
        byte[] none = resealed(fromPeer("31336400 00640000"), true);
        assertDropped(DropReason.NO_ADDRESSES, V3, none);
        byte[] noneV2 = resealed(fromPeer("21336400 00010000 0000000000000000"), false);
        assertDropped(DropReason.NO_ADDRESSES, V2, noneV2);
    }

    @Test
    @DisplayName("Routers that all have no address (no_virtual_ipaddress) still hear each other")
    @Tag("RX-24")
    void anAdvertWithoutAddressesIsForARouterWithoutAddresses() {
        byte[] none = resealed(fromPeer("31336400 00640000"), true);
        var accepted = accepted(router().addresses().build(), none);
        assertEquals(List.of(), accepted.notices());
    }

    @Test
    @Tag("RX-26")
    void theReservedBitsAreIgnored() {
        byte[] packet = resealed(with(V3_ADVERT, MESSAGE + 4, 0xf0), true);
        assertEquals(accepted(V3, V3_ADVERT), accepted(V3, packet));
    }

    @ParameterizedTest
    @CsvSource({
        "31336402 00640000 0a090964 0a090965, ADDRESS_COUNT_DIFFERS",
        "31336401 00640000 0a090965, ADDRESS_MISSING",
    })
    @Tag("RX-28")
    void otherAddressesAreAcceptedAndCounted(String message, AdvertNotice notice) {
        var result = accepted(V3, resealed(fromPeer(message), true));
        assertEquals(List.of(notice), result.notices());
        var counters = new Counters();
        counters.add(result);
        assertEquals(1, counters.get(VrrpCounter.ADDRESS_LIST_ERROR));
        assertEquals(1, counters.get(VrrpCounter.ADVERT_RECEIVED));
    }

    @Test
    void theOrderOfTheAddressesDoesNotMatter() {
        byte[] packet = resealed(fromPeer("31336402 00640000 0a090964 0a090965"), true);
        var config = router().addresses("10.9.9.101", "10.9.9.100").build();
        assertEquals(List.of(), accepted(config, packet).notices());
    }

    @Test
    @DisplayName("skip_check_adv_addr compares a sender's addresses once while it is followed")
    void skippedComparisonIsForTheFollowedActiveAlone() {
        byte[] other = resealed(fromPeer("31336401 00640000 0a090965"), true);
        var config = router().skipCheckAdvertAddresses().build();
        var missing = List.of(AdvertNotice.ADDRESS_MISSING);
        var following = following(config, "10.9.9.1");
        assertEquals(missing, notices(config, other, Packets.backup(config)));
        assertEquals(List.of(), notices(config, other, following));
        assertEquals(missing, notices(config, other, following(config, "10.9.9.3")));
        assertEquals(missing, notices(config, other, Packets.active(config)));
        assertEquals(missing, notices(V3, other, following));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 15})
    @Tag("RX-29")
    void ipOptionsAreStepppedOver(int headerWords) {
        int header = headerWords * 4;
        byte[] packet = new byte[header + 12];
        System.arraycopy(V3_ADVERT, 0, packet, 0, MESSAGE);
        Arrays.fill(packet, MESSAGE, header, (byte) 1);
        System.arraycopy(V3_ADVERT, MESSAGE, packet, header, 12);
        packet[0] = (byte) (0x40 | headerWords);
        packet[3] = (byte) packet.length;
        assertEquals(accepted(V3, V3_ADVERT), accepted(V3, packet));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33, 36, 255})
    @Tag("RX-30")
    void aTotalLengthThatWasNotReceivedIsDropped(int totalLength) {
        assertDropped(DropReason.TOTAL_LENGTH_MISMATCH, V3, with(V3_ADVERT, 3, totalLength));
    }

    @Test
    @Tag("RX-30")
    void aTotalLengthThatEndsInsideTheAdvertIsNotPadding() {
        byte[] padded = Arrays.copyOf(V3_ADVERT, 46);
        assertDropped(DropReason.TOTAL_LENGTH_MISMATCH, V3, with(padded, 3, 28));
    }

    @ParameterizedTest
    @CsvSource({"0x20, 0", "0x20, 5", "0, 1", "0x1f, 0"})
    @DisplayName("A fragment, first or later, is dropped before anything is read from it")
    @Tag("RX-31")
    void fragmentsAreDropped(int high, int low) {
        byte[] fragment = with(with(V3_ADVERT, FRAGMENT, high), FRAGMENT + 1, low);
        assertDropped(DropReason.FRAGMENT, V3, fragment);
    }

    @Test
    void aPacketThatDoNotFragmentIsSetOnIsNoFragment() {
        assertInstanceOf(Accepted.class, check(V3, with(V3_ADVERT, FRAGMENT, 0x40)));
    }

    @Test
    @Tag("RX-33")
    void anAdvertThatWasSentToOneHostIsDropped() {
        byte[] unicast = V3_ADVERT.clone();
        Packets.OWN.writeTo(unicast, 16);
        assertDropped(DropReason.NOT_MULTICAST, V3, resealed(unicast, true));
    }

    @Test
    @Tag("RX-37")
    void anAdvertFromOurOwnAddressIsDroppedWhateverItSays() {
        byte[] own = V3_ADVERT.clone();
        Packets.OWN.writeTo(own, 12);
        for (int priority : new int[] {0, 1, 100, 255}) {
            byte[] packet = resealed(with(own, MESSAGE + 2, priority), true);
            assertDropped(DropReason.OWN_ADVERT, V3, packet);
            assertEquals(
                    new Dropped(DropReason.OWN_ADVERT, 0, 0),
                    check(V3, packet, Packets.active(V3)));
        }
    }

    @Test
    void aRouterThatTakesNoPartHearsNothing() {
        var state = Packets.backup(V3);
        var dropped = new Dropped(DropReason.NOT_TAKING_PART, 0, 0);
        assertEquals(dropped, check(V3, V3_ADVERT, state.with(new Role.Fault())));
        assertEquals(dropped, check(V3, V3_ADVERT, state.with(Role.Initialize.WAITING)));
        assertTrue(DropReason.NOT_TAKING_PART.isRoutine());
        assertFalse(DropReason.WRONG_TTL.isRoutine());
    }

    @Test
    void aPacketLongerThanTheBufferIsDropped() {
        var packet = new ReceivedPacket(V3_ADVERT, V3_ADVERT.length, true);
        assertEquals(Optional.of(DropReason.TRUNCATED), packet.damage());
    }

    @Test
    void otherProtocolsAndIpVersionsAreNotVrrp() {
        assertDropped(DropReason.NOT_VRRP, V3, with(V3_ADVERT, 9, 51));
        assertDropped(DropReason.NOT_VRRP, V3, with(V3_ADVERT, 0, 0x65));
        assertDropped(DropReason.HEADER_INCOMPLETE, V3, with(V3_ADVERT, 0, 0x44));
        assertDropped(DropReason.HEADER_INCOMPLETE, V3, with(V3_ADVERT, 0, 0x4f));
    }

    @Test
    @DisplayName("A packet with many faults is dropped for the first in keepalived's order")
    void theFirstFaultInOrderCounts() {
        byte[] packet = PASS_ADVERT.clone();
        packet[3]++;
        packet[COUNT]++;
        packet[TTL] = 1;
        packet[MESSAGE] = 0x42;
        packet[AUTH_TYPE] = 9;
        packet[INTERVAL] = 9;
        packet[MESSAGE + 12] = 'X';
        Packets.OWN.writeTo(packet, 12);
        Packets.OWN.writeTo(packet, 16);
        packet = withOrder(DropReason.LENGTH_MISMATCH, packet, COUNT, 1);
        packet = withOrder(DropReason.WRONG_TTL, packet, TTL, 255);
        packet = withOrder(DropReason.WRONG_VERSION, packet, MESSAGE, 0x22);
        packet = withOrder(DropReason.INVALID_AUTH_TYPE, packet, AUTH_TYPE, 0);
        packet = withOrder(DropReason.AUTH_TYPE_MISMATCH, packet, AUTH_TYPE, 1);
        packet = withOrder(DropReason.WRONG_PASSWORD, packet, MESSAGE + 12, 's');
        packet = withOrder(DropReason.INTERVAL_MISMATCH, packet, INTERVAL, 1);
        packet = withOrder(DropReason.WRONG_TYPE, packet, MESSAGE, 0x21);
        packet = withOrder(DropReason.TOTAL_LENGTH_MISMATCH, packet, 3, packet.length);
        packet = withOrder(DropReason.WRONG_CHECKSUM, packet, MESSAGE + 7, 0);
        packet = resealed(packet, false);
        packet = withOrder(DropReason.NOT_MULTICAST, packet, 16, 224);
        packet = withOrder(DropReason.OWN_ADVERT, packet, 15, 1);
        assertInstanceOf(Accepted.class, check(PASS, packet));
    }

    private static byte[] withOrder(DropReason reason, byte[] packet, int repairAt, int value) {
        byte[] wrong = reason == DropReason.WRONG_CHECKSUM ? with(packet, repairAt, value) : packet;
        assertDropped(reason, PASS, wrong);
        return with(packet, repairAt, value);
    }

    @Test
    void eachDropCountsUnderItsReasonAndInKeepalivedsField() {
        for (DropReason reason : DropReason.values()) {
            var counters = new Counters();
            counters.add(new Dropped(reason, 1, 2));
            assertEquals(1, counters.get(reason), reason.name());
            for (VrrpCounter counter : VrrpCounter.values()) {
                boolean mapped = reason.statistic().equals(Optional.of(counter));
                assertEquals(mapped ? 1 : 0, counters.get(counter), reason + " " + counter);
            }
        }
    }

    @Test
    void anAcceptedReleaseIsCountedAsOne() {
        var counters = new Counters();
        counters.add(check(V3, fromPeer("31330001 0064c761 0a090964")));
        counters.add(check(V3, V3_ADVERT));
        assertEquals(2, counters.get(VrrpCounter.ADVERT_RECEIVED));
        assertEquals(1, counters.get(VrrpCounter.PRIORITY_ZERO_RECEIVED));
    }

    @Test
    void theStatisticsAreKeepalivedsInItsOrder() {
        var fields = Arrays.stream(VrrpCounter.values()).map(VrrpCounter::field).toList();
        assertEquals(
                List.of(
                        ("advert_rcvd advert_sent become_master release_master packet_len_err"
                                        + " advert_interval_err ip_ttl_err invalid_type_rcvd addr_list_err"
                                        + " invalid_authtype authtype_mismatch auth_failure"
                                        + " auth_ext_missing auth_ext_malformed auth_ext_unknown_key"
                                        + " auth_ext_invalid_hmac auth_ext_stale auth_ext_replay"
                                        + " pri_zero_rcvd pri_zero_sent")
                                .split(" ")),
                fields);
    }

    @Test
    void theLogTextNamesBothNumbersWhereThereAreAny() {
        var ttl = assertInstanceOf(Dropped.class, check(V3, with(V3_ADVERT, TTL, 254)));
        assertEquals("TTL is wrong: 254 instead of 255", ttl.text());
        var password = resealed(with(PASS_ADVERT, MESSAGE + 12, 'X'), false);
        var wrong = assertInstanceOf(Dropped.class, check(PASS, password));
        assertEquals("password is wrong", wrong.text());
    }

    @Test
    @DisplayName("Random bytes never make the checks throw")
    @Tag("RX-38")
    void randomBytesAreSurvived() {
        long seed = Long.getLong("regent.seed", System.nanoTime());
        var random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            byte[] packet = new byte[random.nextInt(80)];
            random.nextBytes(packet);
            survives(packet, seed, i);
        }
    }

    @Test
    @DisplayName("An advert with bytes changed at random is dropped, or says what its bytes say")
    @Tag("RX-38")
    void mutatedAdvertsAreSurvived() {
        long seed = Long.getLong("regent.seed", System.nanoTime());
        var random = new Random(seed);
        var adverts = List.of(V3_ADVERT, V2_ADVERT, PASS_ADVERT);
        int accepted = 0;
        for (int i = 0; i < 300_000; i++) {
            byte[] packet = adverts.get(random.nextInt(3)).clone();
            for (int n = random.nextInt(1, 4); n > 0; n--)
                packet[random.nextInt(packet.length)] = (byte) random.nextInt();
            if (random.nextInt(8) == 0)
                packet = Arrays.copyOf(packet, random.nextInt(packet.length + 8));
            // Most changes must get past the checksum, or the checks behind it are never tried.
            if (packet.length >= 28 && packet.length % 2 == 0 && (packet[0] & 0xf) == 5)
                packet = resealed(packet, random.nextBoolean());
            accepted += survives(packet, seed, i);
        }
        assertTrue(accepted > 1000, accepted + " accepted, seed " + seed);
    }

    private static int survives(byte[] packet, long seed, int round) {
        int accepted = 0;
        for (var config : List.of(V3, V2, PASS, AS_V2)) {
            String at =
                    "seed "
                            + seed
                            + " round "
                            + round
                            + " "
                            + Packets.hex(packet, 0, packet.length);
            ReceiveResult result;
            try {
                result = check(config, packet);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(at, failure);
            }
            if (result instanceof Accepted(var source, var advert, _)) {
                accepted++;
                int message = (packet[0] & 0xf) * 4;
                assertEquals(packet[message + 2], (byte) advert.priority(), at);
                assertEquals(51, advert.vrid(), at);
                assertEquals(packet[message + 3], (byte) advert.addresses().size(), at);
                assertEquals(packet[15], (byte) source.v4Bits(), at);
            }
        }
        return accepted;
    }

    private static byte[] withCentis(int centis) {
        return with(with(V3_ADVERT, MESSAGE + 4, centis >>> 8), MESSAGE + 5, centis);
    }

    private static Accepted accepted(InstanceConfig config, byte[] packet) {
        return assertInstanceOf(Accepted.class, check(config, packet));
    }

    private static List<AdvertNotice> notices(
            InstanceConfig config, byte[] packet, RouterState state) {
        return assertInstanceOf(Accepted.class, check(config, packet, state)).notices();
    }

    private static RouterState following(InstanceConfig config, String active) {
        var heard = new Heard(address(active), 200);
        return Packets.backup(config)
                .with(
                        new Role.Backup(
                                1,
                                Duration.ofSeconds(1).toNanos(),
                                Role.NEVER,
                                Optional.of(heard)));
    }

    private static void assertDropped(DropReason reason, InstanceConfig config, byte[] packet) {
        var dropped = assertInstanceOf(Dropped.class, check(config, packet));
        assertEquals(reason, dropped.reason());
    }
}
