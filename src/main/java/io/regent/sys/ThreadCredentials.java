package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The identity of the calling thread alone, by the bare system calls of credentials(7): glibc's
 * functions would change every thread of the process. Children that this thread starts inherit it.
 *
 * <p>Only for a platform thread whose work this is. While another identity is assumed the saved
 * user stays root, so that the thread can return, and a child loses it at exec. For that time the
 * other user may send signals to the thread; it may not trace it.
 */
public final class ThreadCredentials {

    private static final long NR_SETGROUPS = Abi.X86_64 ? 116 : 159;
    private static final long NR_SETRESUID = Abi.X86_64 ? 117 : 147;
    private static final long NR_SETRESGID = Abi.X86_64 ? 119 : 149;

    private static final long NR_CAPGET = Abi.X86_64 ? 125 : 90;
    private static final long NR_CAPSET = Abi.X86_64 ? 126 : 91;

    /** capget(2): the version of two words for each set, and where the sets begin. */
    private static final int CAPABILITY_VERSION_3 = 0x20080522;

    private static final int CAP_HEADER_BYTES = 8;
    private static final int CAP_DATA_BYTES = 24;
    private static final int EFFECTIVE_AT = 0;
    private static final int PERMITTED_AT = 4;
    private static final int CAP_IPC_LOCK = 1 << 14;

    private static final MemorySegment SYSCALL = Libc.function("syscall");
    private static final MemorySegment GETEUID = Libc.function("geteuid");
    private static final MemorySegment GETEGID = Libc.function("getegid");
    private static final MemorySegment GETGROUPS = Libc.function("getgroups");

    private static final int INT_BYTES = 4;

    private final Libc libc;

    /** The instance belongs to the thread that owns {@code arena}. */
    public ThreadCredentials(Arena arena) {
        this.libc = new Libc(arena);
    }

    /** Effective user and group, and the supplementary groups: getgroups(2). */
    public Credentials current() throws ErrnoException {
        int uid = libc.callInt(GETEUID, 0, 0, 0, 0, 0, 0);
        int gid = libc.callInt(GETEGID, 0, 0, 0, 0, 0, 0);
        int count = Libc.orThrow(libc.callInt(GETGROUPS, 0, 0, 0, 0, 0, 0), "getgroups");
        var groups = new ArrayList<Integer>();
        if (count == 0) return new Credentials(uid, gid, groups);
        try (Arena arena = Arena.ofConfined()) {
            var list = new NativeBuffer(arena, count * INT_BYTES);
            int got = libc.callInt(GETGROUPS, count, list.address, 0, 0, 0, 0);
            Libc.orThrow(got, "getgroups");
            for (int i = 0; i < got; i++) groups.add(list.bytes.getInt(i * INT_BYTES));
        }
        return new Credentials(uid, gid, groups);
    }

    /**
     * setgroups(2), setresgid(2), setresuid(2): real and effective ones change, the saved user
     * stays. Of all capabilities CAP_IPC_LOCK alone stays in effect, until exec: in a process that
     * has locked its memory not even malloc works without it. Needs root. When one of the calls is
     * refused, the others may have been done: call {@link #restore} in any case.
     */
    public void assume(Credentials other) throws ErrnoException {
        setGroups(other.groups());
        call(NR_SETRESGID, other.gid(), other.gid(), 0, "setresgid");
        call(NR_SETRESUID, other.uid(), other.uid(), 0, "setresuid");
        if (!other.isRoot()) keepMemoryUsable();
    }

    /** Back from {@link #assume}, to a root identity. */
    public void restore(Credentials root) throws ErrnoException {
        call(NR_SETRESUID, root.uid(), root.uid(), root.uid(), "setresuid");
        call(NR_SETRESGID, root.gid(), root.gid(), root.gid(), "setresgid");
        setGroups(root.groups());
    }

    private void keepMemoryUsable() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            var header = new NativeBuffer(arena, CAP_HEADER_BYTES);
            header.bytes.putInt(0, CAPABILITY_VERSION_3);
            var data = new NativeBuffer(arena, CAP_DATA_BYTES);
            call(NR_CAPGET, header.address, data.address, 0, "capget");
            data.bytes.putInt(EFFECTIVE_AT, data.bytes.getInt(PERMITTED_AT) & CAP_IPC_LOCK);
            call(NR_CAPSET, header.address, data.address, 0, "capset");
        }
    }

    private void setGroups(List<Integer> groups) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            int count = groups.size();
            var list = new NativeBuffer(arena, (count + 1) * INT_BYTES);
            for (int i = 0; i < count; i++) list.bytes.putInt(i * INT_BYTES, groups.get(i));
            call(NR_SETGROUPS, count, list.address, 0, "setgroups");
        }
    }

    private void call(long number, long a, long b, long c, String name) throws ErrnoException {
        long result = libc.callLong(SYSCALL, number, a, b, c, 0, 0);
        Libc.orThrow((int) result, name);
    }
}
