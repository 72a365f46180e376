package io.regent.ipvs;

import io.regent.lvs.IpvsCommand;
import io.regent.netlink.Answer;
import io.regent.observe.Log;
import io.regent.sys.Errno;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was refused of one batch of commands. Told in one line for each errno: where one command of
 * a thousand is refused, often all are.
 */
final class Refusals {

    private static final class Alike {
        private final IpvsCommand first;
        private final Answer answer;
        private int others;

        Alike(IpvsCommand first, Answer answer) {
            this.first = first;
            this.answer = answer;
        }
    }

    private final Log log;
    private final Modules modules;
    private final Map<Integer, Alike> byErrno = new LinkedHashMap<>();

    Refusals(Log log, Modules modules) {
        this.log = log;
        this.modules = modules;
    }

    void add(IpvsCommand command, Answer answer) {
        Alike known = byErrno.get(answer.errno());
        if (known == null) byErrno.put(answer.errno(), new Alike(command, answer));
        else known.others++;
    }

    void tell() {
        for (Alike alike : byErrno.values()) {
            var line = new StringBuilder("IPVS refuses to ");
            line.append(CommandText.of(alike.first));
            if (alike.others > 0) line.append(", and ").append(alike.others).append(" more");
            line.append(": ").append(Errno.describe(alike.answer.errno()));
            String why = why(alike);
            if (!why.isEmpty()) line.append(": ").append(why);
            log.error(line.toString());
        }
    }

    private String why(Alike alike) {
        if (alike.answer.errno() != Errno.ENOENT.number()) return alike.answer.explanation();
        return switch (alike.first) {
            case IpvsCommand.AddService(var service) -> modules.whyMissing(service);
            case IpvsCommand.EditService(var service) -> modules.whyMissing(service);
            default -> alike.answer.explanation();
        };
    }
}
