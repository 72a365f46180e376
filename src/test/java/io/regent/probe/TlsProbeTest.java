package io.regent.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.check.Failure.Reason;
import io.regent.check.Verdict;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Checker.HttpVersion;
import io.regent.config.lvs.Checker.Sni;
import io.regent.config.lvs.PageCheck;
import io.regent.config.lvs.PageCheck.BodyPattern;
import io.regent.config.lvs.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SSL_GET against nginx with certificates made by openssl. */
class TlsProbeTest {

    private static final TlsFiles NO_FILES =
            new TlsFiles(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir static Path directory;

    private static Dialer dialer;

    @BeforeAll
    static void start() throws Exception {
        dialer = Dialer.start();
        Nginx.makeCertificate(directory, "plain");
        Nginx.makeCertificate(directory, "other");
    }

    @AfterAll
    static void stop() {
        dialer.close();
    }

    private static PageCheck page(String path, String regex) {
        return new PageCheck(
                path,
                Optional.empty(),
                PageCheck.SUCCESS,
                Optional.empty(),
                Optional.of(
                        new BodyPattern(
                                regex,
                                false,
                                List.of(),
                                0,
                                OptionalLong.empty(),
                                Optional.empty())),
                Optional.empty());
    }

    private static Verdict attempt(
            int port, Sni sni, boolean compliant, TlsClient client, PageCheck page)
            throws Exception {
        var checker =
                new Checker.Web(
                        Targets.SCHEDULE,
                        Targets.at("127.0.0.1", port, Duration.ofSeconds(5)),
                        true,
                        HttpVersion.HTTP_1_1,
                        Optional.of("www.example.org"),
                        sni,
                        false,
                        compliant,
                        List.of(page));
        return new WebProbe(dialer, checker, page, Optional.of(client)).attempt();
    }

    private static Verdict attempt(int port, PageCheck page) throws Exception {
        return attempt(port, new Sni.Off(), false, TlsClient.plain(), page);
    }

    private static void assertFailed(Reason reason, Verdict verdict) {
        Verdict.Failed failed = assertInstanceOf(Verdict.Failed.class, verdict);
        assertEquals(reason, failed.failure().reason(), failed::toString);
    }

    private static String server(String more) {
        return """
        server {
            listen PORT ssl;
            ssl_certificate DIR/plain.crt; ssl_certificate_key DIR/plain.key;
            location / {
                return 200 "$ssl_protocol sni=$ssl_server_name host=$host $ssl_client_s_dn";
            }
            %s
        }
        """
                .formatted(more);
    }

    @Test
    void anyCertificateWillDoUnderBothVersionsOfTls() throws Exception {
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            try (var nginx = Nginx.start(directory, server("ssl_protocols " + version + ";"))) {
                assertEquals(
                        Verdict.PASSED,
                        attempt(nginx.port, page("/", version + " sni= host=www.example.org")));
            }
        }
    }

    @Test
    void anExpiredCertificateWillDo() throws Exception {
        makeExpiredCertificate();
        String expired = server("").replace("plain", "expired");
        try (var nginx = Nginx.start(directory, expired)) {
            assertEquals(Verdict.PASSED, attempt(nginx.port, page("/", "host")));
        }
    }

    private static void makeExpiredCertificate() throws Exception {
        if (Files.exists(directory.resolve("expired.key"))) return;
        String store = directory.resolve("expired.p12").toString();
        Nginx.command(
                List.of(
                        System.getProperty("java.home") + "/bin/keytool",
                        "-genkeypair",
                        "-keystore",
                        store,
                        "-storepass",
                        "secret",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=expired",
                        "-startdate",
                        "-9d",
                        "-validity",
                        "1"));
        for (String kind : List.of("crt", "key")) {
            Nginx.command(
                    List.of(
                            "openssl",
                            "pkcs12",
                            "-in",
                            store,
                            "-passin",
                            "pass:secret",
                            "-nodes",
                            kind.equals("crt") ? "-nokeys" : "-nocerts",
                            "-out",
                            directory.resolve("expired." + kind).toString()));
        }
    }

    @Test
    void theServerNameIsSentWhenAskedFor() throws Exception {
        try (var nginx = Nginx.start(directory, server(""))) {
            for (boolean compliant : new boolean[] {false, true}) {
                assertEquals(
                        Verdict.PASSED,
                        attempt(
                                nginx.port,
                                new Sni.OfVirtualHost(),
                                compliant,
                                TlsClient.plain(),
                                page("/", "sni=www.example.org host=www.example.org")));
                assertEquals(
                        Verdict.PASSED,
                        attempt(
                                nginx.port,
                                new Sni.Named("a_b.example.net"),
                                compliant,
                                TlsClient.plain(),
                                page("/", "sni=a_b.example.net host=www.example.org")));
            }
        }
    }

