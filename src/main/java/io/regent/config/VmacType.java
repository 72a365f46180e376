package io.regent.config;

import io.regent.config.feature.Vmac;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import io.regent.net.MacAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The value of {@code use_vmac}. */
final class VmacType extends ValueType<Vmac> {

    static final ValueType<Vmac> TYPE = new VmacType();

    private static final int LONGEST_NAME = 15;
    private static final int OCTETS = 6;

    private VmacType() {
        super("[[name] IFNAME] [MAC] [netlink_notify_msg] [group GROUP]");
    }

    @Override
    int mostArguments() {
        return Integer.MAX_VALUE;
    }

    @Override
    @Nullable Vmac read(Reading reading) {
        Optional<String> name = Optional.empty();
        Optional<MacAddress> mac = Optional.empty();
        Optional<String> group = Optional.empty();
        boolean notify = false;
        int at = 0;
        for (Word word = reading.optional(at); word != null; word = reading.optional(++at)) {
            switch (word.text()) {
                case "netlink_notify_msg" -> notify = true;
                case "group", "name" -> {
                    Word value = reading.optional(++at);
                    if (value == null) {
                        return bad(reading, word, "'" + word.text() + "' needs a value");
                    }
                    if (word.text().equals("group")) group = Optional.of(value.text());
                    else name = Optional.of(value.text());
                }
                default -> {
                    if (word.text().indexOf(':') < 0) {
                        if (name.isPresent()) return bad(reading, word, "a second name");
                        name = Optional.of(word.text());
                    } else {
                        mac = macOf(word.text());
                        if (mac.isEmpty()) {
                            return bad(reading, word, "'" + word.text() + "' is not a MAC address");
                        }
                    }
                }
            }
        }
        if (name.isPresent() && !isName(name.get())) {
            String message = "'" + name.get() + "' cannot name an interface";
            reading.bad(ErrorClass.GENERAL_ERROR, reading.statement().at(), message);
            return null;
        }
        return new Vmac(name, mac, notify, group);
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NAME
                && text.indexOf('/') < 0
                && text.indexOf(' ') < 0;
    }

    private static @Nullable Vmac bad(Reading reading, Word word, String message) {
        reading.bad(ErrorClass.GENERAL_ERROR, word.at(), message);
        return null;
    }

    /** Five octets leave the last one to the virtual_router_id, which is 0 here. */
    private static Optional<MacAddress> macOf(String text) {
        long bits = 0;
        int octets = 0;
        for (int from = 0; from <= text.length(); octets++) {
            int colon = text.indexOf(':', from);
            int end = colon < 0 ? text.length() : colon;
            if (end == from || end - from > 2 || octets == OCTETS) return Optional.empty();
            for (int i = from; i < end; i++) {
                if (Character.digit(text.charAt(i), 16) < 0) return Optional.empty();
            }
            bits = bits << 8 | Integer.parseInt(text.substring(from, end), 16);
            from = end + 1;
        }
        if (octets == OCTETS - 1) bits <<= 8;
        else if (octets != OCTETS) return Optional.empty();
        boolean multicast = (bits >>> 40 & 1) != 0;
        return multicast ? Optional.empty() : Optional.of(new MacAddress(bits));
    }
}
