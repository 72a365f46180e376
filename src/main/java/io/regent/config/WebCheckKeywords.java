package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;
import static io.regent.config.Default.none;
import static io.regent.config.Default.required;
import static io.regent.config.Keyword.active;
import static io.regent.config.ScalarTypes.FLAG;
import static io.regent.config.ScalarTypes.SWITCH;

import io.regent.config.lvs.Checker.HttpVersion;
import io.regent.config.lvs.PageCheck;
import java.util.List;
import java.util.Optional;

/** The blocks {@code HTTP_GET}, {@code SSL_GET} and {@code url} (inventory 4.6). */
final class WebCheckKeywords {

    /** What a number of bytes may be at most. */
    private static final long MOST_BYTES = 999_999_999_999L;

    static final Keyword<String> PATH =
            active("path", ScalarTypes.WORD, required(), "What is asked for.");

    static final Keyword<String> DIGEST =
            active("digest", new PageTypes.Digest(), none(), "MD5 of the body.");

    static final Keyword<List<PageCheck.StatusRange>> STATUS_CODE =
            active(
                    "status_code",
                    new PageTypes.StatusCodes(),
                    described("200-299"),
                    "Status codes that are good.");

    static final Keyword<String> VIRTUALHOST =
            active(
                    "virtualhost",
                    LvsTypes.NAME,
                    described("that of the block around, at last the address"),
                    "The Host header.");

    static final Keyword<String> REGEX =
            active("regex", new PageTypes.Pattern(), none(), "What the body must match.");

    static final Keyword<Boolean> REGEX_NO_MATCH =
            active("regex_no_match", FLAG, fixed(false), "It must not match.");

    static final Keyword<List<String>> REGEX_OPTIONS =
            active(
                    "regex_options",
                    LvsTypes.someOf(PageTypes.REGEX_OPTIONS),
                    none(),
                    "How the pattern is read.");

    static final Keyword<Long> REGEX_MIN_OFFSET =
            active(
                    "regex_min_offset",
                    LvsTypes.number(0, MOST_BYTES),
                    fixed(0L),
                    "The match starts at this byte or later.");

    static final Keyword<Long> REGEX_MAX_OFFSET =
            active(
                    "regex_max_offset",
                    LvsTypes.number(0, MOST_BYTES),
                    described("the end"),
                    "The match starts at this byte or earlier.");

    static final Keyword<PageCheck.StackSize> REGEX_STACK =
            active(
                    "regex_stack",
                    new PageTypes.Stack(),
                    described("chosen by the library"),
                    "Memory for matching, in bytes.");

    static final Keyword<Boolean> TLS_COMPLIANT =
            active(
                    "tls_compliant",
                    SWITCH,
                    described("that of the block around, at last off"),
                    "Closes TLS as the standard wants it.");

    static final Keyword<Long> NB_GET_RETRY =
            active(
                    "nb_get_retry",
                    new OldSpelling<>(CheckKeywords.RETRY),
                    described("`retry`"),
                    "Deprecated spelling of `retry`.");

    static final Keyword<HttpVersion> HTTP_PROTOCOL =
            active(
                    "http_protocol",
                    LvsTypes.HTTP_VERSION,
                    described("1.0"),
                    "Version of the request; C for `Connection: close`.");

    static final Keyword<Boolean> ENABLE_SNI =
            active("enable_sni", SWITCH, fixed(false), "Tells the virtual host when TLS begins.");

    static final Keyword<Optional<String>> SNI_NAME =
            active(
                    "sni_name",
                    LvsTypes.OPTIONAL_WORD,
                    none(),
                    "The name to tell; implies `enable_sni`.");

    static final Keyword<Boolean> FAST_RECOVERY =
            active(
                    "fast_recovery",
                    SWITCH,
                    fixed(false),
                    "Asks for all pages at once after a recovery.");

    private static final List<Keyword<?>> OF_A_PAGE =
            List.of(
                    PATH,
                    DIGEST,
                    STATUS_CODE,
                    VIRTUALHOST,
                    REGEX,
                    REGEX_NO_MATCH,
                    REGEX_OPTIONS,
                    REGEX_MIN_OFFSET,
                    REGEX_MAX_OFFSET,
                    REGEX_STACK);

    /** Of {@code SSL_GET}, which knows one more. */
    static final BlockTable TLS_URL = BlockTable.with("url", OF_A_PAGE, TLS_COMPLIANT);

    static final BlockTable PLAIN_URL = new BlockTable("url of HTTP_GET", OF_A_PAGE);

    static final Keyword<List<Values>> URL =
            active("url", BlockTypes.blocks(PLAIN_URL), required(), "A page; several are allowed.");

    static final Keyword<List<Values>> URL_OVER_TLS =
            active("url", BlockTypes.blocks(TLS_URL), required(), "A page; several are allowed.");

    static final BlockTable HTTP_GET =
            CheckKeywords.connecting(
                    "HTTP_GET",
                    NB_GET_RETRY,
                    VIRTUALHOST,
                    HTTP_PROTOCOL,
                    ENABLE_SNI,
                    SNI_NAME,
                    FAST_RECOVERY,
                    URL);

    static final BlockTable SSL_GET =
            CheckKeywords.connecting(
                    "SSL_GET",
                    NB_GET_RETRY,
                    VIRTUALHOST,
                    HTTP_PROTOCOL,
                    ENABLE_SNI,
                    SNI_NAME,
                    FAST_RECOVERY,
                    TLS_COMPLIANT,
                    URL_OVER_TLS);

    private WebCheckKeywords() {}
}
