package io.regent.probe;

import io.regent.check.Failure.Reason;
import io.regent.check.Verdict;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.PageCheck;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of {@code HTTP_GET} or {@code SSL_GET}: there is an answer, its status is one of those
 * allowed, the page has the digest, and matches the pattern; looked at in this order.
 */
final class WebProbe implements Probe {

    private final Dialer dialer;
    private final WebPage web;
    private final PageCheck page;
    private final @Nullable BodyRule body;

    /**
     * @param tls for SSL_GET
     * @throws PcreTranslation.Refused when the page's pattern cannot be used
     */
    WebProbe(Dialer dialer, Checker.Web checker, PageCheck page, Optional<TlsClient> tls)
            throws PcreTranslation.Refused {
        this.dialer = dialer;
        this.page = page;
        this.body = page.body().isPresent() ? BodyRule.of(page.body().get()) : null;
        Optional<String> virtualHost =
                page.virtualHost().isPresent() ? page.virtualHost() : checker.virtualHost();
        this.web =
                new WebPage(
                        checker.target(),
                        tls,
                        serverName(checker.sni(), virtualHost),
                        page.tlsCompliant().orElse(checker.tlsCompliant()),
                        checker.version(),
                        virtualHost.orElseGet(() -> HttpRequest.host(checker.target().remote())),
                        page.path());
    }

    private static Optional<String> serverName(Checker.Sni sni, Optional<String> virtualHost) {
        return switch (sni) {
            case Checker.Sni.Off _ -> Optional.empty();
            case Checker.Sni.OfVirtualHost _ -> virtualHost;
            case Checker.Sni.Named(String name) -> Optional.of(name);
        };
    }

    @Override
    public Verdict attempt() throws InterruptedException {
        var reply = new HttpReply(page.digest().isPresent(), body != null);
        try {
            web.fetch(dialer, reply);
        } catch (AttemptFailure e) {
            return e.verdict();
        }
        return judge(reply);
    }

    private Verdict judge(HttpReply reply) {
        if (!reply.isComplete()) {
            return Verdict.failed(
                    Reason.MALFORMED,
                    reply.isHopeless() ? "the header is too long" : "no HTTP answer");
        }
        int status = reply.status();
        if (!isAllowed(status)) {
            return Verdict.failed(
                    Reason.STATUS, "HTTP status code error, status_code [" + status + "]");
        }
        if (page.digest().isPresent()) {
            String digest = reply.digest();
            if (!digest.equals(page.digest().get())) {
                return Verdict.failed(Reason.CONTENT, "MD5 digest error, MD5SUM [" + digest + "]");
            }
        }
        return body == null ? Verdict.PASSED : judgeBody(body, reply.page());
    }

    private boolean isAllowed(int status) {
        for (PageCheck.StatusRange range : page.statusCodes()) {
            if (status >= range.first() && status <= range.last()) return true;
        }
        return false;
    }

    private Verdict judgeBody(BodyRule rule, byte[] bytes) {
        long deadlineNanos = System.nanoTime() + web.target().timeout().toNanos();
        try {
            return rule.accepts(bytes, deadlineNanos)
                    ? Verdict.PASSED
                    : Verdict.failed(Reason.CONTENT, "the page does not match the regex");
        } catch (BodyRule.TookTooLong e) {
            return Verdict.failed(Reason.CONTENT, String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            return Verdict.failed(
                    Reason.CONTENT, "the regular expression goes too deep for this page");
        }
    }
}
