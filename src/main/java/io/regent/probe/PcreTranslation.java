package io.regent.probe;

/**
 * A pattern as PCRE2 reads it (pcre2pattern(3)), rewritten so that java.util.regex reads the same
 * in it. What Java's engine has no equal for is refused by name, never read as something else.
 */
final class PcreTranslation {

    /** A pattern that Java cannot take the way it is meant. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String what) {
            super(what, null, false, false);
        }
    }

    private final String pattern;
    private final boolean extended;
    private final boolean dollarEndOnly;
    private final StringBuilder java = new StringBuilder();
    private int at;
    private boolean refersBack;

    private PcreTranslation(String pattern, boolean extended, boolean dollarEndOnly) {
        this.pattern = pattern;
        this.extended = extended;
        this.dollarEndOnly = dollarEndOnly;
    }

    /**
     * @param extended blanks and comments in the pattern do not count
     * @param dollarEndOnly {@code $} matches at the very end only, not before a last newline
     */
    static String toJava(String pattern, boolean extended, boolean dollarEndOnly) throws Refused {
        var translation = new PcreTranslation(pattern, extended, dollarEndOnly);
        translation.translate();
        return translation.java.toString();
    }

    /** Whether it has a back reference such as {@code \1}. */
    static boolean refersBack(String pattern) throws Refused {
        var translation = new PcreTranslation(pattern, false, false);
        translation.translate();
        return translation.refersBack;
    }

