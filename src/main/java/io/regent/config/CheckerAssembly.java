package io.regent.config;

import io.regent.config.lvs.CheckSchedule;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.HexPattern;
import io.regent.config.lvs.PageCheck;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Span;
import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The checks of one real server. A setting that a check lacks is the real server's, then the
 * virtual server's, then that of its kind (inventory 4.5).
 */
final class CheckerAssembly {

    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(60);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
    private static final Duration WEB_RETRY_DELAY = Duration.ofSeconds(3);
    private static final int RETRIES = 1;
    private static final int DNS_RETRIES = 3;
    private static final int MISC_RETRIES = 0;

    private static final Checker.Sni NO_SNI = new Checker.Sni.Off();
    private static final Checker.Sni SNI_OF_VIRTUAL_HOST = new Checker.Sni.OfVirtualHost();

    private final Values virtual;
    private final Values real;
    private final Endpoint server;
    private final Problems problems;
    private final Trackables trackables;
    private final List<Checker> checkers = new ArrayList<>(1);

    /**
     * @param server where the real server is
     */
    CheckerAssembly(
            Values virtual,
            Values real,
            Endpoint server,
            Trackables trackables,
            Problems problems) {
        this.trackables = trackables;
        this.virtual = virtual;
        this.real = real;
        this.server = server;
        this.problems = problems;
    }

    List<Checker> assemble() {
        for (Values own : real.all(RealServerKeywords.MISC_CHECK)) add(misc(own));
        for (Values own : real.all(RealServerKeywords.SMTP_CHECK)) add(smtp(own));
        for (Values own : real.all(RealServerKeywords.TCP_CHECK)) {
            add(new Checker.Tcp(schedule(own, RETRIES, RETRY_DELAY), target(own)));
        }
        for (Values own : real.all(RealServerKeywords.PING_CHECK)) {
            add(new Checker.Ping(schedule(own, RETRIES, RETRY_DELAY), target(own)));
        }
        for (Values own : real.all(RealServerKeywords.UDP_CHECK)) add(udp(own));
        for (Values own : real.all(RealServerKeywords.HTTP_GET)) {
            add(web(own, own.all(WebCheckKeywords.URL), false));
        }
        for (Values own : real.all(RealServerKeywords.SSL_GET)) {
            add(web(own, own.all(WebCheckKeywords.URL_OVER_TLS), true));
        }
        for (Values own : real.all(RealServerKeywords.DNS_CHECK)) add(dns(own));
        for (Values own : real.all(RealServerKeywords.FILE_CHECK)) add(file(own));
        for (Values own : real.all(RealServerKeywords.BFD_CHECK)) add(bfd(own));
        return checkers;
    }

    private void add(@Nullable Checker checker) {
        if (checker != null) checkers.add(checker);
    }

    private <T> @Nullable T inherited(Keyword<T> keyword, Values own) {
        T written = own.get(keyword);
        if (written == null) written = real.get(keyword);
        return written == null ? virtual.get(keyword) : written;
    }

    private Duration interval(Values own) {
        Duration written = inherited(CheckKeywords.DELAY_LOOP, own);
        return written == null ? DEFAULT_INTERVAL : written;
    }

    private boolean alpha(Keyword<Boolean> keyword, Values own) {
        Boolean written = own.get(keyword);
        if (written == null) written = real.get(CheckKeywords.ALPHA);
        return written == null ? virtual.orDefault(VirtualServerKeywords.ALPHA) : written;
    }

    private CheckSchedule schedule(Values own, int retries, Duration retryDelay) {
        Duration interval = interval(own);
        Duration warmup = inherited(CheckKeywords.WARMUP, own);
        Long retry = own.get(CheckKeywords.RETRY);
        if (retry == null) retry = own.get(WebCheckKeywords.NB_GET_RETRY);
        if (retry == null) retry = inherited(CheckKeywords.SERVER_RETRY, real);
        Duration delay = inherited(CheckKeywords.DELAY_BEFORE_RETRY, own);
        return new CheckSchedule(
                interval,
                warmup == null ? interval : warmup,
                retry == null ? retries : retry,
                delay == null ? retryDelay : delay,
                alpha(CheckKeywords.ALPHA, own),
                Optional.ofNullable(own.get(CheckKeywords.LOG_ALL_FAILURES)));
    }

    private CheckTarget target(Values own) {
        return target(own, own);
    }

