package io.regent.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Advert;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import java.time.Duration;
import java.util.List;

/** What leaves a daemon on the wire. */
final class TransmissionTest {

    private static final Duration SOON = Duration.ofSeconds(6);

    @KernelTest
    @Case("TX-01")
    @Case("TX-02")
    @Case("TX-03")
    void version2AdvertIsLaidOutAsInRfc3768(Lab lab) {
        lab.start(
                "node1",
                Instance.file(Instance.v2(51).priority(120).address("10.77.0.100", "10.77.0.101")));
        Advert advert = lab.capture().awaitAdvert(51, 0, SOON, any -> true);
        assertEquals("224.0.0.18", advert.destination());
        assertEquals("01:00:5e:00:00:12", advert.destinationMac());
        assertEquals(255, advert.timeToLive());
        assertEquals("10.77.0.1", advert.source());
        assertEquals(2, advert.version());
        assertEquals(1, advert.type());
        assertEquals(120, advert.priority());
        assertEquals(2, advert.count());
        assertEquals(0, advert.authType());
        assertEquals(1, advert.seconds());
        assertEquals(List.of("10.77.0.100", "10.77.0.101"), advert.addresses());
        assertEquals(8 + 2 * 4 + 8, advert.message().length);
        org.junit.jupiter.api.Assertions.assertArrayEquals(new byte[8], advert.trailer());
        assertTrue(advert.messageChecksumHolds());
    }
}
