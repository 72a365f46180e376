package io.regent.config.problem;

import java.util.List;

/**
 * Problems as compilers show them: place, message, the source line with a caret under it, and what
 * to do.
 *
 * <pre>
 * keepalived.conf:4:5: error: unknown keyword 'prority' in vrrp_instance
 *     4 |     prority 150
 *       |     ^^^^^^^
 *       = did you mean: priority
 * </pre>
 */
public final class ProblemRenderer {

    /** Source lines are cut behind this many characters, so that one line cannot fill a screen. */
    private static final int LONGEST_SHOWN = 240;

    private static final int GUTTER = 5;

    private ProblemRenderer() {}

    public static String render(List<Problem> problems) {
        var out = new StringBuilder();
        for (Problem problem : problems) render(problem, out);
        return out.toString();
    }

    public static String render(Problem problem) {
        var out = new StringBuilder();
        render(problem, out);
        return out.toString();
    }

    private static void render(Problem problem, StringBuilder out) {
        head(problem.at(), problem.severity().label(), problem.message(), out);
        if (problem.remedy().isPresent()) help("expected", problem.remedy().get(), out);
        if (problem.suggestion().isPresent()) help("did you mean", problem.suggestion().get(), out);
        if (problem.related().isPresent()) {
            var related = problem.related().get();
            head(related.at(), Severity.NOTE.label(), related.message(), out);
        }
    }

    private static void head(Span at, String label, String message, StringBuilder out) {
        out.append(at.line().file()).append(':');
        if (!at.isWholeFile())
            out.append(at.line().number()).append(':').append(at.column()).append(':');
        out.append(' ').append(label).append(": ");
        printable(message, out);
        out.append('\n');
        if (!at.isWholeFile()) snippet(at, out);
    }

    /** The source line and the carets under it; nothing for a file as a whole. */
    public static String snippet(Span at) {
        var out = new StringBuilder();
        if (!at.isWholeFile()) snippet(at, out);
        return out.toString();
    }

    /** A text as it may be shown on a terminal. */
    public static String printable(String text) {
        var out = new StringBuilder();
        printable(text, out);
        return out.toString();
    }

    private static void snippet(Span at, StringBuilder out) {
        String text = at.line().text();
        int shown = Math.min(text.length(), LONGEST_SHOWN);
        String number = Integer.toString(at.line().number());
        out.repeat(' ', Math.max(0, GUTTER - number.length())).append(number).append(" | ");
        printable(text.substring(0, shown), out);
        if (shown < text.length()) out.append("...");
        out.append('\n');
        if (at.start() > shown) return;
        out.repeat(' ', GUTTER).append(" | ");
        underline(text, at.start(), Math.min(at.end(), shown), out);
    }

    /** Tabs are copied, wide characters take two columns: the caret stands where the eye looks. */
    private static void underline(String text, int start, int end, StringBuilder out) {
        int i = 0;
        while (i < start) {
            int c = text.codePointAt(i);
            if (c == '\t') out.append('\t');
            else out.repeat(' ', columns(c));
            i += Character.charCount(c);
        }
        int carets = 0;
        while (i < end) {
            int c = text.codePointAt(i);
            carets += columns(c);
            i += Character.charCount(c);
        }
        out.repeat('^', Math.max(1, carets)).append('\n');
    }

    private static void help(String label, String text, StringBuilder out) {
        out.repeat(' ', GUTTER).append(" = ").append(label).append(": ");
        printable(text, out);
        out.append('\n');
    }

    /** A configuration file must not be able to steer the terminal that shows its mistakes. */
    private static void printable(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c != '\t' && Character.isISOControl(c) ? '?' : c);
        }
    }

    /**
     * 2 for the wide characters of East Asian scripts (Unicode TR 11, blocks only), 0 for marks.
     */
    private static int columns(int codePoint) {
        if (codePoint < 0x300) return 1;
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) return 0;
        boolean wide =
                codePoint >= 0x1100 && codePoint <= 0x115f
                        || codePoint >= 0x2e80 && codePoint <= 0xa4cf
                        || codePoint >= 0xac00 && codePoint <= 0xd7a3
                        || codePoint >= 0xf900 && codePoint <= 0xfaff
                        || codePoint >= 0xfe30 && codePoint <= 0xfe6f
                        || codePoint >= 0xff00 && codePoint <= 0xff60
                        || codePoint >= 0xffe0 && codePoint <= 0xffe6
                        || codePoint >= 0x1f300 && codePoint <= 0x1faff
                        || codePoint >= 0x20000 && codePoint <= 0x3fffd;
        return wide ? 2 : 1;
    }
}
