package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;
import static io.regent.config.Default.none;
import static io.regent.config.Default.required;
import static io.regent.config.Keyword.active;
import static io.regent.config.ScalarTypes.FLAG;
import static io.regent.config.ScalarTypes.SWITCH;
import static io.regent.config.ScalarTypes.integer;

import io.regent.config.lvs.Checker.DnsRecordType;
import io.regent.config.lvs.Checker.FileWeight;
import io.regent.config.lvs.HexPattern;
import java.time.Duration;
import java.util.List;

/** The blocks of all checks but those of web servers (inventory 4.6). */
final class ServiceCheckKeywords {

    private static final int LARGEST_DATAGRAM = 65535;
    private static final int DEFAULT_LONGEST_REPLY = 255;
    private static final int LONGEST_SECONDS = 4294;

    static final Keyword<String> HELO_NAME =
            active(
                    "helo_name",
                    LvsTypes.NAME,
                    fixed("smtpchecker.keepalived.org"),
                    "How the mail server is greeted.");

    static final BlockTable HOST_TABLE = CheckKeywords.connecting("host");

    static final Keyword<List<Values>> HOST =
            active(
                    "host",
                    BlockTypes.blocks(HOST_TABLE),
                    none(),
                    "Deprecated: one more server to check; use one check for each.");

    static final BlockTable SMTP_CHECK = CheckKeywords.connecting("SMTP_CHECK", HELO_NAME, HOST);

    static final Keyword<DnsRecordType> TYPE =
            active("type", LvsTypes.DNS_TYPE, fixed(DnsRecordType.SOA), "What is asked for.");

    static final Keyword<String> NAME =
            active(
                    "name",
                    new FirstCounts<>(ScalarTypes.WORD),
                    fixed("."),
                    "The name that is asked for.");

    static final BlockTable DNS_CHECK = CheckKeywords.connecting("DNS_CHECK", TYPE, NAME);

    static final Keyword<ScriptCommand> MISC_PATH =
            active(
                    "misc_path",
                    new ReportedWhenMissing<>(ScriptType.ALONE),
                    required(),
                    "The program; status 0 is good.");

    static final Keyword<Duration> MISC_TIMEOUT =
            active(
                    "misc_timeout",
                    ScalarTypes.wholeSeconds(0, LONGEST_SECONDS),
                    described("`delay_loop`"),
                    "After it the program is ended and has failed; 0 stands for `delay_loop`.");

    static final Keyword<Boolean> MISC_DYNAMIC =
            active(
                    "misc_dynamic",
                    FLAG,
                    fixed(false),
                    "Status 2 to 255 is good and sets the weight to two less.");

    static final Keyword<ScriptCommand.ScriptUser> USER =
            active(
                    "user",
                    new ReportedWhenMissing<>(ScriptType.USER),
                    described("`script_user`"),
                    "Runs the program.");

    static final BlockTable MISC_CHECK =
            CheckKeywords.local("MISC_CHECK", MISC_PATH, MISC_TIMEOUT, MISC_DYNAMIC, USER);

    static final BlockTable PING_CHECK = CheckKeywords.connecting("PING_CHECK");
    static final BlockTable TCP_CHECK = CheckKeywords.connecting("TCP_CHECK");

    static final Keyword<HexPattern> PAYLOAD =
            active("payload", LvsTypes.HEX, described("random bytes"), "What is sent.");

    static final Keyword<HexPattern> REQUIRE_REPLY =
            active(
                    "require_reply",
                    LvsTypes.HEX_WITH_WILDCARDS,
                    none(),
                    "Silence is a failure, and so is an answer that begins otherwise.");

    static final Keyword<Integer> MIN_REPLY_LENGTH =
            active(
                    "min_reply_length",
                    integer(0, LARGEST_DATAGRAM),
                    fixed(0),
                    "Fewest bytes of an answer.");

    static final Keyword<Integer> MAX_REPLY_LENGTH =
            active(
                    "max_reply_length",
                    integer(0, LARGEST_DATAGRAM),
                    fixed(DEFAULT_LONGEST_REPLY),
                    "Most bytes of an answer.");

    static final BlockTable UDP_CHECK =
            CheckKeywords.connecting(
                    "UDP_CHECK", PAYLOAD, REQUIRE_REPLY, MIN_REPLY_LENGTH, MAX_REPLY_LENGTH);

    static final Keyword<String> TRACK_FILE =
            active("track_file", ScalarTypes.WORD, required(), "Name of a `track_file` block.");

    static final Keyword<FileWeight> FILE_WEIGHT =
            active(
                    "weight",
                    LvsTypes.FILE_WEIGHT,
                    described("the file's"),
                    "Multiplies the number in the file.");

    static final BlockTable FILE_CHECK =
            new BlockTable("FILE_CHECK", List.of(TRACK_FILE, FILE_WEIGHT));

    static final Keyword<String> BFD_NAME =
            active("name", LvsTypes.NAME, required(), "Name of a `bfd_instance`.");

    static final Keyword<Boolean> BFD_ALPHA =
            active(
                    "alpha",
                    SWITCH,
                    described("that of the block around, at last off"),
                    "Counts as failed until the session was up.");

    static final BlockTable BFD_CHECK = new BlockTable("BFD_CHECK", List.of(BFD_NAME, BFD_ALPHA));

    private ServiceCheckKeywords() {}
}
