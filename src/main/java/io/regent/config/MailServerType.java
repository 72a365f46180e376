package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.HostUse;
import io.regent.config.syntax.Word;
import io.regent.net.IpAddress;
import org.jspecify.annotations.Nullable;

/** The value of {@code smtp_server}: a host or address, and a port. */
final class MailServerType extends ValueType<MailServerType.Server> {

    record Server(String host, int port) {}

    static final ValueType<Server> TYPE = new MailServerType();
    static final int SMTP_PORT = 25;

    private MailServerType() {
        super("HOST [PORT]");
    }

    @Override
    int mostArguments() {
        return 2;
    }

    @Override
    @Nullable Server read(Reading reading) {
        Word host = reading.required();
        if (host == null) return null;
        // A name is looked up when the file is read, and must be known by then.
        if (IpAddress.parse(host.text()).isEmpty()) {
            reading.problems().asksFor(new HostUse(host.text(), host.at()));
        }
        Word port = reading.optional(1);
        if (port == null) return new Server(host.text(), SMTP_PORT);
        long number = Numbers.parse(port.text());
        if (number >= 1 && number <= 65535) return new Server(host.text(), (int) number);
        reading.bad(
                ErrorClass.INVALID_NUMBER,
                port.at(),
                "'" + port.text() + "' is not a port",
                "1 to 65535");
        return null;
    }
}
