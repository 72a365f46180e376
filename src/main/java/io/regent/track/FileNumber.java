package io.regent.track;

/**
 * The number that a tracked file begins with, as strtoll(3) with base 0 reads it: after white space
 * and a sign, hexadecimal behind {@code 0x}, octal behind {@code 0}, else decimal; what follows the
 * digits is no matter (inventory 3.3).
 */
public final class FileNumber {

    /**
     * More than white space, sign, prefix and 22 octal digits; what is behind them cannot count.
     */
    public static final int MOST_BYTES = 128;

    private FileNumber() {}

    /** 0 for what does not begin with a number; what 64 bits do not hold is the nearest they do. */
    public static long parse(byte[] text) {
        int at = 0;
        while (at < text.length && isSpace(text[at])) at++;
        boolean negative = at < text.length && text[at] == '-';
        if (negative || at < text.length && text[at] == '+') at++;
        if (digit(text, at) != 0) return number(text, at, 10, negative);
        boolean hexadecimal = at + 1 < text.length && (text[at + 1] | 0x20) == 'x';
        return hexadecimal ? number(text, at + 2, 16, negative) : number(text, at, 8, negative);
    }

    private static long number(byte[] text, int from, int base, boolean negative) {
        // Counted downwards, for there is one negative number more.
        long value = 0;
        for (int at = from; ; at++) {
            int digit = digit(text, at);
            if (digit < 0 || digit >= base) break;
            if (value < (Long.MIN_VALUE + digit) / base)
                return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
            value = value * base - digit;
        }
        if (negative) return value;
        return value == Long.MIN_VALUE ? Long.MAX_VALUE : -value;
    }

    /** -1 for anything else. */
    private static int digit(byte[] text, int at) {
        return at < text.length ? Character.digit((char) text[at], 16) : -1;
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character >= '\t' && character <= '\r';
    }
}
