package io.regent.config.lvs;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A {@code url} block: a page and what is expected of it.
 *
 * @param digest MD5 of the body as 32 hexadecimal digits in lower case
 * @param statusCodes any of these will do
 * @param virtualHost for the Host header; empty for the check's
 * @param tlsCompliant empty for the check's
 */
public record PageCheck(
        String path,
        Optional<String> digest,
        List<StatusRange> statusCodes,
        Optional<String> virtualHost,
        Optional<BodyPattern> body,
        Optional<Boolean> tlsCompliant) {

    /** Success, by default: 200 to 299. */
    public static final List<StatusRange> SUCCESS = List.of(new StatusRange(200, 299));

    /** HTTP status codes from the first to the last, both 100 to 599. */
    public record StatusRange(int first, int last) {}

    /**
     * What the body must match.
     *
     * @param pattern a regular expression as PCRE2 reads it
     * @param noMatch the body must not match
     * @param options of pcre2api(3), as keepalived.conf spells them
     * @param minOffset in bytes: where the match may start
     * @param maxOffset in bytes: where it must have started
     * @param stack sizes of the compiler's stack
     */
    public record BodyPattern(
            String pattern,
            boolean noMatch,
            List<String> options,
            long minOffset,
            OptionalLong maxOffset,
            Optional<StackSize> stack) {
        public BodyPattern {
            options = List.copyOf(options);
        }
    }

    /** In bytes. */
    public record StackSize(long start, long max) {}

    public PageCheck {
        statusCodes = List.copyOf(statusCodes);
    }
}
