package io.regent.app;

import io.regent.sys.Poller;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A companion's ear: {@link CompanionMessage}s on standard input. Nothing of it is buffered behind
 * the back of a poller.
 */
final class CompanionInput {

    static final int FD = 0;

    private static final int MOST_BYTES_AT_ONCE = 4096;

    private final InputStream from;
    private final byte[] bytes = new byte[MOST_BYTES_AT_ONCE];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean open = true;

    CompanionInput() {
        this(new FileInputStream(FileDescriptor.in));
    }

    CompanionInput(InputStream from) {
        this.from = from;
    }

    /** Reads once, which waits for something to be there. False at the end of the input. */
    boolean read(Consumer<CompanionMessage> to) {
        int length;
        try {
            length = from.read(bytes);
        } catch (IOException e) {
            length = -1;
        }
        if (length < 0) open = false;
        for (int i = 0; i < length; i++) {
            if (bytes[i] != '\n') {
                line.write(bytes[i]);
                continue;
            }
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            CompanionMessage.parse(text).ifPresent(to);
        }
        return open;
    }

    /** Reads on until the end of the input, but takes no longer than that. */
    void readToTheEnd(Duration patience, Consumer<CompanionMessage> to) throws IOException {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        try (var poller = Poller.open()) {
            poller.add(FD, Poller.EPOLLIN, _ -> read(to));
            while (open && System.nanoTime() - deadlineNanos < 0) poller.await(deadlineNanos);
        }
    }
}
