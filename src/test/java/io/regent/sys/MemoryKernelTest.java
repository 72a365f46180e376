package io.regent.sys;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("kernel")
@Timeout(60)
class MemoryKernelTest {

    @Test
    void whatIsUsedIsLockedAndWhatIsOnlyReservedStaysAway() throws Exception {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocksItself.class.getName());
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor();
        assumeTrue(!output.contains("EPERM") && !output.contains("ENOMEM"), output);
        String[] kib = output.strip().split(" ");
        assertTrue(Long.parseLong(kib[0]) > 0, output);
        assertTrue(Long.parseLong(kib[1]) < 150_000, output);
    }

    /** Prints VmLck and VmRSS in KiB. */
    static final class LocksItself {

        private LocksItself() {}

        public static void main(String[] ignored) throws IOException {
            Memory.lockAllOnFault();
            IO.println(status("VmLck:") + " " + status("VmRSS:"));
        }

        private static String status(String field) throws IOException {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith(field)) return line.replaceAll("\\D", "");
            }
            throw new AssertionError(field);
        }
    }
}
