package io.regent.check;

/** What the number in a {@code track_file} means for a real server (keepalived.conf(5)). */
public final class FileVerdict {

    private FileVerdict() {}

    /**
     * With a weight of 0 any number but 0 is a failure, or 0 is with {@code reverse}. Else the
     * number times the weight is added to the server's weight; a product that is less than any
     * weight is a failure.
     *
     * @param weight -2147483647 to 2147483647
     * @param reverse counts with the opposite sign
     * @param number what the file holds
     */
    public static Verdict of(int weight, boolean reverse, int number) {
        if (weight == 0) {
            return number == 0 != reverse ? Verdict.PASSED : failed(number);
        }
        long product = (long) number * (reverse ? -(long) weight : weight);
        if (product <= Integer.MIN_VALUE) return failed(number);
        return Verdict.passed(new ServerWeight.Add((int) Math.min(product, Integer.MAX_VALUE)));
    }

    private static Verdict failed(int number) {
        return Verdict.failed(Failure.Reason.TOLD, "the file says " + number);
    }
}
