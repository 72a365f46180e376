package io.regent.tool;

import java.util.ArrayList;
import java.util.List;

/**
 * The canonical layout of a keepalived.conf: four blanks for each block, one between words, never
 * two empty lines, comments of neighbouring lines in one column. Lines are neither split nor
 * joined, and lines that steer the parser stay as they are.
 */
final class Layout {

    private static final int INDENT = 4;
    private static final int BEFORE_COMMENT = 2;

    /**
     * @param code indented; with a comment alone on its line the comment itself
     * @param comment behind the code, or below the comment of the line above; empty for none
     */
    private record Line(String code, String comment) {
        boolean isEmpty() {
            return code.isEmpty() && comment.isEmpty();
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private int depth;
    private int lastCommentColumn = -1;
    private boolean insideDefinition;

    private Layout() {}

    /** Idempotent. Characters beyond ASCII are not looked at. */
    static String of(String text) {
        var layout = new Layout();
        for (String line : text.split("\n", -1)) layout.add(line.stripTrailing());
        return layout.print();
    }

    private void add(String line) {
        if (insideDefinition || isDirective(line)) {
            boolean defines = insideDefinition || line.strip().startsWith("$");
            insideDefinition = defines && line.endsWith("\\");
            lines.add(new Line(line, ""));
            // The braces behind a condition count.
            if (!defines) depth = Math.max(0, depth + balance(new LinePieces(line)));
            lastCommentColumn = -1;
            return;
        }
        var pieces = new LinePieces(line);
        if (pieces.words().isEmpty()) {
            addComment(pieces);
            return;
        }
        int closing = 0;
        while (closing < pieces.words().size() && pieces.words().get(closing).equals("}")) {
            closing++;
        }
        int indent = Math.max(0, depth - closing);
        depth = Math.max(0, depth + balance(pieces));
        String code = " ".repeat(INDENT * indent) + String.join(" ", pieces.words());
        lines.add(new Line(code, pieces.comment()));
        lastCommentColumn = pieces.commentColumn();
    }

    private void addComment(LinePieces pieces) {
        String comment = pieces.comment();
        boolean hangs = !comment.isEmpty() && pieces.commentColumn() == lastCommentColumn;
        if (hangs) {
            lines.add(new Line("", comment));
            return;
        }
        lastCommentColumn = -1;
        if (comment.isEmpty()) {
            if (!lines.isEmpty() && !lines.getLast().isEmpty()) lines.add(new Line("", ""));
        } else {
            lines.add(new Line(" ".repeat(INDENT * depth) + comment, ""));
        }
    }

    private static boolean isDirective(String line) {
        String text = line.strip();
        return text.startsWith("@")
                || text.startsWith("~")
                || text.startsWith("include")
                || text.startsWith("$") && text.contains("=");
    }

    private static int balance(LinePieces pieces) {
        int balance = 0;
        for (String word : pieces.words()) {
            if (word.equals("{")) balance++;
            if (word.equals("}")) balance--;
        }
        return balance;
    }

    private String print() {
        var out = new StringBuilder();
        for (int from = 0; from < lines.size(); ) {
            int to = from + 1;
            if (!lines.get(from).comment.isEmpty()) {
                while (to < lines.size() && !lines.get(to).comment.isEmpty()) to++;
            }
            print(lines.subList(from, to), out);
            from = to;
        }
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == '\n') end--;
        out.setLength(end);
        return end == 0 ? "" : out.append('\n').toString();
    }

    /** Comments of one run stand below each other. */
    private static void print(List<Line> run, StringBuilder out) {
        int column = 0;
        for (Line line : run) column = Math.max(column, line.code.length() + BEFORE_COMMENT);
        for (Line line : run) {
            out.append(line.code);
            if (!line.comment.isEmpty()) {
                out.repeat(' ', column - line.code.length()).append(line.comment);
            }
            out.append('\n');
        }
    }
}
