package io.regent.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.net.IpAddress;
import io.regent.net.MacAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArpQuestionTest {

    private static final MacAddress US = new MacAddress(0x0200c0a8c80aL);
    private static final MacAddress NODE = new MacAddress(0x0200c0a8c897L);
    private static final IpAddress WANTED = IpAddress.parse("192.168.200.160").orElseThrow();

    /** Hardware, protocol, lengths; then operation, sender and target. */
    private static final String HEAD = "0001080006040";

    private static final String ANSWER =
            HEAD + "002" + "0200c0a8c897" + "c0a8c8a0" + "0200c0a8c80a" + "c0a8c80a";

    @Test
    void theQuestionIsWhatRfc826Draws() {
        var packet =
                ArpQuestion.encode(US, IpAddress.parse("192.168.200.10").orElseThrow(), WANTED);
        String expected = HEAD + "001" + "0200c0a8c80a" + "c0a8c80a" + "000000000000" + "c0a8c8a0";
        assertArrayEquals(HexFormat.of().parseHex(expected), packet);
    }

    @Test
    void anAnswerTellsWhoHasWhichAddress() {
        byte[] packet = HexFormat.of().parseHex(ANSWER);
        assertEquals(
                Optional.of(new ArpQuestion.Answer(WANTED, NODE)),
                ArpQuestion.parse(packet, packet.length, US));
    }

    @Test
    void questionsOthersAnswersAndShortPacketsAreNotForUs() {
        byte[] answer = HexFormat.of().parseHex(ANSWER);
        assertEquals(Optional.empty(), ArpQuestion.parse(answer, 27, US));
        assertEquals(Optional.empty(), ArpQuestion.parse(answer, 28, NODE));
        byte[] question = answer.clone();
        question[7] = 1;
        assertEquals(Optional.empty(), ArpQuestion.parse(question, 28, US));
    }

    @Test
    void anyBytesAreSurvived() {
        long seed = 7;
        var random = new Random(seed);
        for (int round = 0; round < 10_000; round++) {
            byte[] packet = new byte[ArpQuestion.LENGTH_BYTES];
            random.nextBytes(packet);
            assertEquals(
                    Optional.empty(),
                    ArpQuestion.parse(packet, random.nextInt(60), US),
                    "seed " + seed + ", round " + round);
        }
    }
}
