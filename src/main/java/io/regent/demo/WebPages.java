package io.regent.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/**
 * A web server for the demo: one page for each name, {@code <directory>/<name>/index.html}, where
 * the name is the first word of the Host header.
 */
final class WebPages {

    static final int PORT = 80;

    private final Path directory;

    private WebPages(Path directory) {
        this.directory = directory;
    }

    /** Serves until the process ends. */
    static void serve(Path directory) throws IOException {
        var pages = new WebPages(directory);
        start(pages::answer);
    }

    /** A server on every address of the host, one virtual thread for a request. */
    static void start(com.sun.net.httpserver.HttpHandler handler) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("0.0.0.0", PORT), 128);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", handler);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var page = page(exchange.getRequestHeaders().getFirst("Host"));
            if (Files.isRegularFile(page)) send(exchange, 200, Files.readAllBytes(page));
            else send(exchange, 404, "no such site\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private Path page(@org.jspecify.annotations.Nullable String hostHeader) {
        String name = hostHeader == null ? "" : hostHeader.split("[.:]", 2)[0];
        // Only plain words: a name is a directory here.
        return directory.resolve(name.matches("[a-z0-9]+") ? name : "none").resolve("index.html");
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