    /**
     * @param outer what {@code own} stands in, for what it does not say
     */
    private CheckTarget target(Values own, Values outer) {
        IpAddress address = own.get(CheckKeywords.CONNECT_IP);
        Integer port = own.get(CheckKeywords.CONNECT_PORT);
        if (address == null) address = outer.get(CheckKeywords.CONNECT_IP);
        if (port == null) port = outer.get(CheckKeywords.CONNECT_PORT);
        Endpoint remote =
                address == null && port == null
                        ? server
                        : new Endpoint(
                                address == null ? server.address() : address,
                                port == null ? server.port() : port);
        Duration timeout = own.get(CheckKeywords.CONNECT_TIMEOUT);
        if (timeout == null) timeout = inherited(CheckKeywords.CONNECT_TIMEOUT, outer);
        Optional<CheckTarget.Source> source = source(own);
        if (source.isEmpty()) source = source(outer);
        if (isLinkLocal(remote.address())
                && (source.isEmpty() || source.get().interfaceName().isEmpty())) {
            report(
                    own.at(),
                    "a check of " + remote.address() + " needs 'bind_if': it is link-local");
        }
        return new CheckTarget(remote, timeout == null ? DEFAULT_TIMEOUT : timeout, source);
    }

    /** fe80::/10 of RFC 4291. */
    private static boolean isLinkLocal(IpAddress address) {
        return address.high() >>> 54 == 0xfe80 >>> 6;
    }

    private static Optional<CheckTarget.Source> source(Values own) {
        IpAddress address = own.get(CheckKeywords.BINDTO);
        Integer port = own.get(CheckKeywords.BIND_PORT);
        String name = own.get(CheckKeywords.BIND_IF);
        Long mark = own.get(CheckKeywords.FWMARK);
        if (address == null && port == null && name == null && mark == null)
            return Optional.empty();
        return Optional.of(
                new CheckTarget.Source(
                        Optional.ofNullable(address),
                        port == null ? 0 : port,
                        Optional.ofNullable(name),
                        mark == null ? 0 : mark));
    }

    private @Nullable Checker misc(Values own) {
        ScriptCommand command = own.get(ServiceCheckKeywords.MISC_PATH);
        if (command == null) return without(ServiceCheckKeywords.MISC_PATH, own, "MISC_CHECK");
        Duration timeout = own.get(ServiceCheckKeywords.MISC_TIMEOUT);
        return new Checker.Misc(
                schedule(own, MISC_RETRIES, RETRY_DELAY),
                new ScriptCommand(
                        command.argv(), Optional.ofNullable(own.get(ServiceCheckKeywords.USER))),
                timeout == null || timeout.isZero() ? interval(own) : timeout,
                own.orDefault(ServiceCheckKeywords.MISC_DYNAMIC));
    }

    private Checker smtp(Values own) {
        List<Values> hosts = own.all(ServiceCheckKeywords.HOST);
        var targets = new ArrayList<CheckTarget>(1);
        for (Values host : hosts) targets.add(target(host, own));
        if (targets.isEmpty()) targets.add(target(own));
        return new Checker.Smtp(
                schedule(own, RETRIES, RETRY_DELAY),
                targets,
                own.orDefault(ServiceCheckKeywords.HELO_NAME));
    }

    private Checker udp(Values own) {
        HexPattern reply = own.get(ServiceCheckKeywords.REQUIRE_REPLY);
        boolean any = reply == null || reply.digits().isEmpty();
        int min = own.orDefault(ServiceCheckKeywords.MIN_REPLY_LENGTH);
        int max = own.orDefault(ServiceCheckKeywords.MAX_REPLY_LENGTH);
        if (min > max)
            report(own.at(), "no answer has " + min + " or more and at most " + max + " bytes");
        return new Checker.Udp(
                schedule(own, RETRIES, RETRY_DELAY),
                target(own),
                Optional.ofNullable(own.get(ServiceCheckKeywords.PAYLOAD)),
                reply != null,
                any ? Optional.empty() : Optional.ofNullable(reply),
                min,
                max);
    }

    private Checker dns(Values own) {
        return new Checker.Dns(
                schedule(own, DNS_RETRIES, interval(own)),
                target(own),
                own.orDefault(ServiceCheckKeywords.TYPE),
                own.orDefault(ServiceCheckKeywords.NAME));
    }

