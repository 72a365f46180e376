package io.regent.config.lvs;

import io.regent.config.ScriptCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A health check of a real server (inventory 4.6). One that fails takes the server down. */
public sealed interface Checker {

    /** {@code TCP_CHECK}: a connection can be made. */
    record Tcp(CheckSchedule schedule, CheckTarget target) implements Checker {}

    /** {@code PING_CHECK}: an ICMP echo is answered. */
    record Ping(CheckSchedule schedule, CheckTarget target) implements Checker {}

    /**
     * {@code HTTP_GET} and {@code SSL_GET}: all pages are as expected.
     *
     * @param tls {@code SSL_GET}
     * @param virtualHost of pages that name none; empty for the address
     * @param sni server name indication: none, a name of its own, or that of the virtual host
     * @param fastRecovery after a recovery all pages are asked for at once
     * @param tlsCompliant closes TLS with an exchange of close_notify
     * @param pages at least one
     */
    record Web(
            CheckSchedule schedule,
            CheckTarget target,
            boolean tls,
            HttpVersion version,
            Optional<String> virtualHost,
            Sni sni,
            boolean fastRecovery,
            boolean tlsCompliant,
            List<PageCheck> pages)
            implements Checker {
        public Web {
            pages = List.copyOf(pages);
        }
    }

    /** Whether a server name is sent. */
    sealed interface Sni {
        record Off() implements Sni {}

        record OfVirtualHost() implements Sni {}

        record Named(String name) implements Sni {}
    }

    /** What stands in the request. */
    enum HttpVersion {
        HTTP_1_0,
        /** 1.0 with {@code Connection: close}. */
        HTTP_1_0_CLOSE,
        HTTP_1_1
    }

    /**
     * {@code SMTP_CHECK}: mail servers answer.
     *
     * @param targets one, or those of the deprecated {@code host} blocks
     */
    record Smtp(CheckSchedule schedule, List<CheckTarget> targets, String heloName)
            implements Checker {
        public Smtp {
            targets = List.copyOf(targets);
        }
    }

    /**
     * {@code DNS_CHECK}: a name is resolved.
     *
     * @param name "." for the root
     */
    record Dns(CheckSchedule schedule, CheckTarget target, DnsRecordType type, String name)
            implements Checker {}

    /** Types of resource records that can be asked for. */
    enum DnsRecordType {
        A,
        NS,
        CNAME,
        SOA,
        MX,
        TXT,
        AAAA,
        RRSIG,
        DNSKEY
    }

    /**
     * {@code MISC_CHECK}: a program ends with status 0.
     *
     * @param timeout after which it is ended and has failed, more than zero
     * @param dynamic status 2 to 255 is good, too, and sets the weight to two less
     */
    record Misc(CheckSchedule schedule, ScriptCommand command, Duration timeout, boolean dynamic)
            implements Checker {}

    /**
     * {@code UDP_CHECK}: a datagram is not refused, or is answered.
     *
     * @param payload empty for one of our own making
     * @param requireReply silence is a failure
     * @param reply what the answer begins with
     * @param minReplyBytes 0 to 65535
     * @param maxReplyBytes 0 to 65535
     */
    record Udp(
            CheckSchedule schedule,
            CheckTarget target,
            Optional<HexPattern> payload,
            boolean requireReply,
            Optional<HexPattern> reply,
            int minReplyBytes,
            int maxReplyBytes)
            implements Checker {}

    /**
     * {@code FILE_CHECK}: the number in a file changes the weight.
     *
     * @param trackFile name of a {@code track_file}
     * @param weight multiplies the number; empty for the weight of the file's own definition
     */
    record TrackedFile(String trackFile, Optional<FileWeight> weight) implements Checker {}

    /**
     * @param weight -2147483647 to 2147483647
     * @param reverse counts with the opposite sign
     */
    record FileWeight(int weight, boolean reverse) {}

    /**
     * {@code BFD_CHECK}: a BFD session is up.
     *
     * @param instance name of a {@code bfd_instance}
     * @param alpha counts as failed until the session was up
     */
    record Bfd(String instance, boolean alpha) implements Checker {}

    /** Its block in keepalived.conf. */
    default String keyword() {
        return switch (this) {
            case Tcp _ -> "TCP_CHECK";
            case Ping _ -> "PING_CHECK";
            case Web web -> web.tls() ? "SSL_GET" : "HTTP_GET";
            case Smtp _ -> "SMTP_CHECK";
            case Dns _ -> "DNS_CHECK";
            case Misc _ -> "MISC_CHECK";
            case Udp _ -> "UDP_CHECK";
            case TrackedFile _ -> "FILE_CHECK";
            case Bfd _ -> "BFD_CHECK";
        };
    }
}
