package io.regent.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.check.Failure.Reason;
import io.regent.check.Verdict;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Checker.HttpVersion;
import io.regent.config.lvs.PageCheck;
import io.regent.config.lvs.PageCheck.BodyPattern;
import io.regent.config.lvs.PageCheck.StatusRange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** HTTP_GET against servers that behave well, badly, and not at all. */
class WebProbeTest {

    private static final String HELLO_MD5 = "5d41402abc4b2a76b9719d911017c592";

    private static Dialer dialer;

    @BeforeAll
    static void start() throws IOException {
        dialer = Dialer.start();
    }

    @AfterAll
    static void stop() {
        dialer.close();
    }

    private static PageCheck page(
            Optional<String> digest, Optional<BodyPattern> body, StatusRange... codes) {
        return new PageCheck(
                "/x",
                digest,
                codes.length == 0 ? PageCheck.SUCCESS : List.of(codes),
                Optional.empty(),
                body,
                Optional.empty());
    }

    private static PageCheck plain() {
        return page(Optional.empty(), Optional.empty());
    }

    private static PageCheck withDigest(String digest) {
        return page(Optional.of(digest), Optional.empty());
    }

    private static PageCheck withRegex(String regex, boolean noMatch) {
        return page(
                Optional.empty(),
                Optional.of(
                        new BodyPattern(
                                regex,
                                noMatch,
                                List.of(),
                                0,
                                OptionalLong.empty(),
                                Optional.empty())));
    }

    private static Checker.Web checker(
            CheckTarget target, HttpVersion version, Optional<String> virtualHost, PageCheck page) {
        return new Checker.Web(
                Targets.SCHEDULE,
                target,
                false,
                version,
                virtualHost,
                new Checker.Sni.Off(),
                false,
                false,
                List.of(page));
    }

    private static Verdict attempt(LoopbackServer server, PageCheck page) throws Exception {
        return attempt(
                checker(
                        Targets.local(server.port()),
                        HttpVersion.HTTP_1_0,
                        Optional.empty(),
                        page));
    }

    private static Verdict attempt(Checker.Web checker) throws Exception {
        return new WebProbe(dialer, checker, checker.pages().get(0), Optional.empty()).attempt();
    }

    /** One attempt on a server that answers this. */
    private static Verdict answered(String answer, PageCheck page) throws Exception {
        try (var server = LoopbackServer.answering(answer)) {
            return attempt(server, page);
        }
    }

    private static void assertFailed(Reason reason, Verdict verdict) {
        Verdict.Failed failed = assertInstanceOf(Verdict.Failed.class, verdict);
        assertEquals(reason, failed.failure().reason(), failed::toString);
    }

    private static void assertPassed(Verdict verdict) {
        assertEquals(Verdict.PASSED, verdict);
    }

    /** Byte for byte what genhash of keepalived 2.2.7 sends. */
    @Test
    void theRequestIsTheOneThatKeepalivedSends() throws Exception {
        try (var server = LoopbackServer.answering("HTTP/1.0 200 OK\r\n\r\n")) {
            CheckTarget target = Targets.local(server.port());
            Optional<String> host = Optional.of("www.example.org");
            attempt(checker(target, HttpVersion.HTTP_1_0, Optional.empty(), plain()));
            attempt(checker(target, HttpVersion.HTTP_1_1, host, plain()));
            attempt(checker(target, HttpVersion.HTTP_1_0_CLOSE, host, plain()));
            String agent = "\r\nUser-Agent: KeepAliveClient\r\n";
            assertEquals(
                    List.of(
                            "GET /x HTTP/1.0"
                                    + agent
                                    + "Host: 127.0.0.1:"
                                    + server.port()
                                    + "\r\n\r\n",
                            "GET /x HTTP/1.1"
                                    + agent
                                    + "Connection: close\r\nHost: www.example.org\r\n\r\n",
                            "GET /x HTTP/1.0"
                                    + agent
                                    + "Connection: close\r\nHost: www.example.org\r\n\r\n"),
                    server.requests());
        }
    }

    @Test
    void anAddressOfIpv6StandsInBracketsAndAlwaysHasItsPort() {
        assertEquals(
                "[2001:db8::1]:80",
                HttpRequest.host(Targets.at("2001:db8::1", 80, Duration.ofSeconds(1)).remote()));
    }

