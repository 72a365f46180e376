package io.regent.netlink;

import io.regent.sys.Errno;

/**
 * What became of one address that was to be added or removed.
 *
 * @param errno what the kernel answered, 0 for yes
 * @param explanation the kernel's own words (NETLINK_EXT_ACK), or empty
 */
public record AddressOutcome(
        InterfaceAddress address, Result result, int errno, String explanation) {

    /** Whether the kernel is now as asked for. */
    public enum Result {
        DONE,
        /** It was so before: added and there already, or removed and not there. */
        ALREADY_SO,
        REFUSED
    }

    static AddressOutcome ofAdd(InterfaceAddress address, int errno, String explanation) {
        return new AddressOutcome(
                address, result(errno, errno == Errno.EEXIST.number()), errno, explanation);
    }

    /** An address of an interface that is gone is gone as well. */
    static AddressOutcome ofRemove(InterfaceAddress address, int errno, String explanation) {
        boolean notThere = errno == Errno.EADDRNOTAVAIL.number() || errno == Errno.ENODEV.number();
        return new AddressOutcome(address, result(errno, notThere), errno, explanation);
    }

    private static Result result(int errno, boolean alreadySo) {
        if (errno == 0) return Result.DONE;
        return alreadySo ? Result.ALREADY_SO : Result.REFUSED;
    }

    public boolean isRefused() {
        return result == Result.REFUSED;
    }

    /** Errno by name, then the kernel's explanation. */
    public String reason() {
        return explanation.isEmpty()
                ? Errno.describe(errno)
                : Errno.describe(errno) + ": " + explanation;
    }
}
