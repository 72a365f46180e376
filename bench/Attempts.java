import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** tcpdump of the connections that a node opens on its loopback device, from now on. */
final class Attempts {

    private static final int PCAP_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int IPV4_DESTINATION = 14 + 16;

    private final Process tcpdump;
    private final Path file;
    private final Path messages;

    Attempts(Lab lab, int node, int port) throws IOException, InterruptedException {
        file = lab.directory().resolve("attempts.pcap");
        messages = lab.directory().resolve("attempts.log");
        List<String> command = lab.inside(node, "tcpdump", "-i", "lo", "-n", "-s", "64");
        command.addAll(List.of("-B", "65536"));
        command.addAll(List.of("-Z", "root", "-w", file.toString(), "--time-stamp-precision=nano"));
        command.add("tcp dst port " + port + " and tcp[tcpflags] == tcp-syn");
        tcpdump = new ProcessBuilder(command).redirectError(messages.toFile()).start();
        while (!Files.readString(messages).contains("listening on")) Thread.sleep(10);
    }

    /**
     * Ends the capture. Milliseconds by which each connection came later than the beat of its
     * address, for which the address's earliest one stands.
     */
    Samples lateness(int intervalMillis) throws IOException, InterruptedException {
        tcpdump.destroy();
        tcpdump.waitFor();
        for (String line : Files.readAllLines(messages)) {
            if (line.endsWith("dropped by kernel") && !line.startsWith("0 "))
                throw new IOException("the capture is incomplete: " + line);
        }
        double interval = intervalMillis;
        List<Double> all = new ArrayList<>();
        for (List<Double> times : byAddress().values()) {
            double first = times.getFirst();
            List<Double> offsets = new ArrayList<>();
            double earliest = 0;
            for (double time : times) {
                double offset = time - first - Math.rint((time - first) / interval) * interval;
                offsets.add(offset);
                earliest = Math.min(earliest, offset);
            }
            for (double offset : offsets) all.add(offset - earliest);
        }
        var samples = new Samples();
        samples.addAll(all);
        return samples;
    }

    /** Milliseconds. */
    private Map<Integer, List<Double>> byAddress() throws IOException {
        Map<Integer, List<Double>> times = new HashMap<>();
        try (var in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(PCAP_HEADER);
            while (true) {
                byte[] header = in.readNBytes(RECORD_HEADER);
                if (header.length < RECORD_HEADER) return times;
                var fields = ByteBuffer.wrap(header).order(ByteOrder.nativeOrder());
                byte[] frame = in.readNBytes(fields.getInt(8));
                double millis = fields.getInt(0) * 1e3 + fields.getInt(4) / 1e6;
                int address = ByteBuffer.wrap(frame).getInt(IPV4_DESTINATION);
                times.computeIfAbsent(address, _ -> new ArrayList<>()).add(millis);
            }
        } catch (EOFException e) {
            return times;
        }
    }
}
