package io.regent.probe;

import io.regent.config.lvs.PageCheck.BodyPattern;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a page must match: {@code regex} and its options, written for PCRE2 and matched by Java's
 * engine. Without {@code utf} a page is bytes, one character each; offsets are bytes in any case.
 */
final class BodyRule {

    private final Pattern pattern;
    private final BodyPattern rule;
    private final boolean utf;
    private final boolean firstLine;

    private BodyRule(Pattern pattern, BodyPattern rule) {
        this.pattern = pattern;
        this.rule = rule;
        this.utf = rule.options().contains("utf");
        this.firstLine = rule.options().contains("firstline");
    }

    /**
     * @throws PcreTranslation.Refused for what Java's engine does not have, by name
     */
    static BodyRule of(BodyPattern rule) throws PcreTranslation.Refused {
        // PCRE2 as Debian builds it ends lines with a newline and nothing else.
        int flags = Pattern.UNIX_LINES;
        boolean wide = rule.options().contains("utf") || rule.options().contains("ucp");
        for (String option : rule.options()) flags |= flag(option, rule, wide);
        String java =
                PcreTranslation.toJava(
                        rule.pattern(),
                        rule.options().contains("extended"),
                        rule.options().contains("dollar_endonly"));
        try {
            return new BodyRule(Pattern.compile(java, flags), rule);
        } catch (PatternSyntaxException e) {
            throw new PcreTranslation.Refused(e.getDescription());
        }
    }

    private static int flag(String option, BodyPattern rule, boolean wide)
            throws PcreTranslation.Refused {
        return switch (option) {
            case "caseless" ->
                    wide
                            ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE
                            : Pattern.CASE_INSENSITIVE;
            case "dotall" -> Pattern.DOTALL;
            case "multiline" -> Pattern.MULTILINE;
            case "extended" -> Pattern.COMMENTS;
            case "ucp" -> Pattern.UNICODE_CHARACTER_CLASS;
            case "match_unset_backref" -> {
                if (PcreTranslation.refersBack(rule.pattern())) {
                    throw new PcreTranslation.Refused(option);
                }
                yield 0;
            }
            case "ungreedy", "alt_circumflex", "alt_bsux" ->
                    throw new PcreTranslation.Refused(option);
            // The others make PCRE2 faster or stricter, and change no match.
            default -> 0;
        };
    }

    /**
     * Whether a page is as it should be: it matches, or with {@code regex_no_match} does not.
     *
     * @param deadlineNanos a pattern that needs longer for this page fails
     */
    boolean accepts(byte[] page, long deadlineNanos) {
        String text = text(page);
        return matches(new TimedText(text, deadlineNanos), text) != rule.noMatch();
    }

    private boolean matches(CharSequence timed, String text) {
        int from = indexOf(text, rule.minOffset());
        if (from > text.length()) return false;
        // An offset is no beginning: ^ and lookbehind see what stands before it.
        Matcher matcher = pattern.matcher(timed).useAnchoringBounds(false);
        if (!matcher.find(from)) return false;
        int start = matcher.start();
        if (firstLine) {
            int newline = text.indexOf('\n', from);
            if (newline >= 0 && start > newline) return false;
        }
        return rule.maxOffset().isEmpty()
                || offsetBytes(text, start) <= rule.maxOffset().getAsLong();
    }

    private String text(byte[] page) {
        return new String(page, utf ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    /** The character at an offset in bytes, or inside of which it is; behind the end for more. */
    private int indexOf(String text, long offsetBytes) {
        int index = 0;
        long bytes = 0;
        while (index < text.length() && bytes < offsetBytes) {
            int end = text.offsetByCodePoints(index, 1);
            bytes += utf ? utf8Bytes(text.codePointAt(index)) : 1;
            index = end;
        }
        return bytes < offsetBytes ? text.length() + 1 : index;
    }

    private long offsetBytes(String text, int index) {
        return utf ? text.substring(0, index).getBytes(StandardCharsets.UTF_8).length : index;
    }

    private static int utf8Bytes(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }

    /** Ends a search that takes too long, which Java's engine itself cannot be asked to. */
    static final class TookTooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TookTooLong() {
            super("the regular expression takes too long for this page", null, false, false);
        }
    }

    private static final class TimedText implements CharSequence {
        private static final int READS_PER_LOOK = 1 << 12;

        private final CharSequence text;
        private final long deadlineNanos;
        private int reads;

        TimedText(CharSequence text, long deadlineNanos) {
            this.text = text;
            this.deadlineNanos = deadlineNanos;
        }

        @Override
        public char charAt(int index) {
            if (++reads % READS_PER_LOOK == 0 && System.nanoTime() - deadlineNanos > 0) {
                throw new TookTooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
