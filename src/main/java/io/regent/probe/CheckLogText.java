package io.regent.probe;

import io.regent.check.CheckSubject;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Endpoint;

/**
 * What the log says about checks, in keepalived's words where people and programs look for them.
 * The reason of a failure, which keepalived words differently for each kind, stands in a line of
 * its own.
 */
final class CheckLogText {

    private CheckLogText() {}

    static String succeeded(Checker checker, CheckSubject subject) {
        String server = server(subject);
        return switch (checker) {
            case Checker.Tcp _ -> "TCP connection to " + server + " success.";
            case Checker.Udp _ -> "UDP connection to " + server + " success.";
            case Checker.Ping _ -> "ICMP connection to " + server + " success.";
            case Checker.Web _ -> "Remote Web server " + server + " succeed on service.";
            case Checker.Smtp _ -> "Remote SMTP server " + server + " succeed on service.";
            case Checker.Misc misc -> misc(misc, subject) + " succeeded.";
            case Checker.Dns _, Checker.TrackedFile _, Checker.Bfd _ ->
                    kind(checker) + " on service " + server + " success.";
        };
    }

    /** The failure that counts. */
    static String failed(Checker checker, CheckSubject subject, long retries) {
        return switch (checker) {
            case Checker.Misc misc ->
                    misc(misc, subject)
                            + (retries == 0
                                    ? " failed."
                                    : " failed after " + retries + plural(retries));
            case Checker.TrackedFile _, Checker.Bfd _ ->
                    kind(checker) + " on service " + server(subject) + " failed.";
            case Checker.Tcp _,
                    Checker.Udp _,
                    Checker.Ping _,
                    Checker.Web _,
                    Checker.Smtp _,
                    Checker.Dns _ ->
                    kind(checker)
                            + " on service "
                            + server(subject)
                            + (retries == 0
                                    ? " failed."
                                    : " failed after " + retries + " retries.");
        };
    }

    private static String plural(long retries) {
        return retries == 1 ? " retry." : " retries.";
    }

    /** Why one attempt failed, or was not made. */
    static String reason(Checker checker, CheckSubject subject, String text) {
        return kind(checker)
                + " on service "
                + server(subject)
                + at(checker, subject)
                + ": "
                + text;
    }

    private static String kind(Checker checker) {
        // keepalived calls HTTP_GET and SSL_GET by this name.
        return checker instanceof Checker.Web ? "HTTP_CHECK" : checker.keyword();
    }

    private static String misc(Checker.Misc misc, CheckSubject subject) {
        return "Misc check for ["
                + server(subject)
                + "] by ["
                + String.join(" ", misc.command().argv())
                + "]";
    }

    /** {@code [192.0.2.1]:tcp:80}; the protocol is that of the virtual server. */
    private static String server(CheckSubject subject) {
        Endpoint real = subject.realServer();
        if (subject.protocol().isEmpty()) return "[" + real.address() + "]:none:" + real.port();
        String protocol =
                switch (subject.protocol().get()) {
                    case TCP -> "tcp";
                    case UDP -> "udp";
                    case SCTP -> "sctp";
                };
        return "[" + real.address() + "]:" + protocol + ":" + real.port();
    }

    private static String endpoint(Endpoint endpoint) {
        return "[" + endpoint.address() + "]:" + endpoint.port();
    }

    /** Where the check connects to, if it is not the real server itself. */
    private static String at(Checker checker, CheckSubject subject) {
        Endpoint real = subject.realServer();
        Endpoint target =
                switch (checker) {
                    case Checker.Tcp tcp -> tcp.target().remote();
                    case Checker.Udp udp -> udp.target().remote();
                    case Checker.Ping ping -> ping.target().remote();
                    case Checker.Web web -> web.target().remote();
                    case Checker.Dns dns -> dns.target().remote();
                    case Checker.Smtp smtp -> smtp.targets().get(0).remote();
                    case Checker.Misc _, Checker.TrackedFile _, Checker.Bfd _ -> real;
                };
        return target.equals(real) ? "" : " at " + endpoint(target);
    }
}
