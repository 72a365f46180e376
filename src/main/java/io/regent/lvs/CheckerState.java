package io.regent.lvs;

import io.regent.config.lvs.Checker;

/**
 * What one checker of a real server says.
 *
 * @param hasRun a result has been told
 * @param weightChange what it adds to the configured weight, any number (MISC_CHECK with {@code
 *     misc_dynamic}, FILE_CHECK)
 */
public record CheckerState(boolean up, boolean hasRun, int weightChange) {

    /** Before the first result: a checker with {@code alpha} has failed (inventory 4.5). */
    static CheckerState initial(Checker checker) {
        return new CheckerState(!isAlpha(checker), false, 0);
    }

    static boolean isAlpha(Checker checker) {
        return switch (checker) {
            case Checker.Tcp tcp -> tcp.schedule().alpha();
            case Checker.Ping ping -> ping.schedule().alpha();
            case Checker.Web web -> web.schedule().alpha();
            case Checker.Smtp smtp -> smtp.schedule().alpha();
            case Checker.Dns dns -> dns.schedule().alpha();
            case Checker.Misc misc -> misc.schedule().alpha();
            case Checker.Udp udp -> udp.schedule().alpha();
            case Checker.Bfd bfd -> bfd.alpha();
            case Checker.TrackedFile _ -> false;
        };
    }

    CheckerState said(boolean nowUp) {
        return up == nowUp && hasRun ? this : new CheckerState(nowUp, true, weightChange);
    }

    CheckerState changing(int change) {
        return new CheckerState(up, hasRun, change);
    }
}
