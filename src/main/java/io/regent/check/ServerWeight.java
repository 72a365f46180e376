package io.regent.check;

/** What a check that has passed makes of the weight of its real server. */
public sealed interface ServerWeight {

    /**
     * {@code misc_dynamic}: in place of the configured weight.
     *
     * @param weight 0 to 253
     */
    record Set(int weight) implements ServerWeight {}

    /**
     * {@code FILE_CHECK}: on top of the configured weight.
     *
     * @param amount -2147483647 to 2147483647
     */
    record Add(int amount) implements ServerWeight {}
}
