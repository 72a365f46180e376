package io.regent.tool;

import io.regent.config.problem.Problem;
import io.regent.config.problem.Span;
import io.regent.lint.Lint;
import io.regent.lint.Remark;
import io.regent.lint.Tongue;
import java.nio.file.Path;
import java.util.List;

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

    private void write(List<Remark> remarks) {
        json.object().member("$schema", SCHEMA).member("version", "2.1.0");
        json.name("runs").array().object();
        json.name("tool").object().name("driver").object().member("name", "regent check");
        json.name("rules").array();
        for (Lint lint : Lint.values()) rule(lint);
        json.endArray().endObject().endObject();
        json.member("columnKind", "unicodeCodePoints");
        json.name("results").array();
        for (Remark remark : remarks) result(remark);
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
