package io.regent.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.regent.net.IpAddress;
import io.regent.net.MacAddress;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The layouts of ip(7), netlink(7), packet(7) and unix(7). */
class SockaddrTest {

    @BeforeEach
    void theseBytesAreLittleEndian() {
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "big-endian machine");
    }

    @Test
    void ipv4() {
        assertBytes(
                "0200 0000 e0000012 0000000000000000",
                Sockaddr.ofAddress(IpAddress.v4(0xe0000012)));
    }

    @Test
    void netlink() {
        assertBytes("1000 0000 00000000 11010000", Sockaddr.ofNetlinkGroups(0x111));
    }

    @Test
    void link() {
        assertBytes(
                "1100 0806 07000000 0000 00 06 ffffffffffff 0000",
                Sockaddr.ofLink(7, 0x0806, MacAddress.BROADCAST));
    }

    @Test
    void unixPath() {
        assertBytes("0100 2f6465762f6c6f67 00", Sockaddr.ofPath("/dev/log"));
    }

    @Test
    void unixAbstractName() {
        assertBytes("0100 00 6e6f7465", Sockaddr.ofPath("@note"));
    }

    private static void assertBytes(String spaced, byte[] bytes) {
        assertEquals(spaced.replace(" ", ""), HexFormat.of().formatHex(bytes));
    }
}
