package io.regent.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * In a JVM of its own, started as the launcher starts the daemon: signals blocked before exec,
 * {@code -Xrs}, and the JVM's own signal moved out of the way.
 */
@Timeout(60)
class SignalDescriptorTest {

    private static final List<Integer> SIGNALS = List.of(1, 2, 10, 12, 15, 17, 36, 63);

    @Test
    void everySignalArrivesWithItsSender() throws Exception {
        Process child = start();
        try (var output = child.inputReader()) {
            assertEquals("ready", output.readLine());
            for (int signal : SIGNALS) {
                Process kill = new ProcessBuilder("kill", "-" + signal, "" + child.pid()).start();
                assertEquals(0, kill.waitFor());
                assertEquals(signal + " from " + kill.pid(), output.readLine());
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertTrue(child.exitValue() != 0, "it waits for more");
    }

    private static Process start() throws IOException {
        var command = new ArrayList<String>();
        command.add("env");
        command.add("--block-signal=HUP,INT,USR1,USR2,TERM,CHLD,36,63");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xrs", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(PrintsSignals.class.getName());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("_JAVA_SR_SIGNUM", "61");
        return builder.start();
    }

    /** Prints each signal that comes, for ever. */
    static final class PrintsSignals {

        private PrintsSignals() {}

        public static void main(String[] ignored) throws ErrnoException {
            int[] numbers = SIGNALS.stream().mapToInt(Integer::intValue).toArray();
            try (var signals = SignalDescriptor.block(numbers);
                    var poller = Poller.open()) {
                poller.add(signals.fd(), Poller.EPOLLIN, _ -> print(signals));
                IO.println("ready");
                while (true) poller.await(Poller.NEVER);
            }
        }

        private static void print(SignalDescriptor signals) {
            for (int signal = signals.next(); signal != 0; signal = signals.next())
                IO.println(signal + " from " + signals.senderPid());
        }
    }
}
