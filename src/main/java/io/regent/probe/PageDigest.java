package io.regent.probe;

import io.regent.check.Verdict;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker.HttpVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Fetches one page for genhash, with the very code of HTTP_GET, so that digests are equal. */
public final class PageDigest {

    /**
     * What came back.
     *
     * @param header with its empty line, a character for each byte
     * @param page at most a megabyte of it, a character for each byte
     * @param digest MD5 of the whole page, 32 hexadecimal digits
     */
    public record Page(String header, String page, String digest, Duration took) {}

    /** Either a page or, for people, why there is none. */
    public record Outcome(Optional<Page> page, String trouble) {}

    private PageDigest() {}

    /**
     * @param virtualHost for the Host header, and with {@code sni} for TLS; empty for the address
     */
    public static Outcome fetch(
            CheckTarget target,
            boolean tls,
            boolean sni,
            HttpVersion version,
            Optional<String> virtualHost,
            String path)
            throws IOException, InterruptedException {
        var web =
                new WebPage(
                        target,
                        tls ? Optional.of(TlsClient.plain()) : Optional.empty(),
                        sni ? virtualHost : Optional.empty(),
                        false,
                        version,
                        virtualHost.orElseGet(() -> HttpRequest.host(target.remote())),
                        path);
        try (var dialer = Dialer.start()) {
            return fetch(dialer, web);
        }
    }

    private static Outcome fetch(Dialer dialer, WebPage web) throws InterruptedException {
        var reply = new HttpReply(true, true);
        long startNanos = System.nanoTime();
        try {
            web.fetch(dialer, reply);
        } catch (AttemptFailure e) {
            return new Outcome(Optional.empty(), trouble(e.verdict()));
        }
        var took = Duration.ofNanos(System.nanoTime() - startNanos);
        if (!reply.isComplete()) {
            return new Outcome(Optional.empty(), "no data received from remote webserver");
        }
        return new Outcome(
                Optional.of(
                        new Page(
                                reply.header(),
                                new String(reply.page(), StandardCharsets.ISO_8859_1),
                                reply.digest(),
                                took)),
                "");
    }

    private static String trouble(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> "";
            case Verdict.NotMade(var failure) -> failure.text();
            case Verdict.Failed(var failure) ->
                    switch (failure.reason()) {
                        case CONNECT_TIMEOUT, REFUSED, UNREACHABLE -> "Connection failed";
                        case ANSWER_TIMEOUT -> "Timeout HTTP read";
                        case LOCAL,
                                CLOSED,
                                MALFORMED,
                                TLS,
                                STATUS,
                                CONTENT,
                                SCRIPT,
                                SCRIPT_TIMEOUT,
                                TOLD,
                                NOT_POSSIBLE ->
                                failure.text();
                    };
        };
    }
}
