package io.regent.probe;

import io.regent.config.lvs.Checker.HttpVersion;
import io.regent.config.lvs.Endpoint;
import io.regent.net.IpFamily;
import java.nio.charset.StandardCharsets;

/** The question of HTTP_GET, byte for byte as keepalived asks it (inventory 4.6). */
final class HttpRequest {

    private HttpRequest() {}

    /**
     * @param host of the Host header, as it is
     */
    static byte[] bytes(String path, HttpVersion version, String host) {
        boolean closes = version != HttpVersion.HTTP_1_0;
        String text =
                "GET "
                        + path
                        + (version == HttpVersion.HTTP_1_1 ? " HTTP/1.1" : " HTTP/1.0")
                        + "\r\nUser-Agent: KeepAliveClient\r\n"
                        + (closes ? "Connection: close\r\n" : "")
                        + "Host: "
                        + host
                        + "\r\n\r\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * For servers without a virtual host: address and port, the port even if it is the usual one.
     */
    static String host(Endpoint endpoint) {
        return endpoint.address().family() == IpFamily.IPV6
                ? "[" + endpoint.address() + "]:" + endpoint.port()
                : endpoint.address() + ":" + endpoint.port();
    }
}
