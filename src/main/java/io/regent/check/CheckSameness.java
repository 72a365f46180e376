package io.regent.check;

import io.regent.config.lvs.CheckSchedule;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What two checks must have in common for one to go on as the other after a reload: all but when
 * they are made, how often they may fail and how long they may take (inventory 7.5).
 */
public final class CheckSameness {

    private static final CheckSchedule NO_SCHEDULE =
            new CheckSchedule(
                    Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, false, Optional.empty());

    private CheckSameness() {}

    /** Equal for checks that are the same. */
    public static Checker key(Checker checker) {
        return switch (checker) {
            case Checker.Tcp tcp -> new Checker.Tcp(NO_SCHEDULE, place(tcp.target()));
            case Checker.Ping ping -> new Checker.Ping(NO_SCHEDULE, place(ping.target()));
            case Checker.Web web ->
                    new Checker.Web(
                            NO_SCHEDULE,
                            place(web.target()),
                            web.tls(),
                            web.version(),
                            web.virtualHost(),
                            web.sni(),
                            false,
                            web.tlsCompliant(),
                            web.pages());
            case Checker.Smtp smtp ->
                    new Checker.Smtp(NO_SCHEDULE, places(smtp.targets()), smtp.heloName());
            case Checker.Dns dns ->
                    new Checker.Dns(NO_SCHEDULE, place(dns.target()), dns.type(), dns.name());
            case Checker.Misc misc ->
                    new Checker.Misc(NO_SCHEDULE, misc.command(), Duration.ZERO, misc.dynamic());
            case Checker.Udp udp ->
                    new Checker.Udp(
                            NO_SCHEDULE,
                            place(udp.target()),
                            udp.payload(),
                            udp.requireReply(),
                            udp.reply(),
                            udp.minReplyBytes(),
                            udp.maxReplyBytes());
            case Checker.TrackedFile file -> file;
            case Checker.Bfd bfd -> new Checker.Bfd(bfd.instance(), false);
        };
    }

    /** Where, without how long. */
    private static CheckTarget place(CheckTarget target) {
        return new CheckTarget(target.remote(), Duration.ZERO, target.source());
    }

    private static List<CheckTarget> places(List<CheckTarget> targets) {
        var places = new ArrayList<CheckTarget>(targets.size());
        for (CheckTarget target : targets) places.add(place(target));
        return places;
    }
}
