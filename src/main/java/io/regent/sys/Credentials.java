package io.regent.sys;

import java.util.List;

/**
 * What a process runs as: numbers, as the kernel knows them.
 *
 * @param uid user, unsigned 32 bits
 * @param gid group, unsigned 32 bits
 * @param groups supplementary groups
 */
public record Credentials(int uid, int gid, List<Integer> groups) {

    public Credentials {
        groups = List.copyOf(groups);
    }

    public boolean isRoot() {
        return uid == 0;
    }

    /** {@code uid:gid}, as keepalived prints them. */
    @Override
    public String toString() {
        return Integer.toUnsignedString(uid) + ":" + Integer.toUnsignedString(gid);
    }
}