    @Test
    void aPageOfManyRecordsComesWhole() throws Exception {
        Files.writeString(directory.resolve("large"), "x".repeat(300_000) + "end");
        String files = server("location /large { root DIR; }");
        try (var nginx = Nginx.start(directory, files)) {
            assertEquals(Verdict.PASSED, attempt(nginx.port, page("/large", "^x{300}.*end$")));
        }
    }

    /** genhash of keepalived 2.2.7 takes such a page, too. */
    @Test
    void aServerThatEndsWithoutCloseNotifyHasAnswered() throws Exception {
        SSLSocketFactory tls = serverSide();
        try (var server =
                LoopbackServer.start(client -> {
                    var secure = (SSLSocket) tls.createSocket(client, null, false);
                    LoopbackServer.request(secure);
                    secure.getOutputStream()
                            .write(LoopbackServer.latin1("HTTP/1.0 200 OK\r\n\r\nhello"));
                })) {
            assertEquals(Verdict.PASSED, attempt(server.port(), page("/", "hello")));
        }
    }

    private static SSLSocketFactory serverSide() throws Exception {
        makeExpiredCertificate();
        KeyStore store =
                KeyStore.getInstance(
                        directory.resolve("expired.p12").toFile(), "secret".toCharArray());
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "secret".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getSocketFactory();
    }

    @Test
    void aServerWithoutTlsFails() throws Exception {
        try (var server =
                LoopbackServer.start(client -> {
                    client.getInputStream().read();
                    client.getOutputStream()
                            .write(LoopbackServer.latin1("HTTP/1.0 400 Bad\r\n\r\n"));
                })) {
            assertFailed(Reason.TLS, attempt(server.port(), page("/", "")));
        }
        try (var quitter = LoopbackServer.start(client -> client.getInputStream().read())) {
            Verdict.Failed failed =
                    assertInstanceOf(Verdict.Failed.class, attempt(quitter.port(), page("/", "")));
            Reason reason = failed.failure().reason();
            assertTrue(reason == Reason.TLS || reason == Reason.CLOSED, failed::toString);
        }
    }

    @Test
    void theCertificateOfTheSslBlockIsShown() throws Exception {
        String asking = server("ssl_client_certificate DIR/other.crt; ssl_verify_client on;");
        Path key = directory.resolve("other.key");
        Nginx.command(
                List.of(
                        "openssl",
                        "rsa",
                        "-traditional",
                        "-in",
                        key.toString(),
                        "-out",
                        directory.resolve("pkcs1.key").toString()));
        Nginx.command(
                List.of(
                        "openssl",
                        "pkcs8",
                        "-topk8",
                        "-v2",
                        "aes-256-cbc",
                        "-passout",
                        "pass:secret",
                        "-in",
                        key.toString(),
                        "-out",
                        directory.resolve("locked.key").toString()));
        try (var nginx = Nginx.start(directory, asking)) {
            for (String name : List.of("other.key", "pkcs1.key", "locked.key")) {
                TlsClient client = TlsClient.load(files("other.crt", name, "secret"));
                assertEquals(
                        Verdict.PASSED,
                        attempt(nginx.port, new Sni.Off(), false, client, page("/", "CN=other")),
                        name);
            }
            assertFailed(Reason.STATUS, attempt(nginx.port, page("/", "CN=other")));
        }
    }

    private static TlsFiles files(String certificate, String key, String password) {
        return new TlsFiles(
                Optional.of(password),
                Optional.of(directory.resolve("plain.crt").toString()),
                Optional.of(directory.resolve(certificate).toString()),
                Optional.of(directory.resolve(key).toString()));
    }

    private static void assertRefused(TlsFiles files, String text) {
        var refused = assertThrows(IOException.class, () -> TlsClient.load(files));
        assertTrue(String.valueOf(refused.getMessage()).contains(text), refused::toString);
    }

    @Test
    void filesThatCannotBeUsedAreNamed() throws Exception {
        assertRefused(files("missing.crt", "other.key", ""), "missing.crt");
        assertRefused(files("other.crt", "other.crt", ""), "other.crt holds no private key");
        assertRefused(files("other.key", "other.key", ""), "other.key holds no certificate");
        TlsClient.load(NO_FILES);
    }
}
