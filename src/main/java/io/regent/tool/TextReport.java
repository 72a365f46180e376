package io.regent.tool;

import io.regent.config.problem.Problem;
import io.regent.config.problem.ProblemRenderer;
import io.regent.config.problem.Severity;
import io.regent.config.problem.Span;
import io.regent.lint.Remark;
import io.regent.lint.Text;
import io.regent.lint.Tongue;
import java.util.List;

/**
 * Remarks for people.
 *
 * <pre>
 * keepalived.conf:12:9: warning: auth_pass is cut to its first 8 bytes [auth-pass-cut]
 *    12 |         auth_pass **********
 *       |         ^^^^^^^^^^^^^^^^^^^^
 *       = why: an advert of version 2 has room for 8 bytes
 *       = fix: use at most 8 bytes, the same on all nodes
 * </pre>
 */
record TextReport(Tongue tongue, boolean coloured) {

    private static final Text ERROR = new Text("error", "错误");
    private static final Text WARNING = new Text("warning", "警告");
    private static final Text NOTE = new Text("note", "提示");
    private static final Text WHY = new Text("why", "原因");
    private static final Text FIX = new Text("fix", "建议");
    private static final Text EXPECTED = new Text("expected", "应为");
    private static final Text DID_YOU_MEAN = new Text("did you mean", "是否想写");

    String of(List<Remark> remarks) {
        var out = new StringBuilder();
        for (Remark remark : remarks) append(remark, out);
        return out.append(CheckStatus.of(remarks).summary(tongue)).append('\n').toString();
    }

    private void append(Remark remark, StringBuilder out) {
        Problem problem = remark.problem();
        String message = problem.message() + " [" + remark.rule() + "]";
        head(problem.at(), problem.severity(), message, out);
        if (remark.explanation().isPresent()) line(WHY, remark.explanation().get(), out);
        Text remedy = remark.lint().isPresent() ? FIX : EXPECTED;
        if (problem.remedy().isPresent()) line(remedy, problem.remedy().get(), out);
        if (problem.suggestion().isPresent()) line(DID_YOU_MEAN, problem.suggestion().get(), out);
        if (problem.related().isPresent()) {
            Problem.Related related = problem.related().get();
            head(related.at(), Severity.NOTE, related.message(), out);
        }
    }

    private void head(Span at, Severity severity, String message, StringBuilder out) {
        String place = at.line().file() + ":";
        if (!at.isWholeFile()) place += at.line().number() + ":" + at.column() + ":";
        out.append(Colour.BOLD.paint(place, coloured)).append(' ');
        out.append(colour(severity).paint(label(severity).in(tongue) + ":", coloured));
        out.append(' ').append(ProblemRenderer.printable(message)).append('\n');
        String snippet = ProblemRenderer.snippet(at);
        int caretLine = snippet.indexOf('\n') + 1;
        out.append(snippet, 0, caretLine);
        int caret = snippet.indexOf('^', caretLine);
        if (caret < 0) {
            out.append(snippet, caretLine, snippet.length());
        } else {
            out.append(snippet, caretLine, caret);
            out.append(colour(severity).paint(snippet.substring(caret).strip(), coloured));
            out.append('\n');
        }
    }

    private void line(Text label, String text, StringBuilder out) {
        out.append("      = ").append(Colour.BOLD.paint(label.in(tongue) + ":", coloured));
        out.append(' ').append(ProblemRenderer.printable(text)).append('\n');
    }

    private static Text label(Severity severity) {
        return switch (severity) {
            case ERROR -> ERROR;
            case WARNING -> WARNING;
            case NOTE -> NOTE;
        };
    }

    private static Colour colour(Severity severity) {
        return switch (severity) {
            case ERROR -> Colour.RED;
            case WARNING -> Colour.YELLOW;
            case NOTE -> Colour.BLUE;
        };
    }
}
