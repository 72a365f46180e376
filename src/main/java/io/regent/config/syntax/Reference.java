package io.regent.config.syntax;

import org.jspecify.annotations.Nullable;

/**
 * {@code $NAME}, <code>${NAME}</code>, or a built-in with arguments.
 *
 * @param arguments the text between the name and the closing brace, without blanks around it
 * @param end behind the reference
 */
record Reference(String name, String arguments, int end) {

    /** The one that begins with the {@code $} at {@code dollar}; null when there is none. */
    static @Nullable Reference at(String text, int dollar) {
        boolean isBraced = text.startsWith("{", dollar + 1);
        int start = dollar + (isBraced ? 2 : 1);
        int nameEnd = Directives.nameEnd(text, start);
        if (nameEnd == start) return null;
        String name = text.substring(start, nameEnd);
        if (!isBraced) return mayEnd(text, nameEnd) ? new Reference(name, "", nameEnd) : null;
        int close = text.indexOf('}', nameEnd);
        if (close < 0) return null;
        boolean hasArguments = close > nameEnd;
        if (hasArguments && !Lexer.isBlank(text.charAt(nameEnd))) return null;
        return new Reference(name, text.substring(nameEnd, close).strip(), close + 1);
    }

    /** A name without braces must not run into other text. */
    private static boolean mayEnd(String text, int end) {
        if (end == text.length()) return true;
        char next = text.charAt(end);
        if (Lexer.isBlank(next)) return !isLastBackslash(text, Lexer.skipBlanks(text, end));
        return next == ')' || Lexer.isCommentStart(next);
    }

    /** A backslash that ends a line belongs to the word in front of it, whatever is between. */
    static boolean isLastBackslash(String text, int index) {
        return index == text.length() - 1 && text.charAt(index) == '\\';
    }
}
