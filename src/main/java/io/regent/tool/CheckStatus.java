package io.regent.tool;

import io.regent.config.problem.Severity;
import io.regent.lint.Remark;
import io.regent.lint.Tongue;
import java.util.List;

/** How many of each there are, and the exit status that follows. */
record CheckStatus(int errors, int warnings, int notes) {

    static CheckStatus of(List<Remark> remarks) {
        int errors = 0, warnings = 0, notes = 0;
        for (Remark remark : remarks) {
            Severity severity = remark.problem().severity();
            switch (severity) {
                case ERROR -> errors++;
                case WARNING -> warnings++;
                case NOTE -> notes++;
            }
        }
        return new CheckStatus(errors, warnings, notes);
    }

    /** 0 clean, 1 warnings, 2 errors. Notes are no reason to change anything. */
    int exitStatus() {
        return errors > 0 ? 2 : warnings > 0 ? 1 : 0;
    }

    String summary(Tongue tongue) {
        return switch (tongue) {
            case ENGLISH ->
                    count(errors, "error")
                            + ", "
                            + count(warnings, "warning")
                            + ", "
                            + count(notes, "note");
            case CHINESE -> "%d 个错误，%d 个警告，%d 个提示".formatted(errors, warnings, notes);
        };
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
