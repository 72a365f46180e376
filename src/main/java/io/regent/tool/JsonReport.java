package io.regent.tool;

import io.regent.config.problem.Problem;
import io.regent.config.problem.Span;
import io.regent.lint.Remark;
import java.nio.file.Path;
import java.util.List;

/**
 * Remarks for programs: {@code files}, {@code problems} and {@code summary}. Lines and columns
 * count from 1; a problem of a file as a whole has neither.
 */
final class JsonReport {

    private final JsonWriter json = new JsonWriter();

    private JsonReport() {}

    static String of(List<Path> files, List<Remark> remarks) {
        var report = new JsonReport();
        report.write(files, remarks);
        return report.json.toString();
    }

    private void write(List<Path> files, List<Remark> remarks) {
        json.object();
        json.name("files").array();
        for (Path file : files) json.value(file.toString());
        json.endArray();
        json.name("problems").array();
        for (Remark remark : remarks) write(remark);
        json.endArray();
        CheckStatus status = CheckStatus.of(remarks);
        json.name("summary").object();
        json.member("errors", status.errors());
        json.member("warnings", status.warnings());
        json.member("notes", status.notes());
        json.endObject();
        json.endObject();
    }

    private void write(Remark remark) {
        Problem problem = remark.problem();
        json.object();
        json.member("rule", remark.rule());
        json.member("severity", problem.severity().label());
        place(problem.at());
        json.member("message", problem.message());
        remark.explanation().ifPresent(text -> json.member("explanation", text));
        problem.remedy().ifPresent(text -> json.member("remedy", text));
        problem.suggestion().ifPresent(text -> json.member("suggestion", text));
        if (problem.related().isPresent()) {
            json.name("related").object();
            place(problem.related().get().at());
            json.member("message", problem.related().get().message());
            json.endObject();
        }
        json.endObject();
    }

    private void place(Span at) {
        json.member("file", at.line().file());
        if (at.isWholeFile()) return;
        json.member("line", at.line().number());
        json.member("column", at.column());
        json.member("endColumn", at.endColumn());
        json.member("source", at.line().text());
    }
}
