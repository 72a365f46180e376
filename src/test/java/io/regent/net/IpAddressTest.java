package io.regent.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.168.200.160, 192.168.200.160",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "fe80::1:0, fe80::1:0",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
        "::ffff:192.0.2.1, ::ffff:c000:201",
        "1::, 1::",
    })
    void readsTheUsualFormsAndPrintsTheCanonicalOne(String text, String canonical) {
        assertEquals(Optional.of(canonical), IpAddress.parse(text).map(IpAddress::toString));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1..2.3",
                "a.b.c.d",
                " 1.2.3.4",
                "1.2.3.4/24",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "g::",
                "fe80::1%eth0",
                "1:2:3:4:5:6:7::8",
                "::1.2.3",
                "::1.2.3.4.5"
            })
    void refusesEverythingElse(String text) {
        assertEquals(Optional.empty(), IpAddress.parse(text));
    }

    @Test
    void ordersByUnsignedNumberNotByText() {
        assertTrue(address("10.0.0.9").compareTo(address("10.0.0.10")) < 0);
        assertTrue(address("9.255.0.1").compareTo(address("10.0.0.1")) < 0);
        assertTrue(address("127.0.0.1").compareTo(address("128.0.0.1")) < 0);
        assertTrue(address("fe80::ffff").compareTo(address("fe80::1:0")) < 0);
    }

    @Test
    void agreesWithTheJdkOnRandomAddresses() throws UnknownHostException {
        long seed = 42;
        var random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            var family = random.nextBoolean() ? IpFamily.IPV4 : IpFamily.IPV6;
            byte[] bytes = new byte[family.addressBytes()];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) if (random.nextInt(3) == 0) bytes[i] = 0;
            var ours = IpAddress.fromBytes(family, bytes, 0);
            String where = "seed " + seed + ", round " + round + ", " + ours;
            assertEquals(Optional.of(ours), IpAddress.parse(ours.toString()), where);
            String theirs = InetAddress.getByAddress(bytes).getHostAddress();
            if (family == IpFamily.IPV6 && theirs.indexOf(':') < 0)
                continue; // the JDK turns mapped addresses into IPv4
            assertEquals(Optional.of(ours), IpAddress.parse(theirs), where);
        }
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
