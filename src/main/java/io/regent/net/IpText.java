package io.regent.net;

import java.util.Optional;

/** The text forms of addresses: dotted decimal, and RFC 4291 section 2.2 in, RFC 5952 out. */
final class IpText {

    private static final int GROUPS = 8;

    private IpText() {}

    static Optional<IpAddress> parseV4(String text) {
        long bits = v4Bits(text);
        return bits < 0 ? Optional.empty() : Optional.of(IpAddress.v4((int) bits));
    }

    static Optional<IpAddress> parseV6(String text) {
        String colons = v4TailAsGroups(text);
        int gap = colons.indexOf("::");
        if (gap >= 0 && colons.indexOf("::", gap + 1) >= 0) return Optional.empty();
        int[] front = groups(gap < 0 ? colons : colons.substring(0, gap));
        int[] back = gap < 0 ? new int[0] : groups(colons.substring(gap + 2));
        if (front.length == 1 && front[0] < 0 || back.length == 1 && back[0] < 0)
            return Optional.empty();
        int given = front.length + back.length;
        if (gap < 0 ? given != GROUPS : given >= GROUPS) return Optional.empty();
        int[] all = new int[GROUPS];
        System.arraycopy(front, 0, all, 0, front.length);
        System.arraycopy(back, 0, all, GROUPS - back.length, back.length);
        return Optional.of(new IpAddress(IpFamily.IPV6, join(all, 0), join(all, GROUPS / 2)));
    }

    static String formatV4(int bits) {
        return (bits >>> 24)
                + "."
                + (bits >>> 16 & 0xff)
                + "."
                + (bits >>> 8 & 0xff)
                + "."
                + (bits & 0xff);
    }

    static String formatV6(long high, long low) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (int) ((i < 4 ? high : low) >>> 16 * (3 - i % 4)) & 0xffff;
        }
        int start = longestZeroRun(groups);
        int end = start;
        while (start >= 0 && end < GROUPS && groups[end] == 0) end++;
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i = end - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') text.append(':');
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    /**
     * -1 when the text is not four decimal octets. A leading zero is refused: some tools read it as
     * octal.
     */
    private static long v4Bits(String text) {
        long bits = 0;
        int octets = 0;
        int value = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '.' : text.charAt(i);
            if (c == '.') {
                if (value < 0) return -1;
                bits = bits << 8 | value;
                octets++;
                value = -1;
            } else if (c >= '0' && c <= '9' && value != 0) {
                value = Math.max(value, 0) * 10 + (c - '0');
                if (value > 255) return -1;
            } else {
                return -1;
            }
        }
        return octets == 4 ? bits : -1;
    }

    /**
     * {@code ::ffff:192.0.2.1} to {@code ::ffff:c000:201}; a text that it cannot rewrite is left to
     * fail later.
     */
    private static String v4TailAsGroups(String text) {
        int tail = text.lastIndexOf(':') + 1;
        if (text.indexOf('.', tail) < 0) return text;
        long bits = v4Bits(text.substring(tail));
        if (bits < 0) return text;
        return text.substring(0, tail)
                + Long.toHexString(bits >>> 16)
                + ":"
                + Long.toHexString(bits & 0xffff);
    }

    /** One number for each group; a single -1 when the text is not a row of groups. */
    private static int[] groups(String text) {
        if (text.isEmpty()) return new int[0];
        String[] words = text.split(":", -1);
        int[] groups = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            if (words[i].isEmpty() || words[i].length() > 4) return new int[] {-1};
            int value = 0;
            for (char c : words[i].toCharArray()) {
                int digit = c < 128 ? Character.digit(c, 16) : -1;
                if (digit < 0) return new int[] {-1};
                value = value << 4 | digit;
            }
            groups[i] = value;
        }
        return groups;
    }

    private static long join(int[] groups, int from) {
        long value = 0;
        for (int i = from; i < from + GROUPS / 2; i++) value = value << 16 | groups[i];
        return value;
    }

    /** Start of the first longest run of two or more zero groups, or -1 (RFC 5952 section 4.2). */
    private static int longestZeroRun(int[] groups) {
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int length = 0;
            while (i + length < GROUPS && groups[i + length] == 0) length++;
            if (length > bestLength) {
                best = i;
                bestLength = length;
            }
            i += Math.max(0, length - 1);
        }
        return best;
    }
}
