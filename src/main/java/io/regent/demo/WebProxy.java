package io.regent.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in for nginx where that is not installed: hands each request to the next web node, and to
 * the one after it when that does not answer.
 */
final class WebProxy {

    private static final int TIMEOUT_MILLIS = 1000;

    private final List<String> webs;
    private final AtomicInteger turn = new AtomicInteger();

    private WebProxy(List<String> webs) {
        this.webs = webs;
    }

    /**
     * Serves until the process ends.
     *
     * @param webs addresses of the web nodes
     */
    static void serve(List<String> webs) throws IOException {
        // The web nodes tell the sites apart by Host, which the JDK sets itself unless told so.
        System.setProperty("sun.net.http.allowRestrictedHeaders", "true");
        System.setProperty("http.keepAlive", "false");
        var proxy = new WebProxy(webs);
        WebPages.start(proxy::answer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int first = turn.getAndIncrement();
            for (int i = 0; i < webs.size(); i++) {
                String web = webs.get(Math.floorMod(first + i, webs.size()));
                if (passOn(exchange, web)) return;
            }
            WebPages.send(exchange, 502, "no web node answers\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** False if the web node does not answer. */
    private boolean passOn(HttpExchange exchange, String web) throws IOException {
        var url = URI.create("http://" + web + exchange.getRequestURI().getRawPath()).toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host != null) connection.setRequestProperty("Host", host);
        int status;
        byte[] body;
        try {
            status = connection.getResponseCode();
            try (var answer =
                    status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                body = answer == null ? new byte[0] : answer.readAllBytes();
            }
        } catch (IOException e) {
            return false;
        } finally {
            connection.disconnect();
        }
        WebPages.send(exchange, status, body);
        return true;
    }
}
