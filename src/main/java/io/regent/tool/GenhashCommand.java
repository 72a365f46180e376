package io.regent.tool;

import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker.HttpVersion;
import io.regent.config.lvs.Endpoint;
import io.regent.net.IpAddress;
import io.regent.probe.PageDigest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code regent genhash}: keepalived's genhash(1), with its options and its output. As with
 * keepalived a page that cannot be had is no error for the exit status.
 */
@Command(
        name = "genhash",
        header = "Print the MD5 digest of a web page, for digest in HTTP_GET and SSL_GET.",
        description = {
            "",
            "Asks for the page as a check would, and takes it as a check would.",
            ""
        },
        exitCodeOnInvalidInput = 1)
public final class GenhashCommand implements Callable<Integer> {

    private static final int BYTES_PER_LINE = 16;

    @Option(
            names = {"-S", "--use-ssl"},
            description = "Use TLS.")
    private boolean tls;

    @Option(
            names = {"-I", "--use-sni"},
            description = "Send the virtual host in the handshake.")
    private boolean sni;

    @Option(
            names = {"-s", "--server"},
            required = true,
            paramLabel = "ADDRESS")
    private String server = "";

    @Option(
            names = {"-p", "--port"},
            required = true,
            paramLabel = "PORT")
    private String port = "";

    @Option(
            names = {"-u", "--url"},
            required = true,
            paramLabel = "PATH")
    private String path = "";

    @Option(
            names = {"-V", "--use-virtualhost"},
            paramLabel = "NAME")
    private @Nullable String virtualHost;

    @Option(
            names = {"-P", "--protocol"},
            paramLabel = "VERSION",
            description = "1.0, 1.0c or 1.1.")
    private String protocol = "1.0";

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "SECONDS")
    private int timeoutSeconds = 5;

    @Option(
            names = {"-m", "--fwmark"},
            paramLabel = "MARK",
            description = "Mark of packets.")
    private long fwMark;

    @Option(
            names = {"-v", "--verbose"},
            description = "Print header and page, too.")
    private boolean verbose;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PageDigest.Outcome outcome =
                PageDigest.fetch(
                        target(), tls, sni, version(), Optional.ofNullable(virtualHost), path);
        if (outcome.page().isEmpty()) {
            spec.commandLine().getErr().println(outcome.trouble());
        } else if (verbose) {
            printAll(outcome.page().get(), out);
        } else {
            out.println(outcome.page().get().digest());
        }
        return 0;
    }

    private CheckTarget target() {
        IpAddress address =
                IpAddress.parse(server)
                        .orElseThrow(() -> wrong("server should be an IP, not " + server));
        Optional<CheckTarget.Source> source =
                fwMark == 0
                        ? Optional.empty()
                        : Optional.of(
                                new CheckTarget.Source(
                                        Optional.empty(), 0, Optional.empty(), fwMark));
        if (timeoutSeconds < 1) throw wrong("invalid timeout '" + timeoutSeconds + "'");
        return new CheckTarget(
                new Endpoint(address, portNumber()), Duration.ofSeconds(timeoutSeconds), source);
    }

    private int portNumber() {
        try {
            int number = Integer.parseInt(port);
            if (number >= 1 && number <= 65535) return number;
        } catch (NumberFormatException e) {
            // Reported below, like any other wrong number.
        }
        throw wrong("invalid port number '" + port + "'");
    }

    private HttpVersion version() {
        return switch (protocol.toLowerCase(Locale.ROOT)) {
            case "1.0" -> HttpVersion.HTTP_1_0;
            case "1.0c" -> HttpVersion.HTTP_1_0_CLOSE;
            case "1.1" -> HttpVersion.HTTP_1_1;
            default -> throw wrong("invalid HTTP protocol version '" + protocol + "'");
        };
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private void printAll(PageDigest.Page page, PrintWriter out) {
        out.println("-----------------------[    HTTP Header Buffer    ]-----------------------");
        dump(page.header(), out);
        out.println("-----------------------[ HTTP Header Ascii Buffer ]-----------------------");
        out.println(page.header());
        out.println("-----------------------[        HTML Buffer        ]-----------------------");
        dump(page.page(), out);
        out.println("-----------------------[    HTML hash resulting    ]-----------------------");
        dump(bytes(page.digest()), out);
        out.println("-----------------------[ HTML hash final resulting ]-----------------------");
        out.println(page.digest());
        out.println();
        long micros = page.took().toNanos() / 1000;
        out.println("Global response time for [" + path + "] = " + micros + " usecs");
    }

    private static String bytes(String hexDigits) {
        return new String(HexFormat.of().parseHex(hexDigits), StandardCharsets.ISO_8859_1);
    }

    /** Offset in decimal digits, sixteen bytes, and the same as text, as keepalived dumps them. */
    private static void dump(String bytes, PrintWriter out) {
        for (int line = 0; line < bytes.length(); line += BYTES_PER_LINE) {
            var hex = new StringBuilder();
            var text = new StringBuilder();
            for (int i = line; i < line + BYTES_PER_LINE; i++) {
                if (i == line + BYTES_PER_LINE / 2) hex.append(" -");
                if (i < bytes.length()) {
                    char one = bytes.charAt(i);
                    hex.append(String.format(" %02x", (int) one));
                    text.append(one >= ' ' && one < 127 ? one : '.');
                } else {
                    hex.append("   ");
                }
            }
            out.println(String.format("%04d %s   %s", line, hex, text));
        }
        out.println();
    }
}
