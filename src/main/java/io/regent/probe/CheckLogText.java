package io.regent.probe;

import io.regent.check.CheckSubject;
import io.regent.check.Failure;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Endpoint;

/**
 * What the log says about checks, in keepalived's words where people and programs look for them.
 * The reason of a failure, which keepalived words differently for each kind, stands in a line of
 * its own.
 */
final class CheckLogText {

    private CheckLogText() {}

    /** Empty where keepalived says nothing. */
    static String succeeded(Checker checker, CheckSubject subject) {
        String server = server(subject);
        return switch (checker) {
            case Checker.Tcp _ -> "TCP connection to " + server + " success.";
            case Checker.Udp _ -> "UDP connection to " + server + " success.";
            case Checker.Ping _ -> "ICMP connection to " + server + " success.";
            case Checker.Web _ -> "Remote Web server " + server + " succeed on service.";
            case Checker.Smtp _ -> "Remote SMTP server " + server + " succeed on service.";
            case Checker.Misc misc -> misc(misc, subject) + " succeeded.";
            case Checker.TrackedFile file -> trackedFile(file, server) + " leaving FAULT state";
            case Checker.Bfd _ -> "BFD_CHECK on service " + server + " success.";
            case Checker.Dns _ -> "";
        };
    }

    /**
     * The failure that counts.
     *
     * @param retries that there are, whether they were made or not
     * @param atOnce they were not: it was the first attempt after a start
     */
    static String failed(
            Checker checker, CheckSubject subject, Failure failure, long retries, boolean atOnce) {
        String server = server(subject);
        String made = atOnce ? failedAfter(0) : failedAfter(retries);
        return switch (checker) {
            case Checker.Tcp _, Checker.Udp _ -> kind(checker) + " on service " + server + made;
            case Checker.Ping _ ->
                    "ICMP CHECK on service "
                            + server
                            + (atOnce ? "" : " of " + subject.virtualServer())
                            + made;
            case Checker.Web _ -> kind(checker) + " on service " + server + failedAfter(retries);
            case Checker.Smtp smtp -> smtp(failure, smtp.targets().get(0).remote());
            case Checker.Dns _ ->
                    "DNS_CHECK ("
                            + server
                            + ") "
                            + dns(failure)
                            + (atOnce || retries == 0 ? "" : " after " + retries + " retries");
            case Checker.Misc misc ->
                    misc(misc, subject)
                            + (failure.reason() == Failure.Reason.SCRIPT_TIMEOUT
                                    ? " timed out"
                                    : " failed")
                            + (retries == 0
                                    ? " with retry disabled"
                                    : " after " + retries + (retries == 1 ? " retry" : " retries"))
                            + status(failure)
                            + ".";
            case Checker.TrackedFile file -> trackedFile(file, server) + " now FAULT state";
            case Checker.Bfd _ -> "BFD_CHECK on service " + server + " failed.";
        };
    }

    private static String failedAfter(long retries) {
        return retries == 0 ? " failed." : " failed after " + retries + " retries.";
    }

    private static String smtp(Failure failure, Endpoint target) {
        String what =
                switch (failure.reason()) {
                    case REFUSED, UNREACHABLE, CONNECT_TIMEOUT -> "Could not connect to";
                    case ANSWER_TIMEOUT -> "Read timeout from";
                    case CLOSED -> "Read failure from";
                    case LOCAL,
                            MALFORMED,
                            TLS,
                            STATUS,
                            CONTENT,
                            SCRIPT,
                            SCRIPT_TIMEOUT,
                            TOLD,
                            NOT_POSSIBLE ->
                            withoutDetails(failure.text()) + " from";
                };
        return "SMTP_CHECK " + what + " server " + endpoint(target);
    }

    /** {@code Bad greeting banner} of {@code Bad greeting banner (reply 554)}. */
    private static String withoutDetails(String text) {
        int details = text.indexOf(" (");
        return details < 0 ? text : text.substring(0, details);
    }

    /** How a script ended, unless it was ended by us. */
    private static String status(Failure failure) {
        return failure.reason() == Failure.Reason.SCRIPT ? " (" + failure.text() + ")" : "";
    }

    private static String dns(Failure failure) {
        return failure.reason() == Failure.Reason.STATUS
                        || failure.reason() == Failure.Reason.ANSWER_TIMEOUT
                ? failure.text()
                : "failed to read socket; " + failure.text();
    }

    private static String trackedFile(Checker.TrackedFile file, String server) {
        return "(" + server + "): tracked file " + file.trackFile();
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
                + " VS "
                + subject.virtualServer()
                + "] by ["
                + misc.command().argv().get(0)
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
