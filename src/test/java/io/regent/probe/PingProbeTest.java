package io.regent.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which packets answer an echo request. */
class PingProbeTest {

    private static final byte[] REQUEST = request();

    private static byte[] request() {
        byte[] request = new byte[64];
        for (int i = 0; i < request.length; i++) request[i] = (byte) i;
        request[0] = 8;
        return request;
    }

    /** A reply behind a header of IPv4 of this many words. */
    private static byte[] packet(int headerWords, int type) {
        byte[] packet = new byte[headerWords * 4 + REQUEST.length];
        packet[0] = (byte) (0x40 | headerWords);
        System.arraycopy(REQUEST, 0, packet, headerWords * 4, REQUEST.length);
        packet[headerWords * 4] = (byte) type;
        return packet;
    }

    private static boolean isReply(byte[] packet) {
        return PingProbe.isReply(packet, packet.length, REQUEST, true);
    }

    @Test
    void theEchoOfTheSameTextIsAReply() {
        assertTrue(isReply(packet(5, 0)));
        assertTrue(isReply(packet(15, 0)));
        byte[] v6 = REQUEST.clone();
        v6[0] = (byte) 129;
        assertTrue(PingProbe.isReply(v6, v6.length, REQUEST, false));
    }

    @Test
    void anythingElseIsNone() {
        assertFalse(isReply(packet(5, 8)), "the request itself, seen on loopback");
        assertFalse(isReply(packet(5, 3)), "unreachable");
        byte[] other = packet(5, 0);
        other[24] ^= 1;
        assertFalse(isReply(other), "another identifier");
        assertFalse(isReply(Arrays.copyOf(packet(5, 0), 83)), "cut off");
        assertFalse(isReply(new byte[0]), "nothing");
        byte[] lying = packet(5, 0);
        lying[0] = 0x4f;
        assertFalse(isReply(lying), "a header longer than it is");
        assertEquals(84, packet(5, 0).length);
    }
}
