package io.regent.tool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The canonical layout of a keepalived.conf: four blanks for each block, one between words, never
 * two empty lines, none at the edges of a block, comments of neighbouring lines in one column.
 * Lines are neither split nor joined, and lines that steer the parser stay as they are.
 */
final class Layout {

    private static final int INDENT = 4;
    private static final int BEFORE_COMMENT = 2;

    /**
     * @param code indented; with a comment alone on its line the comment itself
     * @param comment behind the code, or below the comment of the line above; empty for none
     * @param isFixed stays as it is, even where it is empty: it may end a definition
     */
    private record Line(String code, String comment, boolean isFixed) {
        Line(String code, String comment) {
            this(code, comment, false);
        }

        boolean isEmpty() {
            return code.isEmpty() && comment.isEmpty();
        }

        boolean isLoose() {
            return isEmpty() && !isFixed;
        }

        boolean opensBlock() {
            return code.endsWith("{") && !isFixed;
        }
    }

    /** A condition before it does not matter. */
    private static final Pattern DEFINITION =
            Pattern.compile("\\s*(?:@\\S*\\s+)?\\$[A-Za-z_][A-Za-z_0-9]*=");

    private final List<Line> lines = new ArrayList<>();
    private int depth;
    private int lastCommentColumn = -1;
    private boolean insideDefinition;

    /**
     * Braces behind each condition of neighbouring lines, which say the same thing for different
     * nodes: they open one block, not several.
     */
    private final Map<String, Integer> conditional = new HashMap<>();

    private int depthBeforeConditions;

    private Layout() {}

    /** Idempotent. Characters beyond ASCII are not looked at. */
    static String of(String text) {
        var layout = new Layout();
        for (String line : text.split("\n", -1)) layout.add(line.stripTrailing());
        return layout.print();
    }

    private void add(String line) {
        if (insideDefinition || isDirective(line)) {
            boolean defines = insideDefinition || DEFINITION.matcher(line).lookingAt();
            insideDefinition = defines && line.endsWith("\\");
            lines.add(new Line(line, "", true));
            if (!defines) count(new LinePieces(line));
            lastCommentColumn = -1;
            return;
        }
        conditional.clear();
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
        if (closing > 0 && !lines.isEmpty() && lines.getLast().isLoose()) lines.removeLast();
        String code = " ".repeat(INDENT * indent) + String.join(" ", pieces.words());
        lines.add(new Line(code, pieces.comment()));
        lastCommentColumn = pieces.commentColumn();
    }

    /** The braces of a line that stays as it is. */
    private void count(LinePieces pieces) {
        String first = pieces.words().isEmpty() ? "" : pieces.words().getFirst();
        int change = balance(pieces);
        if (first.startsWith("@")) {
            if (conditional.isEmpty()) depthBeforeConditions = depth;
            conditional.merge(first, change, Integer::sum);
            change = depthBeforeConditions - depth + Collections.max(conditional.values());
        } else {
            conditional.clear();
        }
        depth = Math.max(0, depth + change);
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
            boolean wanted = !lines.isEmpty() && !lines.getLast().isEmpty();
            if (wanted && !lines.getLast().opensBlock()) lines.add(new Line("", ""));
        } else {
            lines.add(new Line(" ".repeat(INDENT * depth) + comment, ""));
        }
    }

    private static boolean isDirective(String line) {
        String text = line.strip();
        return text.startsWith("@")
                || text.startsWith("~")
                || text.startsWith("include")
                || DEFINITION.matcher(text).lookingAt();
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
