package io.regent.conformance;

import io.regent.lab.Certificates;
import io.regent.lab.OddServers;
import io.regent.lab.OddServers.Answers;
import io.regent.lab.OddServers.Conversation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * Servers that behave in every way that a check may meet, all at 10.81.0.11, and what keepalived
 * 2.2.7 makes of each.
 */
final class OddChecks {

    static final boolean PASSES = true, FAILS = false;

    /** Addresses of the same host for PING_CHECK. */
    static final String SILENT = "10.81.0.22", REJECTING = "10.81.0.23", WRONG = "10.81.0.24";

    /** Where {@code connect_port} leads to. */
    static final int ELSEWHERE = 8999;

    /** Nobody has a way there. */
    private static final String NOWHERE = "198.51.100.1";

    /** For whoever must answer: an emulated machine is slow. */
    private static final String PATIENT = "connect_timeout 25\n";

    /** For those that never will. */
    private static final String SHORT = "connect_timeout 3\n";

    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final String PAGE = "hello page";
    private static final String OK = "HTTP/1.0 200 OK\r\n\r\n";
    private static final String CHUNKS = "a\r\nhello page\r\n0\r\n\r\n";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    /** MD5 of {@link #PAGE}, of its first five letters, of {@link #CHUNKS}. */
    private static final String PAGE_DIGEST = Digests.md5(PAGE),
            HELLO_DIGEST = Digests.md5("hello"),
            CHUNKS_DIGEST = Digests.md5(CHUNKS);

    private final OddServers servers;
    private final List<OddCheck> checks = new ArrayList<>();
    private int nextPort = 9001;

    OddChecks(OddServers servers, Path folder) {
        this.servers = servers;
        tcp();
        statuses();
        pages();
        answers();
        secure(folder);
        smtp();
        dns();
        udp();
        ping();
    }

    List<OddCheck> all() {
        return checks;
    }

    /** Rules of nft(8) for the host of the servers. */
    String rules() {
        return """
        table ip odd {
            chain input {
                type filter hook input priority 0;
                tcp dport %d drop
                tcp dport %d reject with icmp type admin-prohibited
                ip daddr { %s, %s } icmp type echo-request drop
                ip daddr %s reject with icmp type host-unreachable
            }
        }
        """
                .formatted(
                        portOf("SYN is dropped"),
                        portOf("SYN is prohibited"),
                        SILENT,
                        WRONG,
                        REJECTING);
    }

    int portOf(String name) {
        return checks.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .port();
    }

    String config() {
        Map<String, StringBuilder> kinds = new LinkedHashMap<>();
        for (OddCheck each : checks)
            kinds.computeIfAbsent(each.kind(), _ -> new StringBuilder()).append(each.realServer());
        var config = new StringBuilder();
        int number = 1;
        for (var kind : kinds.entrySet()) {
            boolean datagrams =
                    kind.getKey().equals("DNS_CHECK") || kind.getKey().equals("UDP_CHECK");
            config.append("virtual_server 10.80.1.%d 80 {\n".formatted(number++))
                    .append("delay_loop 600\nwarmup 1\nlvs_sched rr\nlvs_method NAT\n")
                    .append(datagrams ? "protocol UDP\n" : "protocol TCP\n")
                    .append(kind.getValue())
                    .append("}\n");
        }
        return config.toString();
    }

    // --- building ---------------------------------------------------------------------------

    private int add(String name, String kind, String block, boolean passes) {
        return add(name, kind, block, passes, passes);
    }

    private int add(String name, String kind, String block, boolean keepalived, boolean regent) {
        checks.add(new OddCheck(name, kind, nextPort, block, keepalived, regent));
        return nextPort++;
    }

    private void tcp(String name, boolean passes, String block, Conversation conversation) {
        servers.tcp(add(name, "TCP_CHECK", block, passes), conversation);
    }

    private void page(String name, boolean passes, String more, String answer) {
        page(name, passes, passes, PATIENT, more, answer);
    }

