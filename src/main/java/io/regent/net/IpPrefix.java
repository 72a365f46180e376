package io.regent.net;

/**
 * An address with the length of its network part, as {@code ip addr} writes it: {@code
 * 192.0.2.1/24}.
 *
 * @param length bits, 0 to 32 or 0 to 128
 */
public record IpPrefix(IpAddress address, int length) {

    public IpPrefix {
        assert length >= 0 && length <= address.family().hostPrefixLength() : length;
    }

    /** The prefix that holds this one address: /32 or /128. */
    public static IpPrefix host(IpAddress address) {
        return new IpPrefix(address, address.family().hostPrefixLength());
    }

    public IpFamily family() {
        return address.family();
    }

    // Written out for the reason given in IpAddress.

    @Override
    public boolean equals(Object other) {
        return other instanceof IpPrefix that
                && length == that.length
                && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return 31 * address.hashCode() + length;
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
