package io.regent.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNumberTest {

    /** A bar at both ends of the text. */
    @ParameterizedTest
    @CsvSource({
        "||, 0",
        "|1|, 1",
        "|  7|, 7",
        "|12abc|, 12",
        "|abc|, 0",
        "|5 6|, 5",
        "|+4|, 4",
        "|-3|, -3",
        "|- 3|, 0",
        "|+-3|, 0",
        "|3.9|, 3",
        "|0|, 0",
        "|0x10|, 16",
        "|0XfF|, 255",
        "|-0x10|, -16",
        "|0x|, 0",
        "|0xg|, 0",
        "|010|, 8",
        "|-010|, -8",
        "|08|, 0",
        "|0079|, 7",
        "|1e3|, 1",
        "|10f|, 10",
        "|9223372036854775807|, 9223372036854775807",
        "|9223372036854775808|, 9223372036854775807",
        "|-9223372036854775808|, -9223372036854775808",
        "|-9223372036854775809|, -9223372036854775808",
        "|99999999999999999999999|, 9223372036854775807",
        "|0x7fffffffffffffff|, 9223372036854775807",
        "|0xffffffffffffffff|, 9223372036854775807",
        "|-0xffffffffffffffff|, -9223372036854775808",
        "|01777777777777777777777|, 9223372036854775807",
    })
    void aTextIsTheNumberThatStrtollReads(String between, long number) {
        String text = between.substring(1, between.length() - 1);
        assertEquals(number, FileNumber.parse(text.getBytes(StandardCharsets.US_ASCII)));
        assertEquals(number, FileNumber.parse((text + "\n").getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void whiteSpaceOfAnyKindMayComeFirst() {
        byte[] text = "\n\t\u000b\f\r 8\n9".getBytes(StandardCharsets.US_ASCII);
        assertEquals(8, FileNumber.parse(text));
    }

    @Test
    void anyBytesAreSomeNumber() {
        var random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            var text = new byte[random.nextInt(6)];
            random.nextBytes(text);
            FileNumber.parse(text);
        }
        for (int i = 0; i < 10_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            assertEquals(
                    number,
                    FileNumber.parse(Long.toString(number).getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
