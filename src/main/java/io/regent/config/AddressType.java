package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address of either family, or of one; for one machine, or for a group. */
final class AddressType extends ValueType<IpAddress> {

    static final ValueType<IpAddress> ANY = new AddressType("an IP address", false, false);
    static final ValueType<IpAddress> MULTICAST =
            new AddressType("a multicast address", true, false);
    static final ValueType<IpAddress> MULTICAST6 =
            new AddressType("an IPv6 multicast address", true, true);

    private final boolean multicast;
    private final boolean onlyIpv6;

    private AddressType(String notation, boolean multicast, boolean onlyIpv6) {
        super(notation);
        this.multicast = multicast;
        this.onlyIpv6 = onlyIpv6;
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
        if (address.isMulticast() != multicast) return false;
        return !onlyIpv6 || address.family() == IpFamily.IPV6;
    }
}
