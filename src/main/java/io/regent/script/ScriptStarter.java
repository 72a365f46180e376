package io.regent.script;

import io.regent.sys.Credentials;
import io.regent.sys.Errno;
import io.regent.sys.ErrnoException;
import io.regent.sys.Memory;
import io.regent.sys.PidDescriptor;
import io.regent.sys.Spawn;
import io.regent.sys.ThreadCredentials;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts children for the one thread that made it. */
final class ScriptStarter {

    /** What could change how a shell or the dynamic linker behaves, and what is for our own JVM. */
    private static final Set<String> NOT_INHERITED =
            Set.of("IFS", "LD_PRELOAD", "LD_LIBRARY_PATH", "_JAVA_SR_SIGNUM");

    /** What our launcher tells us; a script that starts another Regent must not pass it on. */
    private static final String OUR_OWN = "REGENT_";

    private static final String SHELL = "/bin/sh";

    private final Spawn spawn;
    private final ThreadCredentials thread;
    private final Credentials own;
    private final List<String> environment = new ArrayList<>();
    private final Optional<String> directory;

    /**
     * @param arena of the calling thread
     * @param directory that scripts start in; empty for the daemon's own
     */
    ScriptStarter(Arena arena, Optional<String> directory) throws ErrnoException {
        this.spawn = new Spawn(arena);
        this.thread = new ThreadCredentials(arena);
        this.own = thread.current();
        this.directory = directory;
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            String name = variable.getKey();
            if (NOT_INHERITED.contains(name) || name.startsWith(OUR_OWN)) continue;
            environment.add(name + "=" + variable.getValue());
        }
    }

    PidDescriptor start(RunnableScript script) throws ErrnoException {
        int pid = startAs(script);
        try {
            return PidDescriptor.open(pid);
        } catch (ErrnoException e) {
            PidDescriptor.abandon(pid);
            throw e;
        }
    }

    private int startAs(RunnableScript script) throws ErrnoException {
        if (script.identity().equals(own)) return execute(script);
        boolean locked = Memory.isLocked();
        try {
            // A user without privileges is bound by RLIMIT_MEMLOCK, which is long exceeded: not
            // even the stack that posix_spawn needs could be mapped.
            if (locked) Memory.lockNoFurther();
            thread.assume(script.identity());
            return execute(script);
        } finally {
            restore();
            if (locked) lockAgain();
        }
    }

    private static void lockAgain() {
        try {
            Memory.lockAllOnFault();
        } catch (ErrnoException e) {
            // What was mapped before is still locked; a script that has started is worth more.
        }
    }

    private int execute(RunnableScript script) throws ErrnoException {
        try {
            return spawn(script.path(), script.argv());
        } catch (ErrnoException e) {
            // A script without an interpreter line is a shell script, as it is to a shell.
            if (e.errno() != Errno.ENOEXEC.number()) throw e;
            var argv = new ArrayList<String>();
            argv.add(SHELL);
            argv.add(script.path());
            argv.addAll(script.argv().subList(1, script.argv().size()));
            return spawn(SHELL, argv);
        }
    }

    private int spawn(String path, List<String> argv) throws ErrnoException {
        return spawn.spawn(new Spawn.Program(path, argv, environment, directory));
    }

    /** A thread that could not become root again must start nothing more. */
    private void restore() {
        // Without root nothing could be assumed, and there is nothing to go back to.
        if (!own.isRoot()) return;
        try {
            thread.restore(own);
        } catch (ErrnoException e) {
            throw new AssertionError("the script thread has lost its identity", e);
        }
    }
}
