package io.regent.config.problem;

import java.util.List;

/**
 * The exit status of {@code -t} (inventory 1.6): 0 nothing to report, 2 a parameter is missing, 4
 * cannot run, 5 errors or warnings, 6 scripts without script security or an included file that is
 * missing. A missing main file is 4 here, where keepalived says 0.
 */
public final class ConfigTestExit {

    public static final int CLEAN = 0;
    public static final int MISSING_PARAMETER = 2;
    public static final int CANNOT_RUN = 4;
    public static final int REPORTED = 5;
    public static final int SECURITY = 6;

    private ConfigTestExit() {}

    public static int of(List<Problem> problems) {
        ErrorClass worst = ErrorClass.OK;
        boolean isIncludeMissing = false;
        for (Problem problem : problems) {
            // keepalived stops reading at once, so nothing that follows can hide this one.
            if (problem.kind() == ErrorClass.MISSING_PARAMETER) return MISSING_PARAMETER;
            if (isInclude(problem)) isIncludeMissing = true;
            if (problem.kind().compareTo(worst) > 0) worst = problem.kind();
        }
        if (worst == ErrorClass.OK) return CLEAN;
        if (isIncludeMissing || worst == ErrorClass.SECURITY_ERROR) return SECURITY;
        return worst.compareTo(ErrorClass.FATAL) <= 0 ? CANNOT_RUN : REPORTED;
    }

    /** An include line minds; for the main file there is no line to blame. */
    private static boolean isInclude(Problem problem) {
        return problem.kind() == ErrorClass.FILE_NOT_FOUND && !problem.at().isWholeFile();
    }
}
