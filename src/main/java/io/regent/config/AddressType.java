package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address of one machine, of either family; or of a group, of IPv6. */
final class AddressType extends ValueType<IpAddress> {

    static final ValueType<IpAddress> ANY = new AddressType("an IP address", false);
    static final ValueType<IpAddress> MULTICAST6 =
            new AddressType("an IPv6 multicast address", true);

    private final boolean multicast6;

    private AddressType(String notation, boolean multicast6) {
        super(notation);
        this.multicast6 = multicast6;
    }

    @Override
    @Nullable IpAddress read(Reading reading) {
        Word word = reading.required();
        if (word == null) return null;
        Optional<IpAddress> address = LvsTypes.address(reading, word);
        if (address.isPresent() && fits(address.get())) return address.get();
        reading.bad(
                ErrorClass.GENERAL_ERROR, word.at(), "'" + word.text() + "' is not " + notation());
        return null;
    }

    private boolean fits(IpAddress address) {
        if (!multicast6) return !address.isMulticast();
        return address.isMulticast() && address.family() == IpFamily.IPV6;
    }
}
