package io.regent.tool;

import io.regent.config.problem.Problem;
import io.regent.config.problem.Span;
import io.regent.lint.Lint;
import io.regent.lint.Remark;
import io.regent.lint.Tongue;
import io.regent.lint.pair.Comparison;
import io.regent.lint.pair.Row;
import io.regent.lint.pair.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Remarks as a log of SARIF 2.1.0, which code forges show beside the changed lines. */
final class SarifReport {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final JsonWriter json = new JsonWriter();
    private final Tongue tongue;

    private SarifReport(Tongue tongue) {
        this.tongue = tongue;
    }

    static String of(List<Remark> remarks, Tongue tongue) {
        var report = new SarifReport(tongue);
        report.write(remarks);
        return report.json.toString();
    }

    /** What is wrong or doubtful about the files of a cluster; each result names all of them. */
    static String of(List<Path> files, Comparison comparison, Tongue tongue) {
        var report = new SarifReport(tongue);
        report.open();
        for (Verdict verdict : List.of(Verdict.WRONG, Verdict.DOUBTFUL)) report.rule(verdict);
        report.startResults();
        for (Row row : comparison.rows()) report.result(files, row);
        report.close();
        return report.json.toString();
    }

    private void rule(Verdict verdict) {
        json.object().member("id", ruleId(verdict));
        text("shortDescription", verdict.text().in(tongue));
        json.endObject();
    }

    private static String ruleId(Verdict verdict) {
        return "pair-" + verdict.name().toLowerCase(Locale.ROOT);
    }

    private void result(List<Path> files, Row row) {
        if (row.verdict() != Verdict.WRONG && row.verdict() != Verdict.DOUBTFUL) return;
        json.object().member("ruleId", ruleId(row.verdict()));
        json.member("level", row.verdict() == Verdict.WRONG ? "error" : "warning");
        String reason = row.reason().map(text -> ": " + text.in(tongue)).orElse("");
        text("message", row.setting() + " (" + String.join(" | ", row.values()) + ")" + reason);
        json.name("locations").array();
        for (Path file : files) location(Span.wholeFile(file.toString()));
        json.endArray().endObject();
    }

    private void write(List<Remark> remarks) {
        open();
        for (Lint lint : Lint.values()) rule(lint);
        startResults();
        for (Remark remark : remarks) result(remark);
        close();
    }

    private void open() {
        json.object().member("$schema", SCHEMA).member("version", "2.1.0");
        json.name("runs").array().object();
        json.name("tool").object().name("driver").object().member("name", "regent check");
        json.name("rules").array();
    }

    private void startResults() {
        json.endArray().endObject().endObject();
        json.member("columnKind", "unicodeCodePoints");
        json.name("results").array();
    }

    private void close() {
        json.endArray().endObject().endArray().endObject();
    }

    private void rule(Lint lint) {
        json.object().member("id", lint.id());
        text("shortDescription", lint.title().in(tongue));
        text("fullDescription", lint.explanation().in(tongue));
        text("help", lint.remedy().in(tongue));
        json.name("defaultConfiguration").object();
        json.member("level", lint.severity().label()).endObject();
        json.endObject();
    }

    private void result(Remark remark) {
        Problem problem = remark.problem();
        json.object().member("ruleId", remark.rule());
        json.member("level", problem.severity().label());
        text("message", message(problem));
        json.name("locations").array();
        location(problem.at());
        json.endArray();
        if (problem.related().isPresent()) {
            json.name("relatedLocations").array();
            location(problem.related().get().at());
            json.endArray();
        }
        json.endObject();
    }

    private static String message(Problem problem) {
        String message = problem.message();
        if (problem.suggestion().isPresent())
            message += "; did you mean " + problem.suggestion().get();
        return message;
    }

    private void location(Span at) {
        json.object().name("physicalLocation").object();
        json.name("artifactLocation").object();
        json.member("uri", uri(at.line().file())).endObject();
        if (!at.isWholeFile()) {
            json.name("region").object();
            json.member("startLine", at.line().number());
            json.member("startColumn", at.column()).member("endColumn", at.endColumn());
            text("snippet", at.line().text());
            json.endObject();
        }
        json.endObject().endObject();
    }

    private void text(String name, String text) {
        json.name(name).object().member("text", text).endObject();
    }

    /** A path below the current directory stays relative, as forges want it. */
    private static String uri(String file) {
        Path path = Path.of(file);
        if (path.isAbsolute()) return path.toUri().toString();
        String absolute = path.toUri().getRawPath();
        String here = Path.of("").toAbsolutePath().toUri().getRawPath();
        return absolute.startsWith(here) ? absolute.substring(here.length()) : absolute;
    }
}
