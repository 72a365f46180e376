import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * tcpdump in the observer's namespace, read while it runs. The times are the kernel's, taken when
 * the frame reached the observer's interface; when this program reads them does not matter.
 */
final class Capture implements AutoCloseable {

    private static final int PCAP_NANOSECONDS = 0xa1b23c4d;

    private final Process tcpdump;
    private final Path messages;
    private final List<Frame> frames = new ArrayList<>();

    Capture(Lab lab, String filter) throws IOException, InterruptedException {
        messages = lab.directory().resolve("tcpdump.log");
        List<String> command = lab.inside(Lab.OBSERVER, "tcpdump", "-i", "eth0", "-n", "-s", "96");
        command.addAll(List.of("--immediate-mode", "-U", "-w", "-"));
        command.addAll(List.of("--time-stamp-precision=nano", filter));
        tcpdump = new ProcessBuilder(command).redirectError(messages.toFile()).start();
        InputStream in = new BufferedInputStream(tcpdump.getInputStream());
        if (word(in.readNBytes(24), 0) != PCAP_NANOSECONDS)
            throw new IOException("tcpdump did not start: " + Files.readString(messages));
        Thread.ofPlatform().name("capture").daemon().start(() -> read(in));
    }

    /** The first such frame after {@code afterNanos}; waits for it. */
    Optional<Frame> await(long afterNanos, Duration limit, Predicate<Frame> wanted)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (frames) {
            int next = 0;
            while (true) {
                for (; next < frames.size(); next++) {
                    Frame frame = frames.get(next);
                    if (frame.nanos() > afterNanos && wanted.test(frame)) return Optional.of(frame);
                }
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) return Optional.empty();
                frames.wait(left);
            }
        }
    }

    List<Frame> frames() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }

    void forget() {
        synchronized (frames) {
            frames.clear();
        }
    }

    /** Refuses to let a measurement stand that has lost frames. */
    @Override
    public void close() throws IOException, InterruptedException {
        tcpdump.destroy();
        tcpdump.waitFor();
        for (String line : Files.readAllLines(messages)) {
            if (line.endsWith("dropped by kernel") && !line.startsWith("0 "))
                throw new IOException("the capture is incomplete: " + line);
        }
    }

    private void read(InputStream in) {
        try {
            while (true) {
                byte[] header = exactly(in, 16);
                byte[] frame = exactly(in, word(header, 8));
                long nanos = word(header, 0) * 1_000_000_000L + word(header, 4);
                synchronized (frames) {
                    frames.add(Frame.parse(nanos, frame));
                    frames.notifyAll();
                }
            }
        } catch (IOException ended) {
            // tcpdump was stopped; close() looks at what it said.
        }
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) throw new EOFException();
        return bytes;
    }

    private static int word(byte[] bytes, int at) {
        return bytes.length < at + 4
                ? 0
                : ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getInt(at);
    }
}