    private void page(
            String name,
            boolean keepalived,
            boolean regent,
            String check,
            String more,
            String answer) {
        String block = check + "url {\npath /x\n" + more + "\n}";
        servers.tcp(
                add(name, "HTTP_GET", block, keepalived, regent),
                caller -> {
                    caller.hear("\r\n\r\n");
                    caller.say(answer);
                });
    }

    private void odd(String name, boolean passes, String timeout, Conversation conversation) {
        servers.tcp(add(name, "HTTP_GET", timeout + "url {\npath /x\n}", passes), conversation);
    }

    // --- TCP_CHECK --------------------------------------------------------------------------

    private void tcp() {
        add("RST", "TCP_CHECK", PATIENT, FAILS);
        add("SYN is dropped", "TCP_CHECK", SHORT, FAILS);
        add("SYN is prohibited", "TCP_CHECK", PATIENT, FAILS);
        add("no route", "TCP_CHECK", PATIENT + "connect_ip " + NOWHERE, FAILS);
        tcp("closes what it has accepted", PASSES, PATIENT, _ -> {});
        tcp("resets what it has accepted", PASSES, PATIENT, OddServers.Caller::resetAtTheEnd);
        servers.deaf(add("never accepts", "TCP_CHECK", PATIENT, PASSES));
        String near = "connect_ip 10.80.0.11\nbindto NEAR\nbind_port 7777\nfwmark 5\n";
        add("elsewhere", "TCP_CHECK", PATIENT + near + "connect_port " + ELSEWHERE, PASSES);
        servers.tcp(ELSEWHERE, _ -> {});
    }

    // --- HTTP_GET ---------------------------------------------------------------------------

    private void statuses() {
        page("status 200", PASSES, "", OK + PAGE);
        page("status 204", PASSES, "", "HTTP/1.0 204 No Content\r\n\r\n");
        page("status 301", FAILS, "", "HTTP/1.0 301 Moved\r\nLocation: /y\r\n\r\n");
        page("status 404", FAILS, "", "HTTP/1.0 404 Not Found\r\n\r\n");
        page("status 301 wanted", PASSES, "status_code 301", "HTTP/1.0 301 Moved\r\n\r\n");
        page("status in the list", PASSES, "status_code 200-203 310", "HTTP/1.0 310 M\r\n\r\n");
        page("status between", FAILS, "status_code 200-203 310", "HTTP/1.0 204 N\r\n\r\n");
        page("status and no reason", PASSES, "", "HTTP/1.1 200 \r\n\r\n");
        page("status without the blank", FAILS, "", "HTTP/1.1 200\r\n\r\n");
        page("status of four digits", FAILS, "", "HTTP/1.1 2000 OK\r\n\r\n");
        page("status of two digits", FAILS, "", "HTTP/1.1 20 OK\r\n\r\n");
        page("status after two blanks", FAILS, "", "HTTP/1.0  200 OK\r\n\r\n");
        page("HTTP/2", PASSES, "", "HTTP/2 200 OK\r\n\r\n");
        page("another protocol", PASSES, "", "ICY 200 OK\r\n\r\n");
        page("no protocol", FAILS, "", "200 OK\r\n\r\n");
        page("garbage", FAILS, "", "garbage\r\n\r\nmore");
        page("100 Continue", FAILS, "", "HTTP/1.1 100 Continue\r\n\r\n" + OK + PAGE);
    }

