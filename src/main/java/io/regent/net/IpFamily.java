package io.regent.net;

/** The two address families, with the sizes that depend on them. */
public enum IpFamily {
    IPV4(4),
    IPV6(16);

    private final int addressBytes;

    IpFamily(int addressBytes) {
        this.addressBytes = addressBytes;
    }

    /** Length of an address in bytes: 4 or 16. */
    public int addressBytes() {
        return addressBytes;
    }

    /** Length of a host prefix in bits: 32 or 128. */
    public int hostPrefixLength() {
        return addressBytes * 8;
    }
}
