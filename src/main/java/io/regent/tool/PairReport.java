package io.regent.tool;

import io.regent.lint.Text;
import io.regent.lint.Tongue;
import io.regent.lint.pair.Comparison;
import io.regent.lint.pair.Row;
import io.regent.lint.pair.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison of the files of a cluster, as one table or as JSON. */
record PairReport(List<NodeFile> nodes, Comparison comparison, Tongue tongue, boolean coloured) {

    private static final Text FITS = new Text("The files form a cluster.", "这些文件可以组成一个集群。");
    private static final Text DOUBTFUL =
            new Text(
                    "The files form a cluster; look at what is doubtful: %s.",
                    "这些文件可以组成集群，但请看可疑之处：%s 处。");
    private static final Text WRONG =
            new Text(
                    "The files do NOT form a cluster. Wrong: %s, doubtful: %s.",
                    "这些文件不能组成集群。错误 %s 处，可疑 %s 处。");

    /** Longer values stand below their row: two nodes fit 80 columns, three fit 120. */
    private static final int WIDEST = 22;

    /** 0 fits, 1 doubtful, 2 wrong. */
    int exitStatus() {
        if (comparison.count(Verdict.WRONG) > 0) return 2;
        return comparison.count(Verdict.DOUBTFUL) > 0 ? 1 : 0;
    }

    String text() {
        var widths = widths();
        var out = new StringBuilder();
        var head = new ArrayList<String>();
        head.add("");
        for (NodeFile node : nodes) head.add(node.label(nodes));
        var names = new StringBuilder();
        cells(head, widths, names);
        out.append(names.toString().stripTrailing()).append('\n');
        for (Row row : comparison.node()) append(row, widths, out);
        for (Comparison.Section section : comparison.routers()) {
            out.append('\n').append(Colour.BOLD.paint(section.name(), coloured)).append('\n');
            for (Row row : section.rows()) append(row, widths, out);
        }
        return out.append('\n').append(summary()).append('\n').toString();
    }

    private String summary() {
        int wrong = comparison.count(Verdict.WRONG);
        int doubtful = comparison.count(Verdict.DOUBTFUL);
        if (wrong > 0) return WRONG.in(tongue, wrong, doubtful);
        return doubtful > 0 ? DOUBTFUL.in(tongue, doubtful) : FITS.in(tongue);
    }

    private void append(Row row, int[] widths, StringBuilder out) {
        cells(isWide(row) ? wide(row) : cells(row), widths, out);
        String verdict = row.verdict().text().in(tongue);
        out.append(colour(row.verdict()).paint(verdict, coloured)).append('\n');
        if (isWide(row)) values(row, out);
        // Below, for the table fills the screen.
        row.reason().ifPresent(reason -> out.append("    ").append(reason.in(tongue)).append('\n'));
    }

    private static boolean isWide(Row row) {
        for (String value : row.values()) if (value.length() > WIDEST) return true;
        return false;
    }

    /** The setting and its verdict; the values follow below it. */
    private static List<String> wide(Row row) {
        var cells = new ArrayList<String>();
        cells.add("  " + row.setting());
        for (String _ : row.values()) cells.add("...");
        return cells;
    }

    private void values(Row row, StringBuilder out) {
        if (row.verdict() == Verdict.EQUAL) {
            out.append("    ").append(row.values().getFirst()).append('\n');
            return;
        }
        for (int i = 0; i < nodes.size(); i++) {
            out.append("    ").append(nodes.get(i).label(nodes)).append(": ");
            out.append(row.values().get(i)).append('\n');
        }
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>();
        cells.add("  " + row.setting());
        cells.addAll(row.values());
        return cells;
    }

    private static void cells(List<String> cells, int[] widths, StringBuilder out) {
        for (int i = 0; i < cells.size(); i++) {
            out.append(cells.get(i)).repeat(' ', widths[i] - cells.get(i).length() + 2);
        }
    }

    private int[] widths() {
        int[] widths = new int[nodes.size() + 1];
        for (int i = 0; i < nodes.size(); i++) widths[i + 1] = nodes.get(i).label(nodes).length();
        for (Row row : comparison.rows()) {
            List<String> cells = isWide(row) ? wide(row) : cells(row);
            for (int i = 0; i < cells.size(); i++) {
                widths[i] = Math.max(widths[i], cells.get(i).length());
            }
        }
        return widths;
    }

    private static Colour colour(Verdict verdict) {
        return switch (verdict) {
            case EQUAL, DIFFERS_AS_IT_MUST, MAY_DIFFER -> Colour.GREEN;
            case DOUBTFUL -> Colour.YELLOW;
            case WRONG -> Colour.RED;
        };
    }

    String json() {
        var json = new JsonWriter().object();
        json.name("files").array();
        for (NodeFile node : nodes) json.value(node.path().toString());
        json.endArray();
        json.name("configIds").array();
        for (NodeFile node : nodes) json.value(node.configId());
        json.endArray();
        rows("node", comparison.node(), json);
        json.name("routers").array();
        for (Comparison.Section section : comparison.routers()) {
            json.object().member("name", section.name());
            rows("settings", section.rows(), json);
            json.endObject();
        }
        json.endArray();
        json.name("summary").object();
        json.member("wrong", comparison.count(Verdict.WRONG));
        json.member("doubtful", comparison.count(Verdict.DOUBTFUL));
        return json.endObject().endObject().toString();
    }

    private void rows(String name, List<Row> rows, JsonWriter json) {
        json.name(name).array();
        for (Row row : rows) {
            json.object().member("setting", row.setting());
            json.name("values").array();
            for (String value : row.values()) json.value(value);
            json.endArray();
            String verdict = row.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
            json.member("verdict", verdict);
            row.reason().ifPresent(reason -> json.member("reason", reason.in(tongue)));
            json.endObject();
        }
        json.endArray();
    }
}
