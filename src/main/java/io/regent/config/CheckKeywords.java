package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.none;
import static io.regent.config.Keyword.active;
import static io.regent.config.ScalarTypes.SWITCH;
import static io.regent.config.ScalarTypes.integer;
import static io.regent.config.ScalarTypes.seconds;

import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What checks have in common (inventory 4.5). Those that are also settings of real and virtual
 * servers are inherited inwards.
 */
final class CheckKeywords {

    /** In microseconds. */
    private static final long LONGEST_CONNECT_TIMEOUT = 4_294_967_295L;

    /** In microseconds: 136 years, where keepalived would take longer times still. */
    private static final long LONGEST_TIMER = 4_294_967_295_000_000L;

    static final Keyword<IpAddress> CONNECT_IP =
            active(
                    "connect_ip",
                    LvsTypes.ADDRESS,
                    described("the real server's"),
                    "Address to connect to.");

    static final Keyword<Integer> CONNECT_PORT =
            active(
                    "connect_port",
                    integer(1, LvsTypes.HIGHEST_PORT),
                    described("the real server's"),
                    "Port to connect to.");

    static final Keyword<IpAddress> BINDTO =
            active("bindto", LvsTypes.ADDRESS, none(), "Source address.");

    static final Keyword<Integer> BIND_PORT =
            active("bind_port", integer(1, LvsTypes.HIGHEST_PORT), none(), "Source port.");

    static final Keyword<String> BIND_IF =
            active("bind_if", ScalarTypes.INTERFACE, none(), "Interface that packets leave by.");

    static final Keyword<Long> FWMARK =
            active(
                    "fwmark",
                    LvsTypes.number(0, LvsTypes.U32),
                    Default.fixed(0L),
                    "Mark of outgoing packets.");

    static final Keyword<Duration> CONNECT_TIMEOUT =
            active(
                    "connect_timeout",
                    seconds(1, LONGEST_CONNECT_TIMEOUT, 6),
                    described("that of the block around, at last 5 s"),
                    "Longest wait for a connection and for an answer.");

    static final Keyword<Long> RETRY =
            active(
                    "retry",
                    LvsTypes.number(0, LvsTypes.U32),
                    described(
                            "that of the block around, at last 3 for DNS_CHECK, 0 for MISC_CHECK, 1"
                                    + " for others"),
                    "Failures that are tolerated.");

    /** Of a real or a virtual server. */
    static final Keyword<Long> SERVER_RETRY =
            active(
                    "retry",
                    LvsTypes.number(1, LvsTypes.U32),
                    described("that of the block around, at last that of the check"),
                    "Failures that checks tolerate.");

    static final Keyword<Duration> DELAY_BEFORE_RETRY =
            active(
                    "delay_before_retry",
                    seconds(0, LONGEST_TIMER, 6),
                    described(
                            "that of the block around, at last 3 s for HTTP_GET and SSL_GET,"
                                    + " `delay_loop` for DNS_CHECK, 1 s for others"),
                    "Time from a failure to the next try.");

    static final Keyword<Duration> WARMUP =
            active(
                    "warmup",
                    seconds(0, LONGEST_TIMER, 6),
                    described("that of the block around, at last `delay_loop`"),
                    "Longest random delay of the first check.");

    static final Keyword<Duration> DELAY_LOOP =
            active(
                    "delay_loop",
                    seconds(1, LONGEST_TIMER, 6),
                    described("that of the block around, at last 60 s"),
                    "Time between two checks.");

    static final Keyword<Boolean> ALPHA =
            active(
                    "alpha",
                    SWITCH,
                    described("that of the block around, at last off"),
                    "Counts as failed until it has succeeded.");

    static final Keyword<Boolean> LOG_ALL_FAILURES =
            active(
                    "log_all_failures",
                    SWITCH,
                    described("`checker_log_all_failures`"),
                    "Logs each failure, not only those that count.");

    /** When a check is made. */
    static final List<Keyword<?>> SCHEDULE =
            List.of(RETRY, DELAY_BEFORE_RETRY, WARMUP, DELAY_LOOP, ALPHA, LOG_ALL_FAILURES);

    /** Where it connects to. */
    static final List<Keyword<?>> CONNECTION =
            List.of(CONNECT_IP, CONNECT_PORT, BINDTO, BIND_PORT, BIND_IF, CONNECT_TIMEOUT, FWMARK);

    private CheckKeywords() {}

    /** A check that connects somewhere. */
    static BlockTable connecting(String name, Keyword<?>... own) {
        var common = new ArrayList<Keyword<?>>(CONNECTION);
        common.addAll(SCHEDULE);
        return BlockTable.with(name, common, own);
    }

    /** A check that does not. */
    static BlockTable local(String name, Keyword<?>... own) {
        return BlockTable.with(name, SCHEDULE, own);
    }
}
