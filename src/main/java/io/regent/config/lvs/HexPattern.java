package io.regent.config.lvs;

/**
 * Bytes in hexadecimal digits, where {@code X} stands for any digit.
 *
 * @param digits an even number of 0 to 9, A to F and X
 */
public record HexPattern(String digits) {

    public HexPattern {
        assert digits.length() % 2 == 0 : digits;
    }

    public int lengthBytes() {
        return digits.length() / 2;
    }
}
