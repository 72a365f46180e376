package io.regent.app;

import io.regent.config.Configuration;
import io.regent.config.Loaded;
import io.regent.config.ScriptCommand;
import io.regent.config.problem.ConfigTestExit;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.HostUse;
import io.regent.config.problem.InterfaceUse;
import io.regent.config.problem.NamespaceUse;
import io.regent.config.problem.Problem;
import io.regent.script.ScriptBook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What {@code -t} makes of a file: whether it is right for keepalived 2.4.3, on a machine with
 * these interfaces and scripts (inventory 1.6). Whether this Regent can run it is another question.
 *
 * @param problems those of the file, then interfaces that are absent
 * @param status as in {@link ConfigTestExit}
 */
record Verdict(List<Problem> problems, int status) {

    /**
     * @param book the scripts of the file as keepalived reads it and as this machine has them;
     *     empty when nobody could look
     */
    static Verdict of(Loaded loaded, Optional<ScriptBook> book, VerdictMachine machine) {
        List<Problem> problems = problems(loaded, machine);
        Loaded seen = loaded.asSeen();
        Optional<NamespaceUse> namespace = seen.namespace();
        if (namespace.isPresent() && !machine.hasNamespace(namespace.get().name())) {
            problems.add(absent(namespace.get()));
            return new Verdict(problems, ConfigTestExit.CLEAN);
        }
        List<Problem> counted = loaded.other().isEmpty() ? problems : problems(seen, machine);
        if (loaded.other().isPresent()) {
            FollowUps.note(problems, counted).ifPresent(problems::add);
        }
        if (book.isEmpty()) return new Verdict(problems, ConfigTestExit.of(counted));
        int status =
                lacksInterface(seen, machine)
                        ? status(counted, book.get().runsAnyOf(othersThanVrrp(seen.asRead())))
                        : status(counted, book.get());
        return new Verdict(problems, status);
    }

    /** Scripts that other processes of keepalived run than the one that lacks its interface. */
    private static List<ScriptCommand> othersThanVrrp(Configuration configuration) {
        var scripts = new ArrayList<>(configuration.lvs().scripts());
        if (configuration.features().isPresent()) {
            var events = configuration.features().get().events();
            events.startupScript().ifPresent(scripts::add);
            events.shutdownScript().ifPresent(scripts::add);
            boolean checks = !configuration.lvs().virtualServers().isEmpty();
            if (checks && events.notifyFifo().isPresent()) {
                events.notifyFifoScript().ifPresent(scripts::add);
            }
            if (checks && events.lvsNotifyFifo().isPresent()) {
                events.lvsNotifyFifoScript().ifPresent(scripts::add);
            }
        }
        return scripts;
    }

    /** keepalived ends before it has looked at anything, and means no harm by it. */
    private static Problem absent(NamespaceUse use) {
        String message =
                "there is no network namespace '"
                        + use.name()
                        + "' on this machine: keepalived's test ends here, with status 0";
        return Problem.warning(ErrorClass.OK, use.at(), message);
    }

    private static List<Problem> problems(Loaded loaded, VerdictMachine machine) {
        var problems = new ArrayList<>(loaded.problems());
        if (!loaded.asRead().global().dynamicInterfaces()) {
            addAbsent(loaded.interfaces(), machine, problems);
        }
        for (HostUse use : loaded.hosts()) {
            if (machine.knowsHost(use.name())) continue;
            String message = "the host '" + use.name() + "' is not known; the line is ignored";
            problems.add(Problem.warning(ErrorClass.GENERAL_ERROR, use.at(), message));
        }
        return problems;
    }

    /** keepalived stops looking when an instance has no interface. */
    private static boolean lacksInterface(Loaded loaded, VerdictMachine machine) {
        if (loaded.asRead().global().dynamicInterfaces()) return false;
        for (InterfaceUse use : loaded.interfaces()) {
            if (use.ifAbsent() == ErrorClass.BAD_IF && !machine.hasInterface(use.name()))
                return true;
        }
        return false;
    }

    private static void addAbsent(
            List<InterfaceUse> uses, VerdictMachine machine, List<Problem> problems) {
        var asked = new HashSet<InterfaceUse>();
        for (InterfaceUse use : uses) {
            if (!asked.add(use) || machine.hasInterface(use.name())) continue;
            String message = "there is no interface '" + use.name() + "' on this machine";
            // keepalived says it twice, the second time as a general error.
            boolean own = use.ifAbsent() == ErrorClass.BAD_IF;
            ErrorClass kind = own ? ErrorClass.GENERAL_ERROR : use.ifAbsent();
            problems.add(Problem.warning(kind, use.at(), message));
        }
    }

    private static int status(List<Problem> problems, ScriptBook book) {
        int status = status(problems, book.runsAny());
        if (status == ConfigTestExit.MISSING_PARAMETER) return status;
        if (book.isInsecure()) return ConfigTestExit.SECURITY;
        boolean mild = status == ConfigTestExit.CLEAN || status == ConfigTestExit.CANNOT_RUN;
        return mild && book.isReported() ? ConfigTestExit.REPORTED : status;
    }

    /** Without a script that could run nobody is insecure. */
    private static int status(List<Problem> problems, boolean runsScripts) {
        var counted = new ArrayList<Problem>(problems.size());
        for (Problem problem : problems) {
            if (problem.kind() != ErrorClass.SECURITY_ERROR || runsScripts) counted.add(problem);
        }
        return ConfigTestExit.of(counted);
    }
}