    private @Nullable Checker web(Values own, List<Values> urls, boolean tls) {
        var pages = new ArrayList<PageCheck>(urls.size());
        for (Values url : urls) {
            PageCheck page = page(url);
            if (page != null) pages.add(page);
        }
        if (pages.isEmpty()) {
            skipped(own, (tls ? "SSL_GET" : "HTTP_GET") + " has no url");
            return null;
        }
        Checker.HttpVersion version = own.get(WebCheckKeywords.HTTP_PROTOCOL);
        return new Checker.Web(
                schedule(own, RETRIES, WEB_RETRY_DELAY),
                target(own),
                tls,
                version == null ? Checker.HttpVersion.HTTP_1_0 : version,
                Optional.ofNullable(inherited(WebCheckKeywords.VIRTUALHOST, own)),
                sni(own),
                own.orDefault(WebCheckKeywords.FAST_RECOVERY),
                Boolean.TRUE.equals(own.get(WebCheckKeywords.TLS_COMPLIANT)),
                pages);
    }

    private static Checker.Sni sni(Values own) {
        Optional<String> name = own.get(WebCheckKeywords.SNI_NAME);
        if (name != null && name.isPresent()) return new Checker.Sni.Named(name.get());
        boolean on = name != null || own.orDefault(WebCheckKeywords.ENABLE_SNI);
        return on ? SNI_OF_VIRTUAL_HOST : NO_SNI;
    }

    private @Nullable PageCheck page(Values url) {
        String path = url.get(WebCheckKeywords.PATH);
        if (path == null) {
            if (!url.tried(WebCheckKeywords.PATH)) skipped(url, "url has no path");
            return null;
        }
        List<PageCheck.StatusRange> codes = url.get(WebCheckKeywords.STATUS_CODE);
        return new PageCheck(
                path,
                Optional.ofNullable(url.get(WebCheckKeywords.DIGEST)),
                codes == null ? PageCheck.SUCCESS : codes,
                Optional.ofNullable(url.get(WebCheckKeywords.VIRTUALHOST)),
                body(url),
                Optional.ofNullable(url.get(WebCheckKeywords.TLS_COMPLIANT)));
    }

    private static Optional<PageCheck.BodyPattern> body(Values url) {
        String pattern = url.get(WebCheckKeywords.REGEX);
        if (pattern == null) return Optional.empty();
        Long max = url.get(WebCheckKeywords.REGEX_MAX_OFFSET);
        return Optional.of(
                new PageCheck.BodyPattern(
                        pattern,
                        url.orDefault(WebCheckKeywords.REGEX_NO_MATCH),
                        url.all(WebCheckKeywords.REGEX_OPTIONS),
                        url.orDefault(WebCheckKeywords.REGEX_MIN_OFFSET),
                        max == null ? OptionalLong.empty() : OptionalLong.of(max),
                        Optional.ofNullable(url.get(WebCheckKeywords.REGEX_STACK))));
    }

    private @Nullable Checker file(Values own) {
        String name = own.get(ServiceCheckKeywords.TRACK_FILE);
        if (name == null) return without(ServiceCheckKeywords.TRACK_FILE, own, "FILE_CHECK");
        if (!trackables.hasFile(name)) {
            return unknown(ServiceCheckKeywords.TRACK_FILE, own, "track_file", name);
        }
        return new Checker.TrackedFile(
                name, Optional.ofNullable(own.get(ServiceCheckKeywords.FILE_WEIGHT)));
    }

    private @Nullable Checker bfd(Values own) {
        String name = own.get(ServiceCheckKeywords.BFD_NAME);
        if (name == null) return without(ServiceCheckKeywords.BFD_NAME, own, "BFD_CHECK");
        if (!trackables.hasBfd(name)) {
            return unknown(ServiceCheckKeywords.BFD_NAME, own, "bfd_instance", name);
        }
        return new Checker.Bfd(name, alpha(ServiceCheckKeywords.BFD_ALPHA, own));
    }

    private @Nullable Checker unknown(Keyword<?> keyword, Values own, String kind, String name) {
        String message = "there is no " + kind + " '" + name + "'; the checker is skipped";
        problems.add(Problem.warning(ErrorClass.GENERAL_ERROR, own.at(keyword), message));
        return null;
    }

    /** A line that could not be read has its own problem already. */
    private @Nullable Checker without(Keyword<?> keyword, Values own, String kind) {
        if (!own.tried(keyword)) skipped(own, kind + " has no " + keyword.name());
        return null;
    }

    private void skipped(Values block, String why) {
        report(block.at(), why + "; it is skipped");
    }

    private void report(Span at, String message) {
        problems.add(Problem.warning(ErrorClass.GENERAL_ERROR, at, message));
    }
}
