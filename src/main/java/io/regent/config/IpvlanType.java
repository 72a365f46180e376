package io.regent.config;

import io.regent.config.feature.Ipvlan;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import io.regent.net.IpPrefix;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The value of {@code use_ipvlan}. */
final class IpvlanType extends ValueType<Ipvlan> {

    static final ValueType<Ipvlan> TYPE = new IpvlanType();

    private IpvlanType() {
        super("[[name] IFNAME] [ADDR[/LEN]] [bridge|private|vepa] [group GROUP]");
    }

    @Override
    int mostArguments() {
        return Integer.MAX_VALUE;
    }

    @Override
    @Nullable Ipvlan read(Reading reading) {
        Optional<String> name = Optional.empty();
        Optional<IpPrefix> address = Optional.empty();
        Optional<String> group = Optional.empty();
        String mode = "bridge";
        int at = 0;
        for (Word word = reading.optional(at); word != null; word = reading.optional(++at)) {
            switch (word.text()) {
                case "bridge", "private", "vepa" -> mode = word.text();
                case "group", "name" -> {
                    Word value = reading.optional(++at);
                    if (value == null) {
                        String message = "'" + word.text() + "' needs a value";
                        reading.bad(ErrorClass.GENERAL_ERROR, word.at(), message);
                        return null;
                    }
                    if (word.text().equals("group")) group = Optional.of(value.text());
                    else name = Optional.of(value.text());
                }
                default -> {
                    IpPrefix prefix = AddressLines.prefixOf(word.text());
                    if (prefix == null) name = Optional.of(word.text());
                    else address = Optional.of(prefix);
                }
            }
        }
        return new Ipvlan(name, address, mode, group);
    }
}
