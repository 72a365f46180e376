package io.regent.conformance;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Answers of name servers to the one question of a test (RFC 1035 section 4.1), byte by byte. */
final class Dns {

    /** In a DNS_CHECK. */
    static final String QUESTION = "type A\nname www.example.org\n";

    private static final int RESPONSE = 0x80, TRUNCATED = 0x02, RECURSION = 0x80;
    private static final int TYPE_A = 1, TYPE_TXT = 16;

    private Dns() {}

    /** 192.0.2.1. */
    static byte[] answer(byte[] question) {
        return withRecord(head(question, 1, 0), TYPE_A, 192, 0, 2, 1);
    }

    static byte[] text(byte[] question) {
        return withRecord(head(question, 1, 0), TYPE_TXT, 3, 'a', 'b', 'c');
    }

    /** No records, but a response code. */
    static byte[] code(byte[] question, int code) {
        return head(question, 0, code);
    }

    static byte[] truncated(byte[] question) {
        byte[] answer = answer(question);
        answer[2] |= TRUNCATED;
        return answer;
    }

    static byte[] wrongId(byte[] question) {
        byte[] answer = answer(question);
        answer[1]++;
        return answer;
    }

    private static byte[] head(byte[] question, int answers, int code) {
        byte[] head = question.clone();
        head[2] |= (byte) RESPONSE;
        head[3] = (byte) (RECURSION | code);
        head[7] = (byte) answers;
        return head;
    }

    /** A record of the name that was asked for, good for a minute. */
    private static byte[] withRecord(byte[] head, int type, int... data) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head);
        bytes.writeBytes(new byte[] {(byte) 0xc0, 12, 0, (byte) type, 0, 1, 0, 0, 0, 60, 0});
        bytes.write(data.length);
        Arrays.stream(data).forEach(bytes::write);
        return bytes.toByteArray();
    }
}
