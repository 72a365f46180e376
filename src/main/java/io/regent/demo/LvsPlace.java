package io.regent.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where virtual servers can be shown: in the running kernel when it has ip_vs, else in one that
 * build/testkernel.sh boots under QEMU, on the files of this machine.
 */
final class LvsPlace {

    private static final Path TABLE = Path.of("/proc/net/ip_vs");

    /** Exit codes of testkernel.sh that are its own and not the command's. */
    private static final int NOT_POSSIBLE = 69, GUEST_DIED = 70, TIME_OVER = 124;

    private static final int TIME_LIMIT_SECONDS = 600;

    private LvsPlace() {}

    /** Whether the running kernel has ip_vs, after having been asked to load it. */
    static boolean kernelIsReady() throws DemoFailure, InterruptedException {
        if (Files.exists(TABLE)) return true;
        var modprobe = Programs.find("modprobe");
        if (modprobe.isEmpty()) return false;
        return Command.attempt(List.of(modprobe.get().toString(), "-q", "ip_vs")).succeeded()
                && Files.exists(TABLE);
    }

    /**
     * Plays the demo inside of a kernel of its own and returns its exit code.
     *
     * @param words behind {@code regent demo}
     */
    static int playInGuest(List<String> words) throws DemoFailure, InterruptedException {
        String kernel =
                "the running kernel (" + System.getProperty("os.version") + ") has no ip_vs";
        var script =
                testkernel()
                        .orElseThrow(() ->
                                new DemoFailure(
                                        kernel
                                                + ". `modprobe ip_vs` as root loads it, where it is"
                                                + " to be had. From a checkout of Regent this demo"
                                                + " boots a kernel that has it (build/testkernel.sh);"
                                                + " this is an installed Regent without one"));
        var check = Command.attempt(List.of("sh", script.toString(), "check"));
        if (!check.succeeded())
            throw new DemoFailure(
                    kernel
                            + ", and none can be booted here: "
                            + check.output().strip()
                            + ". On Debian or Ubuntu, for x86-64: sudo apt-get install"
                            + " qemu-system-x86 busybox-static cpio kmod iproute2 ipvsadm");
        System.out.println(
                Character.toUpperCase(kernel.charAt(0))
                        + kernel.substring(1)
                        + ": booting Debian's under QEMU, on the files of this machine.\n"
                        + "Its processor is emulated, ten to twenty times slower: the first words"
                        + " take half a minute, the whole two.\n");
        return run(script, words);
    }

    /** The script of the checkout around the image. */
    private static Optional<Path> testkernel() {
        if (!Programs.image().endsWith("target/regent")) return Optional.empty();
        var script = Programs.image().resolve("../../build/testkernel.sh").normalize();
        return Optional.of(script).filter(Files::isRegularFile);
    }

    private static int run(Path script, List<String> words)
            throws DemoFailure, InterruptedException {
        var argv =
                new ArrayList<>(
                        List.of(
                                "sh",
                                script.toString(),
                                "run",
                                "--boot",
                                "--timeout",
                                Integer.toString(TIME_LIMIT_SECONDS),
                                "--"));
        argv.addAll(Programs.self());
        argv.add("demo");
        argv.addAll(words);
        try {
            var guest = new ProcessBuilder(argv).inheritIO().start();
            var end = new Thread(() -> end(guest), "end of the guest");
            Runtime.getRuntime().addShutdownHook(end);
            int status = guest.waitFor();
            return switch (status) {
                case NOT_POSSIBLE, GUEST_DIED, TIME_OVER ->
                        throw new DemoFailure("the emulated kernel did not do it, see above");
                default -> status;
            };
        } catch (IOException e) {
            throw new DemoFailure("cannot run " + script, e);
        }
    }

    /** It removes its files before it goes. */
    private static void end(Process guest) {
        guest.descendants().forEach(ProcessHandle::destroy);
        guest.destroy();
        try {
            guest.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
