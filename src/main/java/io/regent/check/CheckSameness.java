package io.regent.check;

import io.regent.config.lvs.CheckSchedule;
import io.regent.config.lvs.Checker;
import java.time.Duration;
import java.util.Optional;

/**
 * What two checks must have in common for one to go on as the other after a reload: all but when
 * they are made and how often they may fail (inventory 7.5).
 */
public final class CheckSameness {

    private static final CheckSchedule NO_SCHEDULE =
            new CheckSchedule(
                    Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, false, Optional.empty());

    private CheckSameness() {}

    /** Equal for checks that are the same. */
    public static Checker key(Checker checker) {
        return switch (checker) {
            case Checker.Tcp tcp -> new Checker.Tcp(NO_SCHEDULE, tcp.target());
            case Checker.Ping ping -> new Checker.Ping(NO_SCHEDULE, ping.target());
            case Checker.Web web ->
                    new Checker.Web(
                            NO_SCHEDULE,
                            web.target(),
                            web.tls(),
                            web.version(),
                            web.virtualHost(),
                            web.sni(),
                            false,
                            web.tlsCompliant(),
                            web.pages());
            case Checker.Smtp smtp ->
                    new Checker.Smtp(NO_SCHEDULE, smtp.targets(), smtp.heloName());
            case Checker.Dns dns ->
                    new Checker.Dns(NO_SCHEDULE, dns.target(), dns.type(), dns.name());
            case Checker.Misc misc ->
                    new Checker.Misc(NO_SCHEDULE, misc.command(), Duration.ZERO, misc.dynamic());
            case Checker.Udp udp ->
                    new Checker.Udp(
                            NO_SCHEDULE,
                            udp.target(),
                            udp.payload(),
                            udp.requireReply(),
                            udp.reply(),
                            udp.minReplyBytes(),
                            udp.maxReplyBytes());
            case Checker.TrackedFile file -> file;
            case Checker.Bfd bfd -> new Checker.Bfd(bfd.instance(), false);
        };
    }
}
