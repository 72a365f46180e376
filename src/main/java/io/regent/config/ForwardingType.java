package io.regent.config;

import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.Forwarding.Checksum;
import io.regent.config.lvs.Forwarding.Tunnel;
import io.regent.config.lvs.ForwardingMethod;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import org.jspecify.annotations.Nullable;

/** The value of {@code lvs_method}: NAT, DR or TUN, and what a tunnel is like (inventory 4.3). */
final class ForwardingType extends ValueType<Forwarding> {

    static final ValueType<Forwarding> TYPE = new ForwardingType();

    private ForwardingType() {
        super("NAT, DR or TUN [type ipip|gue port PORT|gre] [nocsum|csum|remcsum]");
    }

    @Override
    int mostArguments() {
        return Integer.MAX_VALUE;
    }

    @Override
    @Nullable Forwarding read(Reading reading) {
        Word word = reading.required();
        if (word == null) return null;
        return switch (word.text()) {
            case "NAT" -> withoutOptions(Forwarding.MASQUERADING, reading);
            case "DR" -> withoutOptions(Forwarding.GATEWAYING, reading);
            case "TUN" -> new Options(reading).read();
            default -> unknown(word, reading);
        };
    }

    private static @Nullable Forwarding unknown(Word word, Reading reading) {
        reading.bad(
                ErrorClass.GENERAL_ERROR,
                word.at(),
                "'" + word.text() + "' is no forwarding method");
        return null;
    }

    private static @Nullable Forwarding withoutOptions(Forwarding forwarding, Reading reading) {
        Word surplus = reading.optional(1);
        if (surplus == null) return forwarding;
        reading.bad(
                ErrorClass.GENERAL_ERROR,
                surplus.at(),
                "'" + surplus.text() + "' has a meaning for TUN only");
        return null;
    }

    /** What follows TUN, word by word. */
    private static final class Options {
        private final Reading reading;
        private int at = 1;
        private @Nullable String problem;
        private Tunnel tunnel = Tunnel.IPIP;
        private int port;
        private Checksum checksum = Checksum.NONE;

        Options(Reading reading) {
            this.reading = reading;
        }

        @Nullable Forwarding read() {
            for (Word option = next(); option != null && problem == null; option = next()) {
                switch (option.text()) {
                    case "type" -> readType(next());
                    case "port" -> readPort(next());
                    case "nocsum" -> checksum = Checksum.NONE;
                    case "csum" -> checksum = Checksum.FULL;
                    case "remcsum" -> checksum = Checksum.REMOTE;
                    default -> problem = "unknown option '" + option.text() + "' of TUN";
                }
            }
            if (problem == null) problem = contradiction();
            if (problem == null) {
                return new Forwarding(ForwardingMethod.TUNNELING, tunnel, port, checksum);
            }
            reading.bad(ErrorClass.GENERAL_ERROR, reading.statement().at(), problem);
            return null;
        }

        private @Nullable Word next() {
            return reading.optional(at++);
        }

        private void readType(@Nullable Word word) {
            switch (word == null ? "" : word.text()) {
                case "ipip" -> tunnel = Tunnel.IPIP;
                case "gue" -> tunnel = Tunnel.GUE;
                case "gre" -> tunnel = Tunnel.GRE;
                default -> problem = "'type' is ipip, gue or gre";
            }
        }

        private void readPort(@Nullable Word word) {
            port = word == null ? -1 : LvsTypes.port(word.text());
            if (port < 1) problem = "'port' is a number, 1 to 65535";
        }

        private @Nullable String contradiction() {
            if (tunnel == Tunnel.GUE && port == 0) return "a gue tunnel needs a port";
            if (tunnel != Tunnel.GUE && port != 0) return "only a gue tunnel has a port";
            if (tunnel == Tunnel.IPIP && checksum != Checksum.NONE) {
                return "an ipip tunnel has no checksum";
            }
            boolean remote = tunnel == Tunnel.GRE && checksum == Checksum.REMOTE;
            return remote ? "a gre tunnel has no remote checksum" : null;
        }
    }
}
