package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;
import static io.regent.config.Default.none;
import static io.regent.config.Keyword.active;
import static io.regent.config.ScalarTypes.SWITCH;
import static io.regent.config.ScalarTypes.integer;

import io.regent.config.lvs.Forwarding;
import java.util.List;

/** The block {@code real_server} (inventory 4.4). */
final class RealServerKeywords {

    static final Keyword<Integer> WEIGHT =
            active(
                    "weight",
                    integer(0, Integer.MAX_VALUE),
                    described("the virtual server's"),
                    "Its share of the connections; 0 for none.");

    static final Keyword<Forwarding> LVS_METHOD =
            active(
                    "lvs_method",
                    ForwardingType.TYPE,
                    described("the virtual server's"),
                    "How packets reach it.");

    static final Keyword<Long> UTHRESHOLD =
            active(
                    "uthreshold",
                    LvsTypes.number(0, LvsTypes.U32),
                    fixed(0L),
                    "Connections beyond which it gets no more; 0 for no limit.");

    static final Keyword<Long> LTHRESHOLD =
            active(
                    "lthreshold",
                    LvsTypes.number(0, LvsTypes.U32),
                    fixed(0L),
                    "Connections below which it gets some again.");

    static final Keyword<Boolean> INHIBIT_ON_FAILURE =
            active(
                    "inhibit_on_failure",
                    SWITCH,
                    described("the virtual server's"),
                    "Weight 0 instead of removal while it is down.");

    static final Keyword<ScriptCommand> NOTIFY_UP =
            active("notify_up", ScriptType.WITH_USER, none(), "Run when it comes up.");

    static final Keyword<ScriptCommand> NOTIFY_DOWN =
            active("notify_down", ScriptType.WITH_USER, none(), "Run when it goes down.");

    static final Keyword<Boolean> SMTP_ALERT =
            active(
                    "smtp_alert",
                    SWITCH,
                    described("`smtp_alert_checker`, `smtp_alert`, on"),
                    "Mail when it goes up or down.");

    static final Keyword<String> SNMP_NAME =
            Keyword.accepted("snmp_name", LvsTypes.NAME, none(), "Its name in SNMP tables.");

    static final Keyword<List<Values>> MISC_CHECK =
            check("MISC_CHECK", ServiceCheckKeywords.MISC_CHECK, "Runs a program.");

    static final Keyword<List<Values>> SMTP_CHECK =
            check("SMTP_CHECK", ServiceCheckKeywords.SMTP_CHECK, "Greets a mail server.");

    static final Keyword<List<Values>> TCP_CHECK =
            check("TCP_CHECK", ServiceCheckKeywords.TCP_CHECK, "Opens a connection.");

    static final Keyword<List<Values>> PING_CHECK =
            check("PING_CHECK", ServiceCheckKeywords.PING_CHECK, "Sends an ICMP echo.");

    static final Keyword<List<Values>> UDP_CHECK =
            check("UDP_CHECK", ServiceCheckKeywords.UDP_CHECK, "Sends a datagram.");

    static final Keyword<List<Values>> HTTP_GET =
            check("HTTP_GET", WebCheckKeywords.HTTP_GET, "Asks a web server for pages.");

    static final Keyword<List<Values>> SSL_GET =
            check("SSL_GET", WebCheckKeywords.SSL_GET, "Asks a web server for pages over TLS.");

    static final Keyword<List<Values>> DNS_CHECK =
            check("DNS_CHECK", ServiceCheckKeywords.DNS_CHECK, "Asks a name server.");

    static final Keyword<List<Values>> FILE_CHECK =
            check("FILE_CHECK", ServiceCheckKeywords.FILE_CHECK, "Takes weight from a file.");

    static final Keyword<List<Values>> BFD_CHECK =
            Keyword.accepted(
                    "BFD_CHECK",
                    BlockTypes.blocks(ServiceCheckKeywords.BFD_CHECK),
                    none(),
                    "Follows a BFD session.");

    static final BlockTable TABLE =
            new BlockTable(
                    "real_server",
                    List.of(
                            WEIGHT,
                            LVS_METHOD,
                            UTHRESHOLD,
                            LTHRESHOLD,
                            INHIBIT_ON_FAILURE,
                            NOTIFY_UP,
                            NOTIFY_DOWN,
                            CheckKeywords.ALPHA,
                            CheckKeywords.SERVER_RETRY,
                            CheckKeywords.DELAY_BEFORE_RETRY,
                            CheckKeywords.WARMUP,
                            CheckKeywords.CONNECT_TIMEOUT,
                            CheckKeywords.DELAY_LOOP,
                            SMTP_ALERT,
                            WebCheckKeywords.VIRTUALHOST,
                            SNMP_NAME,
                            MISC_CHECK,
                            SMTP_CHECK,
                            TCP_CHECK,
                            PING_CHECK,
                            UDP_CHECK,
                            HTTP_GET,
                            SSL_GET,
                            DNS_CHECK,
                            FILE_CHECK,
                            BFD_CHECK));

    private RealServerKeywords() {}

    private static Keyword<List<Values>> check(String name, BlockTable table, String doc) {
        return active(name, BlockTypes.blocks(table), none(), doc);
    }
}
