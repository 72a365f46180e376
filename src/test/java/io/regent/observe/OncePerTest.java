package io.regent.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.net.IpAddress;
import io.regent.vrrp.DropReason;
import io.regent.vrrp.ReceiveResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OncePerTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private enum Cause {
        TTL,
        CHECKSUM
    }

    @Test
    void theFirstOfEachCauseAndPeerGoesThroughAndTheNextOneSaysHowManyDidNot() {
        var once = new OncePer<Cause, String>(Cause.class, Duration.ofMinutes(1), 8);
        assertEquals(0, once.admit(Cause.TTL, "a", 0));
        assertEquals(OncePer.SUPPRESSED, once.admit(Cause.TTL, "a", 1));
        assertEquals(OncePer.SUPPRESSED, once.admit(Cause.TTL, "a", MINUTE - 1));
        assertEquals(0, once.admit(Cause.TTL, "b", 1));
        assertEquals(0, once.admit(Cause.CHECKSUM, "a", 1));
        assertEquals(2, once.admit(Cause.TTL, "a", MINUTE));
        assertEquals(OncePer.SUPPRESSED, once.admit(Cause.TTL, "a", MINUTE + 1));
    }

    @Test
    void anyNumberOfPeersLeadsToABoundedNumberOfLines() {
        var once = new OncePer<Cause, Integer>(Cause.class, Duration.ofMinutes(1), 8);
        int lines = 0;
        for (int i = 0; i < 10_000; i++) {
            if (once.admit(Cause.TTL, i, i) != OncePer.SUPPRESSED) lines++;
        }
        assertEquals(8, lines);
        assertEquals(0, once.admit(Cause.TTL, 77_777, 10_000 + MINUTE), "the next period is new");
    }

    @Test
    void tenThousandBadPacketsAreOneLine() {
        var log = new RecordingLog();
        var packets = new PacketLog(log);
        var sender = Optional.of(IpAddress.v4(0x0a000002));
        var dropped = new ReceiveResult.Dropped(DropReason.WRONG_TTL, 64, 255);
        for (int i = 0; i < 10_000; i++) packets.dropped("VI_1", sender, dropped, i * 1_000_000L);
        packets.dropped("VI_1", sender, dropped, MINUTE);
        assertEquals(
                List.of(
                        "(VI_1) invalid TTL/HL. Received 64 and expect 255 (from 10.0.0.2)",
                        "(VI_1) invalid TTL/HL. Received 64 and expect 255 (from 10.0.0.2),"
                                + " 9999 more since the last one"),
                log.lines());
    }

    @Test
    void unknownVirtualRoutersAreLoggedOnDemandOnly() {
        var log = new RecordingLog();
        var dropped = new ReceiveResult.Dropped(DropReason.UNKNOWN_VRID, 99, 99);
        var packets = new PacketLog(log);
        packets.dropped("eth0", Optional.empty(), dropped, 0);
        assertTrue(log.lines().isEmpty());
        packets.logUnknownVrids(true);
        packets.dropped("eth0", Optional.empty(), dropped, 0);
        assertEquals(
                List.of("Unknown VRID(99) received on interface(eth0). ignoring..."), log.lines());
    }
}
