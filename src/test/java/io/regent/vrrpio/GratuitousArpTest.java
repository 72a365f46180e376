package io.regent.vrrpio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.net.IpAddress;
import io.regent.net.MacAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class GratuitousArpTest {

    @Test
    void theFrameIsByteForByteWhatKeepalivedSends() {
        var frame = new byte[GratuitousArp.FRAME_BYTES];
        GratuitousArp.write(frame, new MacAddress(0x0242ac110002L), IpAddress.v4(0x0a090964));
        assertEquals(
                "ffffffffffff 0242ac110002 0806"
                        + " 0001 0800 06 04 0001"
                        + " 0242ac110002 0a090964"
                        + " ffffffffffff 0a090964",
                hexInFields(frame, 6, 6, 2, 2, 2, 1, 1, 2, 6, 4, 6, 4));
    }

    @Test
    void aFrameThatIsUsedAgainKeepsNothing() {
        var used = new byte[GratuitousArp.FRAME_BYTES];
        GratuitousArp.write(used, MacAddress.BROADCAST, IpAddress.v4(-1));
        GratuitousArp.write(used, new MacAddress(1), IpAddress.v4(2));
        var fresh = new byte[GratuitousArp.FRAME_BYTES];
        GratuitousArp.write(fresh, new MacAddress(1), IpAddress.v4(2));
        assertEquals(HexFormat.of().formatHex(fresh), HexFormat.of().formatHex(used));
    }

    private static String hexInFields(byte[] bytes, int... widths) {
        var text = new StringBuilder();
        int at = 0;
        for (int width : widths) {
            if (at > 0) text.append(' ');
            text.append(HexFormat.of().formatHex(bytes, at, at + width));
            at += width;
        }
        return text.toString();
    }
}
