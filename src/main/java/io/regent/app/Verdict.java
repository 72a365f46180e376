package io.regent.app;

import io.regent.config.Loaded;
import io.regent.config.problem.ConfigTestExit;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.InterfaceUse;
import io.regent.config.problem.Problem;
import io.regent.script.ScriptBook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What {@code -t} makes of a file: whether it is right for keepalived 2.4.3, on a machine with
 * these interfaces and scripts (inventory 1.6). Whether this Regent can run it is another question.
 *
 * @param problems those of the file, then interfaces that are absent
 * @param status as in {@link ConfigTestExit}
 */
record Verdict(List<Problem> problems, int status) {

    /**
     * @param book the scripts of the file, as this machine has them; empty when nobody could look
     * @param hasInterface whether the machine has an interface of that name
     */
    static Verdict of(Loaded loaded, Optional<ScriptBook> book, Predicate<String> hasInterface) {
        var problems = new ArrayList<>(loaded.problems());
        if (!loaded.asRead().global().dynamicInterfaces()) {
            addAbsent(loaded.interfaces(), hasInterface, problems);
        }
        Optional<ScriptBook> scripts =
                lacksInterface(loaded, hasInterface) ? Optional.empty() : book;
        return new Verdict(problems, status(problems, scripts));
    }

    /** keepalived stops looking when an instance has no interface. */
    private static boolean lacksInterface(Loaded loaded, Predicate<String> hasInterface) {
        if (loaded.asRead().global().dynamicInterfaces()) return false;
        for (InterfaceUse use : loaded.interfaces()) {
            if (use.ifAbsent() == ErrorClass.BAD_IF && !hasInterface.test(use.name())) return true;
        }
        return false;
    }

    private static void addAbsent(
            List<InterfaceUse> uses, Predicate<String> hasInterface, List<Problem> problems) {
        var asked = new HashSet<String>();
        for (InterfaceUse use : uses) {
            if (!asked.add(use.name() + " " + use.ifAbsent()) || hasInterface.test(use.name())) {
                continue;
            }
            String message = "there is no interface '" + use.name() + "' on this machine";
            // keepalived says it twice, the second time as a general error.
            boolean own = use.ifAbsent() == ErrorClass.BAD_IF;
            ErrorClass kind = own ? ErrorClass.GENERAL_ERROR : use.ifAbsent();
            problems.add(Problem.warning(kind, use.at(), message));
        }
    }

    private static int status(List<Problem> problems, Optional<ScriptBook> book) {
        boolean runsScripts = book.isPresent() && book.get().runsAny();
        var counted = new ArrayList<Problem>(problems.size());
        for (Problem problem : problems) {
            // Without a script that could run nobody is insecure.
            if (problem.kind() != ErrorClass.SECURITY_ERROR || runsScripts) counted.add(problem);
        }
        int status = ConfigTestExit.of(counted);
        if (book.isEmpty() || status == ConfigTestExit.MISSING_PARAMETER) return status;
        if (book.get().isInsecure()) return ConfigTestExit.SECURITY;
        boolean mild = status == ConfigTestExit.CLEAN || status == ConfigTestExit.CANNOT_RUN;
        return mild && book.get().isReported() ? ConfigTestExit.REPORTED : status;
    }
}