    @Test
    void withoutMoreToLookAtAnySuccessWillDo() throws Exception {
        assertPassed(answered("HTTP/1.0 200 OK\r\n\r\n", plain()));
        assertPassed(answered("HTTP/1.1 204 No Content\r\n\r\n", plain()));
        assertFailed(Reason.STATUS, answered("HTTP/1.0 500 Oops\r\n\r\n", plain()));
        assertFailed(Reason.STATUS, answered("HTTP/1.0 199 Odd\r\n\r\n", plain()));
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        String moved = "HTTP/1.1 302 Found\r\nLocation: /y\r\n\r\n";
        assertFailed(Reason.STATUS, answered(moved, plain()));
        assertPassed(
                answered(
                        moved,
                        page(Optional.empty(), Optional.empty(), new StatusRange(302, 302))));
    }

    @Test
    void anyOfTheStatusCodesAndRangesWillDo() throws Exception {
        PageCheck page =
                page(
                        Optional.empty(),
                        Optional.empty(),
                        new StatusRange(200, 200),
                        new StatusRange(400, 404));
        assertPassed(answered("HTTP/1.0 200 OK\r\n\r\n", page));
        assertPassed(answered("HTTP/1.0 404 Not Found\r\n\r\n", page));
        assertFailed(Reason.STATUS, answered("HTTP/1.0 201 Created\r\n\r\n", page));
        assertFailed(Reason.STATUS, answered("HTTP/1.0 405 No\r\n\r\n", page));
    }

    @Test
    void theStatusIsThreeDigitsBetweenTheFirstTwoBlanks() throws Exception {
        for (String line : List.of("HTTP/1.1 200 ", "HTTP/2 200 OK", "ICY 200 OK"))
            assertPassed(answered(line + "\r\n\r\n", plain()));
        for (String line :
                List.of("HTTP/1.1 200", "HTTP/1.1  200 OK", "HTTP/1.1 2000 OK", "200 OK"))
            assertFailed(Reason.STATUS, answered(line + "\r\n\r\n", plain()));
    }

    @Test
    void aPageMustHaveTheDigest() throws Exception {
        assertPassed(answered("HTTP/1.0 200 OK\r\n\r\nhello", withDigest(HELLO_MD5)));
        assertFailed(
                Reason.CONTENT, answered("HTTP/1.0 200 OK\r\n\r\nhallo", withDigest(HELLO_MD5)));
        // The status is looked at first.
        assertFailed(
                Reason.STATUS, answered("HTTP/1.0 404 No\r\n\r\nhallo", withDigest(HELLO_MD5)));
    }

    /** All digests of this test are those that genhash of keepalived 2.2.7 prints. */
    @Test
    void thePageIsTakenAsItCame() throws Exception {
        assertPassed(
                answered(
                        chunked("5\r\nhello\r\n0\r\n\r\n"),
                        withDigest("79e9489e3bd3f0cb0158215341de046d")));
        assertPassed(
                answered(
                        "HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nhello",
                        withDigest("46356afe55fa3cea9cbe73ad442cad47")));
        assertPassed(
                answered(
                        "HTTP/1.0 200 OK\r\nContent-Length: 50\r\n\r\nhello",
                        withDigest(HELLO_MD5)));
        assertPassed(
                answered(
                        "HTTP/1.0 200 OK\r\ncontent-length: 3\r\n\r\nhello",
                        withDigest(HELLO_MD5)));
        assertPassed(
                answered(
                        "HTTP/1.0 200 OK\r\nContent-Length: 50000\r\n\r\n" + "b".repeat(100_000),
                        withDigest("260642c7ead354b55a184614cc8ee942")));
        assertPassed(
                answered(
                        "HTTP/1.0 200 OK\r\nX-A: " + "a".repeat(3900) + "\r\n\r\nhello",
                        withDigest(HELLO_MD5)));
    }

    private static String chunked(String page) {
        return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + page;
    }

    @Test
    void aPageOfAnySizeHasADigest() throws Exception {
        assertPassed(
                answered(
                        "HTTP/1.0 200 OK\r\n\r\n" + "b".repeat(3_000_000),
                        withDigest("55098c025523a802a0d6016e7a8fd0fc")));
    }

