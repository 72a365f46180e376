package io.regent.probe;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real web server with TLS on 127.0.0.1, and the certificates that it shows. */
final class Nginx implements AutoCloseable {

    static final Path PROGRAM = Path.of("/usr/sbin/nginx");

    private final Process process;
    final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Skips the test where there is no nginx.
     *
     * @param servers blocks of nginx.conf(5), where {@code PORT} and {@code DIR} are replaced
     */
    static Nginx start(Path directory, String servers) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM), "needs nginx");
        int port = freePort();
        String blocks = servers.replace("PORT", "127.0.0.1:" + port);
        String text =
                """
                daemon off;
                master_process off;
                pid DIR/nginx.pid;
                error_log DIR/error.log;
                events { worker_connections 64; }
                http {
                    access_log off;
                    client_body_temp_path DIR/t1; proxy_temp_path DIR/t2;
                    fastcgi_temp_path DIR/t3; uwsgi_temp_path DIR/t4; scgi_temp_path DIR/t5;
                %s
                }
                """
                        .formatted(blocks)
                        .replace("DIR", directory.toString());
        Path file = directory.resolve("nginx.conf");
        Files.writeString(file, text);
        Process process =
                new ProcessBuilder(
                                PROGRAM.toString(),
                                "-e",
                                directory.resolve("error.log").toString(),
                                "-c",
                                file.toString())
                        .inheritIO()
                        .start();
        var nginx = new Nginx(process, port);
        nginx.awaitListening();
        return nginx;
    }

    /** A key and a certificate of its own, as {@code NAME.key} and {@code NAME.crt}. */
    static void makeCertificate(Path directory, String name)
            throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                "openssl",
                                "req",
                                "-x509",
                                "-newkey",
                                "rsa:2048",
                                "-nodes",
                                "-keyout",
                                directory.resolve(name + ".key").toString(),
                                "-out",
                                directory.resolve(name + ".crt").toString(),
                                "-subj",
                                "/CN=" + name));
        command(command);
    }

    static void command(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(process.waitFor() == 0, output);
    }

    private void awaitListening() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 200; attempt++) {
            if (!process.isAlive()) throw new IOException("nginx has ended");
            try (var _ = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
                return;
            } catch (IOException e) {
                Thread.sleep(25);
            }
        }
        throw new IOException("nginx does not listen");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
