package io.regent.config.syntax;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.SourceLine;
import io.regent.config.problem.Span;

/**
 * Lines that steer the parser (inventory 1.7 to 1.10): includes, conditions, definitions, sequences
 * and lists. None is carried out, so each is refused by name; the braces of the line still count
 * where it has any.
 */
final class Directives {

    private static final String[] BUILT_IN = {
        "${_PWD}", "${_INSTANCE}", "${_RANDOM", "${_ENV", "${_HASH}", "${_BANG}"
    };

    private final Problems problems;
    private boolean insideDefinition;

    Directives(Problems problems) {
        this.problems = problems;
    }

    /** Where the ordinary text of the line begins: 0, or behind a directive. */
    int end(SourceLine line) {
        String text = line.text();
        if (insideDefinition) {
            insideDefinition = endsInBackslash(text);
            return text.length();
        }
        int start = 0;
        while (start < text.length() && Lexer.isBlank(text.charAt(start))) start++;
        if (start == text.length()) return start;
        int wordEnd = start;
        while (wordEnd < text.length() && !Lexer.isBlank(text.charAt(wordEnd))) wordEnd++;
        return switch (text.charAt(start)) {
            case '@' -> {
                refuse(line.span(start, wordEnd), "conditional lines");
                yield wordEnd;
            }
            case '~' -> {
                refuse(line.span(start, wordEnd), "sequences and lists");
                yield text.length();
            }
            case '$' -> definition(line, start);
            case 'i' -> include(line, start, wordEnd);
            case '#', '!' -> start;
            default -> builtIn(line, start);
        };
    }

    private int definition(SourceLine line, int start) {
        String text = line.text();
        int i = start + 1;
        while (i < text.length() && isNamePart(text.charAt(i))) i++;
        boolean defines = i > start + 1 && i < text.length() && text.charAt(i) == '=';
        if (!defines) return builtIn(line, start);
        refuse(line.span(start, i), "definitions");
        insideDefinition = endsInBackslash(text);
        return text.length();
    }

    private int include(SourceLine line, int start, int end) {
        return switch (line.text().substring(start, end)) {
            case "include", "includer", "includem", "includew", "includeb", "includea" -> {
                refuse(line.span(start, end), "included files");
                yield line.text().length();
            }
            default -> builtIn(line, start);
        };
    }

    private int builtIn(SourceLine line, int start) {
        if (line.text().indexOf("${_", start) < 0) return 0;
        for (String name : BUILT_IN) {
            int at = line.text().indexOf(name, start);
            if (at >= 0) refuse(line.span(at, at + name.length()), "built-in definitions");
        }
        return 0;
    }

    private void refuse(Span at, String what) {
        problems.add(
                Problem.error(
                        ErrorClass.FATAL,
                        at,
                        "'" + at.text() + "': " + what + " are not supported yet"));
    }

    private static boolean endsInBackslash(String text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == '\\';
    }

    private static boolean isNamePart(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