    private void pages() {
        page("digest", PASSES, "digest " + PAGE_DIGEST, OK + PAGE);
        page("wrong digest", FAILS, "digest " + HELLO_DIGEST, OK + PAGE);
        page("chunks count", PASSES, "digest " + CHUNKS_DIGEST, CHUNKED + CHUNKS);
        page("chunks are not decoded", FAILS, "digest " + PAGE_DIGEST, CHUNKED + CHUNKS);
        String five = "\r\nContent-Length: 5\r\n\r\n";
        page(
                "more than its length",
                PASSES,
                "digest " + HELLO_DIGEST,
                "HTTP/1.0 200 OK" + five + PAGE);
        page(
                "length in small letters",
                FAILS,
                "digest " + HELLO_DIGEST,
                "HTTP/1.0 200 OK" + five.toLowerCase(java.util.Locale.ROOT) + PAGE);
        page(
                "less than its length",
                PASSES,
                "",
                "HTTP/1.0 200 OK\r\nContent-Length: 50\r\n\r\n" + PAGE);
        page("regex", PASSES, "regex \"l+o p\"", OK + PAGE);
        page("regex is absent", FAILS, "regex \"absent\"", OK + PAGE);
        page("regex must not match", FAILS, "regex \"hello\"\nregex_no_match", OK + PAGE);
        page("regex does not match", PASSES, "regex \"absent\"\nregex_no_match", OK + PAGE);
        page("regex from 6 on", PASSES, "regex \"page\"\nregex_min_offset 6", OK + PAGE);
        page("regex too far on", FAILS, "regex \"page\"\nregex_min_offset 26", OK + PAGE);
        page("regex by 25", PASSES, "regex \"page\"\nregex_max_offset 25", OK + PAGE);
        page("regex too early", FAILS, "regex \"page\"\nregex_max_offset 5", OK + PAGE);
        page("regex at the page's begin", FAILS, PASSES, PATIENT, "regex \"^hello\"", OK + PAGE);
        page("regex at the page's end", FAILS, PASSES, PATIENT, "regex \"page$\"", OK + PAGE);
        page("regex in the header", PASSES, FAILS, PATIENT, "regex \"200 OK\"", OK + PAGE);
        page("virtual host", PASSES, "virtualhost www.example.org", OK + PAGE);
        page("HTTP/1.1", PASSES, PASSES, PATIENT + "http_protocol 1.1\n", "", OK + PAGE);
        page("HTTP/1.0 and close", PASSES, PASSES, PATIENT + "http_protocol 1.0C\n", "", OK + PAGE);
    }

    private void answers() {
        add("refused", "HTTP_GET", PATIENT + "url {\npath /x\n}", FAILS);
        page(
                "header of 3900 bytes",
                PASSES,
                "",
                "HTTP/1.0 200 OK\r\nX: " + "x".repeat(3900) + "\r\n\r\n");
        page(
                "header of 5000 bytes",
                FAILS,
                "",
                "HTTP/1.0 200 OK\r\nX: " + "x".repeat(5000) + "\r\n\r\n");
        page("header without end", FAILS, "", "HTTP/1.0 200 OK\r\nX: y\r\n");
        page("lines without return", FAILS, "", "HTTP/1.0 200 OK\n\nhello");
        odd("closes at once", FAILS, PATIENT, _ -> {});
        odd(
                "resets in the page",
                FAILS,
                PATIENT,
                caller -> {
                    caller.hear("\r\n\r\n");
                    caller.say(OK + "hel");
                    caller.pause(MOMENT);
                    caller.resetAtTheEnd();
                });
        odd("says nothing", FAILS, SHORT, caller -> caller.hear("never"));
        odd(
                "keeps the connection",
                FAILS,
                SHORT,
                caller -> {
                    caller.hear("\r\n\r\n");
                    caller.say(OK + PAGE);
                    caller.hear("never");
                });
        odd(
                "page in pieces",
                PASSES,
                PATIENT,
                caller -> {
                    caller.hear("\r\n\r\n");
                    for (String piece : List.of("HTTP/1.0 20", "0 OK\r\n\r", "\nhel", "lo")) {
                        caller.say(piece);
                        caller.pause(MOMENT);
                    }
                });
    }

    // --- SSL_GET ----------------------------------------------------------------------------

