package io.regent.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/**
 * posix_spawn(3): a child in a process group of its own, with no signal blocked or ignored,
 * descriptors 0 to 2 on /dev/null and no others, and the identity of the calling thread.
 *
 * <p>A child cannot be told to die with its parent: that takes prctl(2) between fork and exec,
 * which posix_spawn does not offer.
 */
public final class Spawn {

    /** struct sizes of glibc and musl on 64-bit Linux, generously: 336, 80 and 128 bytes. */
    private static final int ATTRIBUTES_BYTES = 512, ACTIONS_BYTES = 256, SIGSET_BYTES = 128;

    private static final int INT_BYTES = 4, POINTER_BYTES = 8;
    private static final int SETPGROUP = 0x02, SETSIGDEF = 0x04, SETSIGMASK = 0x08;
    private static final int O_RDWR = 2;

    /** Signals 1 to 31 without KILL and STOP, which keep their meaning anyway. */
    private static final long ORDINARY_SIGNALS = 0x7fffffffL & ~(1L << 8 | 1L << 18);

    private static final MemorySegment SPAWN = Libc.function("posix_spawn");
    private static final MemorySegment ATTR_INIT = Libc.function("posix_spawnattr_init");
    private static final MemorySegment ATTR_FLAGS = Libc.function("posix_spawnattr_setflags");
    private static final MemorySegment ATTR_MASK = Libc.function("posix_spawnattr_setsigmask");
    private static final MemorySegment ATTR_DEFAULT =
            Libc.function("posix_spawnattr_setsigdefault");
    private static final MemorySegment ATTR_DESTROY = Libc.function("posix_spawnattr_destroy");
    private static final MemorySegment ACTIONS_INIT =
            Libc.function("posix_spawn_file_actions_init");
    private static final MemorySegment ADD_OPEN = Libc.function("posix_spawn_file_actions_addopen");
    private static final MemorySegment ADD_DUP = Libc.function("posix_spawn_file_actions_adddup2");
    private static final MemorySegment ADD_CHDIR =
            Libc.function("posix_spawn_file_actions_addchdir_np");
    private static final MemorySegment ACTIONS_DESTROY =
            Libc.function("posix_spawn_file_actions_destroy");

    /**
     * glibc has it from 2.34 on. Without it children rely on every descriptor being close-on-exec.
     */
    private static final Optional<MemorySegment> ADD_CLOSE_FROM =
            Linker.nativeLinker().defaultLookup().find("posix_spawn_file_actions_addclosefrom_np");

    private final Libc libc;

    /** The instance belongs to the thread that owns {@code arena}. */
    public Spawn(Arena arena) {
        this.libc = new Libc(arena);
    }

    /**
     * @param path of the program, used as it is: no search
     * @param argv all arguments, the name first
     * @param environment {@code NAME=value} lines
     * @param directory to work in; empty for this process's own
     */
    public record Program(
            String path, List<String> argv, List<String> environment, Optional<String> directory) {}

    /**
     * The process id, which is also its process group. A program that cannot be executed is refused
     * here with exec's errno, and leaves no child.
     */
    public int spawn(Program program) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            NativeBuffer attributes = attributes(arena);
            NativeBuffer actions = actions(arena, program.directory());
            var pid = new NativeBuffer(arena, INT_BYTES);
            // posix_spawn returns the error and leaves errno alone.
            int error =
                    libc.callInt(
                            SPAWN,
                            pid.address,
                            NativeBuffer.text(arena, program.path()).address,
                            actions.address,
                            attributes.address,
                            strings(arena, program.argv()).address,
                            strings(arena, program.environment()).address);
            call(ACTIONS_DESTROY, actions, 0, 0);
            call(ATTR_DESTROY, attributes, 0, 0);
            if (error != 0) throw new ErrnoException("execute " + program.path(), error);
            return pid.bytes.getInt(0);
        }
    }

    private NativeBuffer attributes(Arena arena) {
        var attributes = new NativeBuffer(arena, ATTRIBUTES_BYTES);
        var none = new NativeBuffer(arena, SIGSET_BYTES);
        var ordinary = new NativeBuffer(arena, SIGSET_BYTES);
        ordinary.bytes.putLong(0, ORDINARY_SIGNALS);
        call(ATTR_INIT, attributes, 0, 0);
        call(ATTR_FLAGS, attributes, SETPGROUP | SETSIGDEF | SETSIGMASK, 0);
        call(ATTR_MASK, attributes, none.address, 0);
        call(ATTR_DEFAULT, attributes, ordinary.address, 0);
        return attributes;
    }

    private NativeBuffer actions(Arena arena, Optional<String> directory) {
        var actions = new NativeBuffer(arena, ACTIONS_BYTES);
        call(ACTIONS_INIT, actions, 0, 0);
        call(ADD_OPEN, actions, 0, NativeBuffer.text(arena, "/dev/null").address, O_RDWR);
        call(ADD_DUP, actions, 0, 1);
        call(ADD_DUP, actions, 0, 2);
        if (ADD_CLOSE_FROM.isPresent()) call(ADD_CLOSE_FROM.get(), actions, 3, 0);
        if (directory.isPresent()) {
            call(ADD_CHDIR, actions, NativeBuffer.text(arena, directory.get()).address, 0);
        }
        return actions;
    }

    private void call(MemorySegment function, NativeBuffer object, long a, long b) {
        call(function, object, a, b, 0);
    }

    private void call(MemorySegment function, NativeBuffer object, long a, long b, long c) {
        int error = libc.callInt(function, object.address, a, b, c, 0, 0);
        // All of these can only fail for want of memory or by a wrong argument.
        if (error != 0) throw new AssertionError(Errno.describe(Math.abs(error)));
    }

    /** An array of C strings that ends with NULL. */
    private static NativeBuffer strings(Arena arena, List<String> list) {
        var array = new NativeBuffer(arena, (list.size() + 1) * POINTER_BYTES);
        for (int i = 0; i < list.size(); i++) {
            array.bytes.putLong(i * POINTER_BYTES, NativeBuffer.text(arena, list.get(i)).address);
        }
        return array;
    }
}