    private void translate() throws Refused {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> group();
                case '{' -> brace();
                case '$' -> take(dollarEndOnly ? "\\z" : "$", 1);
                case '#' -> comment();
                default -> take(String.valueOf(c), 1);
            }
        }
    }

    private void take(String text, int length) {
        java.append(text);
        at += length;
    }

    private void escape() throws Refused {
        if (at + 1 == pattern.length()) throw new Refused("a backslash at the end");
        char c = pattern.charAt(at + 1);
        switch (c) {
            case 'Q' -> quotation();
            case 'K', 'C', 'N', 'g', 'o', 'E', 'u', 'U', 'l', 'L' -> throw new Refused("\\" + c);
            case 'k' -> namedReference();
            case '0' -> octal();
            case 'x' -> hexadecimal();
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                if (digitAt(at + 2)) throw new Refused("a back reference of two digits");
                refersBack = true;
                take("\\" + c, 2);
            }
            default -> take("\\" + c, 2);
        }
    }

    private void quotation() {
        int end = pattern.indexOf("\\E", at + 2);
        String quoted = pattern.substring(at + 2, end < 0 ? pattern.length() : end);
        for (int i = 0; i < quoted.length(); i++) literal(quoted.charAt(i));
        at = end < 0 ? pattern.length() : end + 2;
    }

    private void literal(char c) {
        boolean isWord = Character.isLetterOrDigit(c) || c == '_' || c >= 128;
        if (!isWord) java.append('\\');
        java.append(c);
    }

    private void namedReference() throws Refused {
        char open = pattern.charAt(Math.min(at + 2, pattern.length() - 1));
        if (open != '<' && open != '{' && open != '\'') throw new Refused("\\k");
        char close = open == '<' ? '>' : open == '{' ? '}' : '\'';
        int end = pattern.indexOf(close, at + 3);
        if (end < 0) throw new Refused("\\k");
        refersBack = true;
        take("\\k<" + name(at + 3, end) + ">", end + 1 - at);
    }

    /** Java names have no underscores; two names are never made one. */
    private String name(int from, int to) throws Refused {
        String name = pattern.substring(from, to);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || i > 0 && digit(c);
            if (!plain) throw new Refused("the group name " + name);
        }
        return name;
    }

    /** Up to two more octal digits. */
    private void octal() {
        int end = at + 2;
        while (end < at + 4 && end < pattern.length() && octalDigit(pattern.charAt(end))) end++;
        String digits = pattern.substring(at + 1, end);
        java.append("\\x").append(twoHexDigits(Integer.parseInt(digits, 8)));
        at = end;
    }

    /** {@code \xH}, {@code \xHH} or {@code \x{H…}}. */
    private void hexadecimal() {
        if (at + 2 < pattern.length() && pattern.charAt(at + 2) == '{') {
            int end = pattern.indexOf('}', at);
            if (end > 0) {
                take(pattern.substring(at, end + 1), end + 1 - at);
                return;
            }
        }
        int end = at + 2;
        while (end < at + 4
                && end < pattern.length()
                && Character.digit(pattern.charAt(end), 16) >= 0) end++;
        String digits = pattern.substring(at + 2, end);
        java.append("\\x")
                .append(twoHexDigits(digits.isEmpty() ? 0 : Integer.parseInt(digits, 16)));
        at = end;
    }

    /**
     * In a PCRE class {@code [} and {@code &&} are characters like others; in Java they are not.
     */
    private void characterClass() throws Refused {
        take("[", 1);
        if (peek("^")) take("^", 1);
        if (peek("]")) take("\\]", 1);
        while (!peek("]")) {
            if (at >= pattern.length()) throw new Refused("a class without end");
            char c = pattern.charAt(at);
            if (c == '[' && (peek("[:") || peek("[.") || peek("[="))) posixClass();
            else if (c == '[' || c == '&' || c == '^') take("\\" + c, 1);
            else if (c == '\\') escapeInClass();
            else if (extended && (Character.isWhitespace(c) || c == '#')) take("\\" + c, 1);
            else take(String.valueOf(c), 1);
        }
        take("]", 1);
    }

    private void escapeInClass() throws Refused {
        if (at + 1 == pattern.length()) throw new Refused("a backslash at the end");
        char c = pattern.charAt(at + 1);
        switch (c) {
            case 'b' -> take("\\x08", 2);
            case 'Q' -> quotation();
            case 'x' -> hexadecimal();
            case 'N', 'X', 'R', 'B', 'o', 'E' -> throw new Refused("\\" + c + " in a class");
            default -> {
                if (octalDigit(c)) octalInClass();
                else take("\\" + c, 2);
            }
        }
    }

    private void octalInClass() {
        int end = at + 1;
        while (end < at + 4 && end < pattern.length() && octalDigit(pattern.charAt(end))) end++;
        int value = Integer.parseInt(pattern.substring(at + 1, end), 8) & 0xff;
        java.append("\\x").append(twoHexDigits(value));
        at = end;
    }

    private void posixClass() throws Refused {
        int end = pattern.indexOf(":]", at);
        String name = end < 0 ? "" : pattern.substring(at + 2, end);
        boolean negated = name.startsWith("^");
        String java =
                switch (negated ? name.substring(1) : name) {
                    case "alpha" -> "{Alpha}";
                    case "digit" -> "{Digit}";
                    case "alnum" -> "{Alnum}";
                    case "upper" -> "{Upper}";
                    case "lower" -> "{Lower}";
                    case "punct" -> "{Punct}";
                    case "graph" -> "{Graph}";
                    case "print" -> "{Print}";
                    case "blank" -> "{Blank}";
                    case "cntrl" -> "{Cntrl}";
                    case "xdigit" -> "{XDigit}";
                    case "space" -> "{Space}";
                    case "ascii" -> "{ASCII}";
                    default -> throw new Refused("the class [:" + name + ":]");
                };
        take((negated ? "\\P" : "\\p") + java, end + 2 - at);
    }

    private void group() throws Refused {
        if (peek("(*")) throw new Refused("(*…)");
        if (!peek("(?")) {
            take("(", 1);
        } else if (peek("(?#")) {
            int end = pattern.indexOf(')', at);
            if (end < 0) throw new Refused("a comment without end");
            at = end + 1;
        } else if (peek("(?P<")) {
            namedGroup(4, '>');
        } else if (peek("(?'")) {
            namedGroup(3, '\'');
        } else if (peek("(?<") && !peek("(?<=") && !peek("(?<!")) {
            namedGroup(3, '>');
        } else {
            specialGroup();
        }
    }

    private void namedGroup(int prefix, char close) throws Refused {
        int end = pattern.indexOf(close, at + prefix);
        if (end < 0) throw new Refused("a group name without end");
        take("(?<" + name(at + prefix, end) + ">", end + 1 - at);
    }

    /** What both have: other groups, looking around, and the flags i, m, s and x. */
    private void specialGroup() throws Refused {
        for (String known : new String[] {"(?:", "(?=", "(?!", "(?>", "(?<=", "(?<!"}) {
            if (peek(known)) {
                take(known, known.length());
                return;
            }
        }
        int end = at + 2;
        while (end < pattern.length() && "ims-".indexOf(pattern.charAt(end)) >= 0) end++;
        boolean flags = end > at + 2 && end < pattern.length();
        if (flags && (pattern.charAt(end) == ')' || pattern.charAt(end) == ':')) {
            take(pattern.substring(at, end + 1), end + 1 - at);
            return;
        }
        throw new Refused(pattern.substring(at, Math.min(pattern.length(), at + 4)) + "…");
    }

    /**
     * Only {@code {n}}, {@code {n,}} and {@code {n,m}} are quantifiers; else it stands for itself.
     */
    private void brace() {
        int end = at + 1;
        while (digitAt(end)) end++;
        boolean isQuantifier = end > at + 1;
        if (isQuantifier && end < pattern.length() && pattern.charAt(end) == ',') end++;
        while (digitAt(end)) end++;
        isQuantifier &= end < pattern.length() && pattern.charAt(end) == '}';
        if (isQuantifier) take(pattern.substring(at, end + 1), end + 1 - at);
        else take("\\{", 1);
    }

    private void comment() {
        if (!extended) {
            take("#", 1);
            return;
        }
        int end = pattern.indexOf('\n', at);
        at = end < 0 ? pattern.length() : end + 1;
    }

    private boolean peek(String text) {
        return pattern.startsWith(text, at);
    }

    private boolean digitAt(int index) {
        return index < pattern.length() && digit(pattern.charAt(index));
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean octalDigit(char c) {
        return c >= '0' && c <= '7';
    }

    private static String twoHexDigits(int value) {
        return Character.toString(Character.forDigit(value >> 4 & 0xf, 16))
                + Character.forDigit(value & 0xf, 16);
    }
}