    private void secure(Path folder) {
        SSLContext good = Certificates.server(folder, "good", 9);
        SSLContext expired = Certificates.server(folder, "expired", -1);
        String[] both = {"TLSv1.2", "TLSv1.3"};
        secure("self-signed", "", "", good, OK, both);
        secure("expired", "", "", expired, OK, both);
        secure("TLS 1.2", "", "", good, OK, "TLSv1.2");
        secure("TLS 1.3", "", "", good, OK, "TLSv1.3");
        secure("server name", "enable_sni\n", "virtualhost www.example.org", good, OK, both);
        secure("no server name", "", "virtualhost www.example.org", good, OK, both);
        secure("end in good order", "tls_compliant\n", "", good, OK, both);
        secure("status 404 in TLS", "", "", good, "HTTP/1.0 404 N\r\n\r\n", both);
        // The alert protocol_version, as servers of TLS 1.1 send it.
        plain("TLS 1.1", PATIENT, "\u0015\u0003\u0001\u0000\u0002\u0002F");
        plain("no TLS", SHORT, "HTTP/1.0 400 Bad Request\r\n\r\n");
        plain("closed in the handshake", PATIENT, "");
    }

    private void secure(
            String name,
            String check,
            String more,
            SSLContext context,
            String answer,
            String... versions) {
        String block = PATIENT + check + "url {\npath /x\n" + more + "\n}";
        int port = add(name, "SSL_GET", block, answer.equals(OK));
        servers.tcp(
                port,
                caller -> {
                    try (var secure = caller.secure(context, versions)) {
                        secure.hear("\r\n\r\n");
                        secure.say(answer + PAGE);
                    }
                });
    }

    private void plain(String name, String timeout, String answer) {
        servers.tcp(
                add(name, "SSL_GET", timeout + "url {\npath /x\n}", FAILS),
                caller -> {
                    caller.await();
                    caller.say(answer);
                });
    }

    // --- SMTP_CHECK -------------------------------------------------------------------------

    private void smtp() {
        String hi = "220 hi\r\n", ok = "250 ok\r\n", bye = "221 bye\r\n";
        smtp("all well", PASSES, hi, ok, bye);
        smtp("lines without return in mail", PASSES, "220 hi\n", "250 ok\n", "221 bye\n");
        smtp("greeting 554", FAILS, "554 no\r\n");
        smtp("greeting 421", FAILS, "421 no\r\n");
        smtp("greeting of no kind", FAILS, "hello\r\n");
        smtp("greeting of two digits", FAILS, "22 hi\r\n");
        smtp("HELO 500", FAILS, hi, "500 no\r\n");
        smtp("HELO 450", FAILS, hi, "450 no\r\n");
        smtp("QUIT 500", PASSES, hi, ok, "500 no\r\n");
        smtp("QUIT of no kind", PASSES, hi, ok, "hello\r\n");
        smtp("hangs up before HELO", FAILS, hi);
        smtp("hangs up before QUIT", FAILS, hi, ok);
        int port = add("silent mail server", "SMTP_CHECK", SHORT + "retry 0", FAILS);
        servers.tcp(port, caller -> caller.hear("never"));
        add("no mail server", "SMTP_CHECK", PATIENT + "retry 0", FAILS);
        // RFC 5321 sections 4.2 and 4.2.1 have all of these.
        smtp("greeting of two lines", FAILS, PASSES, "220-hi\r\n220 there\r\n", ok, bye);
        smtp("HELO of two lines", FAILS, PASSES, hi, "250-ok\r\n250 so\r\n", bye);
        smtp("a bare code", FAILS, PASSES, "220\r\n", ok, bye);
    }

    private void smtp(String name, boolean passes, String... replies) {
        smtp(name, passes, passes, replies);
    }

    /** Hangs up where a reply is missing. */
    private void smtp(String name, boolean keepalived, boolean regent, String... replies) {
        String block = PATIENT + "retry 0\nhelo_name check.example.org";
        servers.tcp(
                add(name, "SMTP_CHECK", block, keepalived, regent),
                caller -> {
                    for (String reply : replies) {
                        caller.say(reply);
                        if (caller.hear("\n").isEmpty()) return;
                    }
                });
    }

    // --- DNS_CHECK --------------------------------------------------------------------------

