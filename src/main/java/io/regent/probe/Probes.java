package io.regent.probe;

import io.regent.check.Failure;
import io.regent.check.Verdict;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.PageCheck;
import io.regent.config.lvs.TlsFiles;
import io.regent.script.RunnableScript;
import io.regent.script.ScriptBook;
import io.regent.script.ScriptThread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The probe of each kind of check, for one configuration. A check that cannot be made, because a
 * script is disabled or a pattern is beyond us, gets one that says so each time and takes nothing
 * down.
 */
public final class Probes implements ProbeSource {

    private final Dialer dialer;
    private final ScriptThread scripts;
    private final ScriptBook book;
    private final Optional<TlsFiles> tlsFiles;
    private @Nullable TlsClient tls;

    /**
     * @param book of the same configuration
     * @param tlsFiles the {@code SSL} block; read when the first SSL_GET needs it
     */
    public Probes(
            Dialer dialer, ScriptThread scripts, ScriptBook book, Optional<TlsFiles> tlsFiles) {
        this.dialer = dialer;
        this.scripts = scripts;
        this.book = book;
        this.tlsFiles = tlsFiles;
    }

    @Override
    public List<Probe> probes(Checker checker) {
        return switch (checker) {
            case Checker.Tcp tcp -> List.of(new TcpProbe(dialer, tcp));
            case Checker.Web web -> pages(web);
            case Checker.Smtp smtp -> List.of(new SmtpProbe(dialer, smtp));
            case Checker.Misc misc -> List.of(script(misc));
            case Checker.Udp udp -> List.of(new UdpProbe(dialer, udp));
            case Checker.Dns dns -> List.of(dns(dns));
            case Checker.Ping ping -> List.of(new PingProbe(dialer, ping));
            case Checker.TrackedFile _, Checker.Bfd _ -> List.of();
        };
    }

    private List<Probe> pages(Checker.Web web) {
        var probes = new ArrayList<Probe>(web.pages().size());
        for (PageCheck page : web.pages()) probes.add(page(web, page));
        return probes;
    }

    private Probe page(Checker.Web web, PageCheck page) {
        try {
            return new WebProbe(
                    dialer, web, page, web.tls() ? Optional.of(tls()) : Optional.empty());
        } catch (PcreTranslation.Refused e) {
            return notPossible(
                    "regex of " + page.path() + ": " + e.getMessage() + " is not supported");
        } catch (IOException e) {
            return notPossible("SSL: " + e.getMessage());
        }
    }

    private TlsClient tls() throws IOException {
        if (tls == null) {
            tls = tlsFiles.isPresent() ? TlsClient.load(tlsFiles.get()) : TlsClient.plain();
        }
        return tls;
    }

    private Probe script(Checker.Misc misc) {
        Optional<RunnableScript> script = book.find(misc.command());
        return script.isPresent()
                ? new MiscProbe(scripts, script.get(), misc)
                : notPossible("script " + misc.command().argv().get(0) + " is disabled");
    }

    private Probe dns(Checker.Dns dns) {
        try {
            return new DnsProbe(dialer, dns);
        } catch (IOException e) {
            return notPossible("'" + dns.name() + "' is no domain name");
        }
    }

    private static Probe notPossible(String what) {
        Verdict verdict = new Verdict.NotMade(new Failure(Failure.Reason.NOT_POSSIBLE, what));
        return () -> verdict;
    }
}
