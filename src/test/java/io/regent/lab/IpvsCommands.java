package io.regent.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Counts what a host asks its kernel to change in the table of virtual services, as a netlink
 * monitor sees it (nlmon, tcpdump(8)).
 */
public final class IpvsCommands implements AutoCloseable {

    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;

    /** Of each packet: direction, type, and the netlink family in the last two octets. */
    private static final int COOKED_HEADER = 16;

    private static final int NETLINK_GENERIC = 16;
    private static final int MESSAGE_HEADER = 16;

    /** Smaller types are of netlink itself and of the controller of families. */
    private static final int CONTROLLER = 16;

    private static final int REQUEST = 1;

    /** {@code IPVS_CMD_GET_SERVICE}, {@code DEST}, {@code DAEMON}, {@code CONFIG}, {@code INFO}. */
    private static final Set<Integer> READING = Set.of(4, 8, 11, 13, 15);

    private final Path file;
    private final Process tcpdump;

    /**
     * @param file to be written
     */
    public IpvsCommands(Host host, Path file) {
        this.file = file;
        host.ip("link add nlmon0 type nlmon");
        host.ip("link set nlmon0 up");
        try {
            this.tcpdump =
                    new ProcessBuilder(
                                    host.inside(
                                            "tcpdump",
                                            "-U",
                                            "-Z",
                                            "root",
                                            "-i",
                                            "nlmon0",
                                            "-w",
                                            file.toString()))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Lab.await(
                "the monitor listens", java.time.Duration.ofSeconds(30), () -> Files.exists(file));
        Lab.pause(1);
    }

    /** The numbers of the commands so far that change something ({@code IPVS_CMD_*}). */
    public List<Integer> changes() {
        try {
            ByteBuffer bytes =
                    ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            var changes = new ArrayList<Integer>();
            for (int at = FILE_HEADER; at + RECORD_HEADER <= bytes.limit(); ) {
                int length = bytes.getInt(at + 8);
                int end = at + RECORD_HEADER + length;
                if (end > bytes.limit()) break;
                int family = bytes.get(at + RECORD_HEADER + COOKED_HEADER - 1);
                if (family == NETLINK_GENERIC)
                    read(bytes, at + RECORD_HEADER + COOKED_HEADER, end, changes);
                at = end;
            }
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(ByteBuffer bytes, int from, int end, List<Integer> changes) {
        for (int at = from; at + MESSAGE_HEADER < end; ) {
            int length = bytes.getInt(at);
            if (length < MESSAGE_HEADER) return;
            boolean asks = (bytes.getShort(at + 6) & REQUEST) != 0;
            int command = bytes.get(at + MESSAGE_HEADER);
            if (asks && bytes.getShort(at + 4) > CONTROLLER && !READING.contains(command))
                changes.add(command);
            at += (length + 3) & ~3;
        }
    }

    @Override
    public void close() {
        tcpdump.destroy();
    }
}
