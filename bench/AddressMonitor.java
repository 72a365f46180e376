import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ip monitor address} on a node, with real-time priority so that it reads the kernel's news
 * at once. Its times are those of reading: the address was in the kernel no later than that.
 */
final class AddressMonitor implements AutoCloseable {

    private final Process monitor;
    private final List<Long> added = new ArrayList<>();

    AddressMonitor(Lab lab, int node) throws IOException {
        List<String> command =
                lab.inside(node, "chrt", "-f", "50", "ip", "-ts", "monitor", "address");
        monitor = new ProcessBuilder(command).start();
        Runtime.getRuntime().addShutdownHook(new Thread(monitor::destroyForcibly));
        BufferedReader lines = monitor.inputReader();
        Thread.ofPlatform().name("addresses").daemon().start(() -> read(lines));
    }

    /** The first time after {@code afterNanos} at which the address was there; -1 for none yet. */
    long firstAfter(long afterNanos) {
        synchronized (added) {
            for (long nanos : added) if (nanos > afterNanos) return nanos;
            return -1;
        }
    }

    @Override
    public void close() {
        monitor.destroy();
    }

    private void read(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.contains(" " + Lab.VIRTUAL_ADDRESS + "/") || line.contains("Deleted"))
                    continue;
                long nanos = nanos(line.substring(1, line.indexOf(']')));
                synchronized (added) {
                    added.add(nanos);
                }
            }
        } catch (IOException ended) {
            // The monitor was stopped.
        }
    }

    private static long nanos(String localTime) {
        var instant = LocalDateTime.parse(localTime).atZone(ZoneId.systemDefault()).toInstant();
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