    private void dns() {
        dns("an address", PASSES, PATIENT, question -> List.of(Dns.answer(question)));
        dns("no such name", FAILS, PATIENT, question -> List.of(Dns.code(question, 3)));
        dns(
                "refuses, as a lame server",
                FAILS,
                PATIENT,
                question -> List.of(Dns.code(question, 5)));
        dns("server failure", FAILS, PATIENT, question -> List.of(Dns.code(question, 2)));
        dns("nothing in the answer", PASSES, PATIENT, question -> List.of(Dns.code(question, 0)));
        dns("truncated", PASSES, PATIENT, question -> List.of(Dns.truncated(question)));
        dns("text instead of an address", PASSES, PATIENT, question -> List.of(Dns.text(question)));
        dns("wrong id", FAILS, SHORT, question -> List.of(Dns.wrongId(question)));
        dns("a question in return", FAILS, SHORT, question -> List.of(question));
        dns("five bytes", FAILS, SHORT, question -> List.of(java.util.Arrays.copyOf(question, 5)));
        dns("silent", FAILS, SHORT, _ -> List.of());
        dns(
                "wrong id, then right",
                PASSES,
                PATIENT,
                question -> List.of(Dns.wrongId(question), Dns.answer(question)));
        dns(
                "no such name, then an address",
                FAILS,
                PATIENT,
                question -> List.of(Dns.code(question, 3), Dns.answer(question)));
        add("no DNS", "DNS_CHECK", PATIENT + Dns.QUESTION, FAILS);
    }

    private void dns(String name, boolean passes, String timeout, Answers answers) {
        servers.udp(add(name, "DNS_CHECK", timeout + Dns.QUESTION, passes), answers);
    }

    // --- UDP_CHECK --------------------------------------------------------------------------

    private void udp() {
        add("port unreachable", "UDP_CHECK", PATIENT, FAILS);
        udp("silence will do", PASSES, SHORT);
        udp("anything will do", PASSES, PATIENT + "require_reply", "x");
        udp("nothing will do", PASSES, PATIENT + "require_reply", "");
        udp("a reply is wanted", FAILS, SHORT + "require_reply");
        udp("pattern", PASSES, PATIENT + "payload 01 02\nrequire_reply 41 XX 4X", "AzC");
        udp("another pattern", FAILS, PATIENT + "payload 01 02\nrequire_reply 41 42", "AC");
        udp("shorter than the pattern", PASSES, PATIENT + "require_reply 41 42 43", "AB");
        udp("longer than the pattern", PASSES, PATIENT + "require_reply 41 42", "ABCD");
        udp("too short", FAILS, PATIENT + "require_reply 41\nmin_reply_length 3", "AB");
        udp("too long", FAILS, PATIENT + "require_reply 41\nmax_reply_length 3", "ABCD");
        udp("more than 255 bytes", FAILS, PATIENT + "require_reply 41", "A".repeat(256));
        udp(
                "no length without pattern",
                PASSES,
                PATIENT + "require_reply\nmin_reply_length 3",
                "x");
        udp("long without pattern", PASSES, PATIENT + "require_reply", "x".repeat(256));
    }

    private void udp(String name, boolean passes, String block, String... replies) {
        servers.udp(
                add(name, "UDP_CHECK", block, passes),
                _ -> {
                    var bytes = new ArrayList<byte[]>();
                    for (String reply : replies)
                        bytes.add(reply.getBytes(StandardCharsets.ISO_8859_1));
                    return bytes;
                });
    }

    // --- PING_CHECK -------------------------------------------------------------------------

    private void ping() {
        add("echoes", "PING_CHECK", PATIENT, PASSES);
        add("loses echoes", "PING_CHECK", SHORT + "connect_ip " + SILENT, FAILS);
        add("is unreachable", "PING_CHECK", SHORT + "connect_ip " + REJECTING, FAILS);
        add("no way there", "PING_CHECK", PATIENT + "connect_ip " + NOWHERE, FAILS);
        add("wrong identifier", "PING_CHECK", SHORT + "connect_ip " + WRONG, FAILS);
    }
}
