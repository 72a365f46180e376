package io.regent.check;

import io.regent.config.lvs.CheckSchedule;
import io.regent.config.lvs.Checker;
import java.time.Duration;
import java.util.Optional;

/**
 * The rules that a check's results are judged by.
 *
 * @param alpha counts as failed until it has succeeded
 * @param steps attempts that must all pass, made in turn: the pages of a web check; 1 for others
 * @param fastRecovery the steps follow each other at once while the check counts as failed
 * @param schedule empty for a check that is not made but told: by a file or by BFD
 */
public record CheckRules(
        boolean alpha, int steps, boolean fastRecovery, Optional<CheckSchedule> schedule) {

    public static CheckRules of(Checker checker) {
        return switch (checker) {
            case Checker.Tcp tcp -> one(tcp.schedule());
            case Checker.Ping ping -> one(ping.schedule());
            case Checker.Web web ->
                    new CheckRules(
                            web.schedule().alpha(),
                            web.pages().size(),
                            web.fastRecovery(),
                            Optional.of(web.schedule()));
            case Checker.Smtp smtp -> one(smtp.schedule());
            case Checker.Dns dns -> one(dns.schedule());
            case Checker.Misc misc -> one(misc.schedule());
            case Checker.Udp udp -> one(udp.schedule());
            case Checker.TrackedFile _ -> told(false);
            case Checker.Bfd bfd -> told(bfd.alpha());
        };
    }

    private static CheckRules one(CheckSchedule schedule) {
        return new CheckRules(schedule.alpha(), 1, false, Optional.of(schedule));
    }

    private static CheckRules told(boolean alpha) {
        return new CheckRules(alpha, 1, false, Optional.empty());
    }

    /** Whether it is made at intervals. */
    public boolean isMade() {
        return schedule.isPresent();
    }

    /** Failures that are tolerated. */
    public long retries() {
        return schedule.isPresent() ? schedule.get().retries() : 0;
    }

    Duration interval() {
        return schedule.isPresent() ? schedule.get().interval() : Duration.ZERO;
    }

    Duration retryDelay() {
        return schedule.isPresent() ? schedule.get().retryDelay() : Duration.ZERO;
    }

    Duration warmup() {
        return schedule.isPresent() ? schedule.get().warmup() : Duration.ZERO;
    }
}
