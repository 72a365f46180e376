package io.regent.ipvs;

/**
 * The kernel's IPVS: its version, and how many lists its table of connections has.
 *
 * @param major the first part of the version, for instance 1 of 1.2.1
 */
public record IpvsInfo(int major, int minor, int patch, int connectionTableSize) {

    /** For example {@code 1.2.1}. */
    public String version() {
        return major + "." + minor + "." + patch;
    }
}
