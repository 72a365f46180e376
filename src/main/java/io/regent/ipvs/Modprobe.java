package io.regent.ipvs;

import io.regent.sys.ErrnoException;
import io.regent.sys.PidDescriptor;
import io.regent.sys.Poller;
import io.regent.sys.Spawn;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Loads modules with modprobe(8), as the kernel itself does: the program that {@code
 * /proc/sys/kernel/modprobe} names is run directly, without a shell and with the kernel's own
 * environment for it.
 */
public final class Modprobe implements ModuleLoader {

    private static final List<String> ENVIRONMENT =
            List.of("HOME=/", "TERM=linux", "PATH=/sbin:/usr/sbin:/bin:/usr/bin");

    private final Path programFile;
    private final Path loadedModules;
    private final Duration limit;

    /** Of this machine; a run that takes more than ten seconds is ended. */
    public Modprobe() {
        this(Path.of("/proc/sys/kernel/modprobe"), Path.of("/sys/module"), Duration.ofSeconds(10));
    }

    Modprobe(Path programFile, Path loadedModules, Duration limit) {
        this.programFile = programFile;
        this.loadedModules = loadedModules;
        this.limit = limit;
    }

    @Override
    public Optional<String> load(String module) {
        // Names come from the configuration, and not each of them can be a Path.
        if (new File(loadedModules.toFile(), module).exists()) return Optional.empty();
        String program;
        try {
            program = Files.readString(programFile).strip();
        } catch (IOException e) {
            return Optional.of("this kernel cannot load modules (no " + programFile + ")");
        }
        if (program.isEmpty()) {
            return Optional.of("loading of modules is switched off (" + programFile + " is empty)");
        }
        try (var arena = Arena.ofConfined()) {
            return run(new Spawn(arena), program, module);
        } catch (ErrnoException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> run(Spawn spawn, String program, String module) throws ErrnoException {
        List<String> arguments = List.of(program, "--", module);
        int pid = spawn.spawn(new Spawn.Program(program, arguments, ENVIRONMENT, Optional.empty()));
        int status = await(pid);
        if (status == 0) return Optional.empty();
        String what = program + " " + module;
        return Optional.of(
                PidDescriptor.isExit(status)
                        ? what + " ended with status " + PidDescriptor.exitStatus(status)
                        : what + " was ended by signal " + PidDescriptor.endingSignal(status));
    }

    /** The wait status of the child, which is killed when it takes too long. */
    private int await(int pid) throws ErrnoException {
        PidDescriptor child;
        try {
            child = PidDescriptor.open(pid);
        } catch (ErrnoException e) {
            PidDescriptor.abandon(pid);
            throw e;
        }
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        try (var poller = Poller.open()) {
            boolean[] ended = {false};
            poller.add(child.fd(), Poller.EPOLLIN, _ -> ended[0] = true);
            while (!ended[0]) {
                if (poller.await(deadlineNanos) && !ended[0]) {
                    child.killGroup(PidDescriptor.SIGKILL);
                    break;
                }
            }
        }
        return child.reap();
    }
}
