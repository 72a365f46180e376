package io.regent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers as Linux 6.18 gave them to the addition of 127.0.0.5/32 on lo, twice. */
class AnswerTest {

    private static final String YES =
            "24000000 02000001 09000000 2e1a81a3 00000000 28000000140005060900000000000000";

    private static final String REFUSED_CAPPED =
            "48000000 02000003 09000000 2e1a81a3 efffffff 28000000140005060900000000000000"
                    + "23000100 697076343a204164647265737320616c72656164792061737369676e65640000";

    private static final String REFUSED_WITH_REQUEST =
            "60000000 02000002 09000000 2e1a81a3 efffffff 28000000140005060900000000000000"
                    + "0220000001000000080002007f000005080001007f000005"
                    + "23000100 697076343a204164647265737320616c72656164792061737369676e65640000";

    @BeforeEach
    void theseBytesAreLittleEndian() {
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "big-endian machine");
    }

    @Test
    void anAcknowledgementHasNoErrno() {
        assertEquals(Optional.of(new Answer(0, "")), read(bytes(YES)));
    }

    @Test
    void aRefusalIsExplainedWithAndWithoutTheRequestInIt() {
        var refusal = Optional.of(new Answer(17, "ipv4: Address already assigned"));
        assertEquals(refusal, read(bytes(REFUSED_CAPPED)));
        assertEquals(refusal, read(bytes(REFUSED_WITH_REQUEST)));
    }

    @Test
    void aRequestLongerThanTheAnswerIsNotFollowed() {
        byte[] absurd = bytes(REFUSED_WITH_REQUEST);
        for (int length : List.of(0, 15, 77, 0x7f)) {
            absurd[20] = (byte) length;
            absurd[23] = (byte) length;
            assertEquals(Optional.of(new Answer(17, "")), read(absurd));
        }
    }

    @Test
    void noBytesWhateverBreakTheReader() {
        for (long seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            byte[] broken = bytes(seed % 2 == 0 ? REFUSED_CAPPED : REFUSED_WITH_REQUEST);
            for (int i = random.nextInt(4); i >= 0; i--)
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            try {
                read(Arrays.copyOf(broken, random.nextInt(broken.length + 1)));
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void lengthsArePaddedToFour() {
        assertEquals(
                List.of(0, 4, 4, 4, 4, 8),
                List.of(align(0), align(1), align(2), align(3), align(4), align(5)));
        assertTrue(align(0xfffd) == 0x10000);
    }

    private static int align(int length) {
        return Netlink.align(length);
    }

    private static Optional<Answer> read(byte[] datagram) {
        var message = new MessageReader(datagram, datagram.length);
        return message.next() ? Answer.read(message) : Optional.empty();
    }

    private static byte[] bytes(String spaced) {
        return HexFormat.of().parseHex(spaced.replace(" ", ""));
    }
}
