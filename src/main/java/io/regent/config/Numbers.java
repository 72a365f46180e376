package io.regent.config;

/** Numbers as keepalived.conf writes them (inventory 1.4). Nothing here throws. */
final class Numbers {

    static final long NOT_A_NUMBER = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 12;
    private static final int MICRO_DIGITS = 6;

    private Numbers() {}

    /** Base 10 with an optional sign; the whole text must be the number. */
    static long parse(String text) {
        int i = hasSign(text) ? 1 : 0;
        if (i == text.length() || text.length() - i > MOST_DIGITS) return NOT_A_NUMBER;
        long value = 0;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return NOT_A_NUMBER;
            value = value * 10 + (c - '0');
        }
        return text.charAt(0) == '-' ? -value : value;
    }

    /**
     * Seconds to microseconds, rounded half up to {@code decimals} digits.
     *
     * @param decimals 0 to 6
     */
    static long parseMicros(String text, int decimals) {
        int point = text.indexOf('.');
        if (point < 0) point = text.length();
        int first = hasSign(text) ? 1 : 0;
        if (first == text.length() || point - first > MOST_DIGITS) return NOT_A_NUMBER;
        if (point == first && point + 1 >= text.length()) return NOT_A_NUMBER;
        long micros = 0;
        for (int i = first; i < point; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return NOT_A_NUMBER;
            micros = micros * 10 + (c - '0');
        }
        boolean roundUp = false;
        for (int digit = 0; digit < MICRO_DIGITS; digit++) {
            int at = point + 1 + digit;
            int value = at < text.length() ? text.charAt(at) - '0' : 0;
            if (value < 0 || value > 9) return NOT_A_NUMBER;
            if (digit == decimals) roundUp = value >= 5;
            micros = micros * 10 + (digit < decimals ? value : 0);
        }
        for (int i = point + 1 + MICRO_DIGITS; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return NOT_A_NUMBER;
            if (decimals == MICRO_DIGITS && i == point + 1 + MICRO_DIGITS) roundUp = c >= '5';
        }
        if (roundUp) micros += powerOfTen(MICRO_DIGITS - decimals);
        return text.charAt(0) == '-' ? -micros : micros;
    }

    /** Digits behind the point, closing zeros left out. */
    static int decimalsOf(String text) {
        int point = text.indexOf('.');
        if (point < 0) return 0;
        int end = text.length();
        while (end > point + 1 && text.charAt(end - 1) == '0') end--;
        return end - point - 1;
    }

    /** Microseconds as seconds, without closing zeros: 1500000 is "1.5". */
    static String seconds(long micros) {
        var text = new StringBuilder().append(micros / 1_000_000);
        long rest = micros % 1_000_000;
        if (rest == 0) return text.toString();
        text.append('.');
        for (long unit = 100_000; rest > 0; unit /= 10) {
            text.append(rest / unit);
            rest %= unit;
        }
        return text.toString();
    }

    private static boolean hasSign(String text) {
        return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+');
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