    @Test
    void afterAContinueTheStatusIsStillThatOfTheFirstLine() throws Exception {
        assertFailed(
                Reason.STATUS,
                answered("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhello", plain()));
    }

    @Test
    void anAnswerWithoutTheEndOfItsHeaderIsNone() throws Exception {
        assertFailed(Reason.MALFORMED, answered("", plain()));
        assertFailed(Reason.MALFORMED, answered("hello world", plain()));
        assertFailed(Reason.MALFORMED, answered("HTTP/1.1 200 OK\n\nhello", plain()));
        assertFailed(
                Reason.MALFORMED,
                answered("HTTP/1.0 200 OK\r\nX-A: " + "a".repeat(5000) + "\r\n\r\nhello", plain()));
    }

    @Test
    void anEndlessHeaderIsNotReadToItsEnd() throws Exception {
        try (var server =
                LoopbackServer.start(client -> {
                    LoopbackServer.request(client);
                    OutputStream out = client.getOutputStream();
                    while (true) out.write(new byte[1000]);
                })) {
            assertFailed(Reason.MALFORMED, attempt(server, plain()));
        }
    }

    @Test
    void aHeaderMayComeInAnyPieces() throws Exception {
        String answer = "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello, world";
        try (var server =
                LoopbackServer.start(client -> {
                    LoopbackServer.request(client);
                    for (byte one : LoopbackServer.latin1(answer)) {
                        client.getOutputStream().write(one);
                        Thread.sleep(2);
                    }
                })) {
            assertPassed(attempt(server, withDigest(HELLO_MD5)));
        }
    }

    @Test
    void eachPieceMayTakeAsLongAsTheTimeout() throws Exception {
        try (var server =
                LoopbackServer.start(client -> {
                    LoopbackServer.request(client);
                    OutputStream out = client.getOutputStream();
                    out.write(LoopbackServer.latin1("HTTP/1.0 200 OK\r\n\r\nhe"));
                    Thread.sleep(700);
                    out.write(LoopbackServer.latin1("ll"));
                    Thread.sleep(700);
                    out.write('o');
                })) {
            assertPassed(attempt(server, withDigest(HELLO_MD5)));
        }
    }

    @Test
    void aServerThatKeepsTheConnectionOpenFailsAtTheTimeout() throws Exception {
        try (var server =
                LoopbackServer.start(client -> {
                    LoopbackServer.request(client);
                    client.getOutputStream()
                            .write(
                                    LoopbackServer.latin1(
                                            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"
                                                    + "hello"));
                    Thread.sleep(10_000);
                })) {
            long start = System.nanoTime();
            assertFailed(Reason.ANSWER_TIMEOUT, attempt(server, plain()));
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(millis >= 1000 && millis < 1500, "took " + millis);
        }
    }

    @Test
    void aSilentServerFailsAtTheTimeout() throws Exception {
        try (var server = LoopbackServer.start(_ -> Thread.sleep(10_000))) {
            assertFailed(Reason.ANSWER_TIMEOUT, attempt(server, plain()));
        }
    }

    @Test
    void aConnectionThatIsResetFails() throws Exception {
        try (var server =
                LoopbackServer.start(client -> {
                    client.setSoLinger(true, 0);
                    LoopbackServer.request(client);
                    client.getOutputStream()
                            .write(LoopbackServer.latin1("HTTP/1.0 200 OK\r\n\r\nhe"));
                    Thread.sleep(50);
                })) {
            assertFailed(Reason.CLOSED, attempt(server, plain()));
        }
    }

    @Test
    void aPageMustMatchTheRegexOrMustNot() throws Exception {
        String answer = "HTTP/1.0 200 OK\r\n\r\n{\"status\": \"UP\"}";
        assertPassed(answered(answer, withRegex("{\"status\": *\"UP\"}", false)));
        assertFailed(Reason.CONTENT, answered(answer, withRegex("DOWN", false)));
        assertPassed(answered(answer, withRegex("DOWN", true)));
        assertFailed(Reason.CONTENT, answered(answer, withRegex("UP", true)));
    }

    @Test
    void aRegexThatNeverEndsFails() throws Exception {
        String page = "a".repeat(40) + "!";
        assertFailed(
                Reason.CONTENT,
                answered("HTTP/1.0 200 OK\r\n\r\n" + page, withRegex("^(a|aa|a?a)+$", false)));
    }
}
