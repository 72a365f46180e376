package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Users and groups by name, through libc and so through whatever nsswitch.conf(5) names: a
 * directory service may have to be asked, and may be slow. Call it while a configuration is loaded,
 * never from a loop.
 */
public final class Accounts {

    private static final MemorySegment GETPWNAM = Libc.function("getpwnam_r");
    private static final MemorySegment GETGRNAM = Libc.function("getgrnam_r");
    private static final MemorySegment GETGROUPLIST = Libc.function("getgrouplist");

    /** struct passwd: two pointers, then uid and gid. */
    private static final int PASSWD_BYTES = 48, PW_UID_AT = 16, PW_GID_AT = 20;

    /** struct group: two pointers, then gid. */
    private static final int GROUP_BYTES = 32, GR_GID_AT = 16;

    private static final int TEXT_BYTES = 256 * 1024;
    private static final int MOST_GROUPS = 1024;
    private static final int INT_BYTES = 4;
    private static final int POINTER_BYTES = 8;

    private Accounts() {}

    /**
     * getpwnam_r(3). Empty for a name that nobody knows; the groups are those of getgrouplist(3).
     */
    public static Optional<Credentials> user(String name) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            var passwd = new NativeBuffer(arena, PASSWD_BYTES);
            if (!find(arena, GETPWNAM, name, passwd)) return Optional.empty();
            int uid = passwd.bytes.getInt(PW_UID_AT);
            int gid = passwd.bytes.getInt(PW_GID_AT);
            return Optional.of(new Credentials(uid, gid, groupsOf(arena, name, gid)));
        }
    }

    /** getgrnam_r(3). Empty for a name that nobody knows. */
    public static OptionalInt group(String name) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            var group = new NativeBuffer(arena, GROUP_BYTES);
            if (!find(arena, GETGRNAM, name, group)) return OptionalInt.empty();
            return OptionalInt.of(group.bytes.getInt(GR_GID_AT));
        }
    }

    private static boolean find(Arena arena, MemorySegment function, String name, NativeBuffer into)
            throws ErrnoException {
        var text = new NativeBuffer(arena, TEXT_BYTES);
        var found = new NativeBuffer(arena, POINTER_BYTES);
        // Both return the error instead of setting errno, and know several ways to say "unknown".
        int error =
                new Libc(arena)
                        .callInt(
                                function,
                                NativeBuffer.text(arena, name).address,
                                into.address,
                                text.address,
                                TEXT_BYTES,
                                found.address,
                                0);
        if (found.bytes.getLong(0) != 0) return true;
        if (error == 0 || error == Errno.ENOENT.number() || error == Errno.ESRCH.number()) {
            return false;
        }
        throw new ErrnoException("look up of " + name, Math.abs(error));
    }

    private static List<Integer> groupsOf(Arena arena, String name, int gid) {
        var list = new NativeBuffer(arena, MOST_GROUPS * INT_BYTES);
        var count = new NativeBuffer(arena, INT_BYTES);
        count.bytes.putInt(0, MOST_GROUPS);
        new Libc(arena)
                .callInt(
                        GETGROUPLIST,
                        NativeBuffer.text(arena, name).address,
                        gid,
                        list.address,
                        count.address,
                        0,
                        0);
        var groups = new ArrayList<Integer>();
        int size = Math.min(count.bytes.getInt(0), MOST_GROUPS);
        for (int i = 0; i < size; i++) groups.add(list.bytes.getInt(i * INT_BYTES));
        return groups;
    }
}
