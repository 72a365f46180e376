package io.regent.config.syntax;

/** Lines that steer the parser, by their first characters (inventory 1.7 to 1.10). */
final class Directives {

    private static final String INCLUDE = "include";

    private Directives() {}

    /** Whether this line must be expanded, and with it all lines behind it. */
    static boolean steers(String text) {
        int start = Lexer.skipBlanks(text, 0);
        if (start == text.length()) return false;
        return switch (text.charAt(start)) {
            case '@', '~' -> true;
            case '#', '!' -> false;
            case '$' -> definitionEnd(text, start) > 0 || steersWithin(text);
            default -> text.startsWith(INCLUDE, start) || steersWithin(text);
        };
    }

    /** A built-in, or an include behind a brace. */
    private static boolean steersWithin(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '$' -> {
                    if (text.startsWith("{_", i + 1)) return true;
                }
                case '{', '}' -> {
                    if (text.indexOf(INCLUDE, i) > 0) return true;
                }
                default -> {}
            }
        }
        return false;
    }

    /** Behind {@code include} or one of its variants at {@code start}; -1 without one. */
    static int includeEnd(String text, int start) {
        if (!text.startsWith(INCLUDE, start)) return -1;
        int end = start + INCLUDE.length();
        if (end < text.length() && "rmwba".indexOf(text.charAt(end)) >= 0) end++;
        boolean isWord = end == text.length() || Lexer.isBlank(text.charAt(end));
        return isWord ? end : -1;
    }

    /** The place of the {@code =} of a {@code $NAME=} at {@code start}; -1 without one. */
    static int definitionEnd(String text, int start) {
        if (start >= text.length() || text.charAt(start) != '$') return -1;
        int end = nameEnd(text, start + 1);
        return end > start + 1 && end < text.length() && text.charAt(end) == '=' ? end : -1;
    }

    /** Behind the name at {@code start}; {@code start} itself when there is none. */
    static int nameEnd(String text, int start) {
        int i = start;
        while (i < text.length() && isNamePart(text.charAt(i), i == start)) i++;
        return i;
    }

    private static boolean isNamePart(char c, boolean isFirst) {
        return c == '_'
                || c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || !isFirst && c >= '0' && c <= '9';
    }
}
