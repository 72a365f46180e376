package io.regent.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InotifyTest {

    @TempDir private Path directory;

    private final List<String> events = new ArrayList<>();

    @Test
    void eventsAreReadOneBehindTheOther() {
        var bytes = ByteBuffer.allocate(100).order(ByteOrder.nativeOrder());
        put(bytes, 7, Inotify.IN_CLOSE_WRITE, "file\0\0\0\0");
        put(bytes, 8, Inotify.IN_DELETE_SELF, "");
        put(bytes, -1, Inotify.IN_Q_OVERFLOW, "");
        Inotify.decode(bytes, bytes.position(), this::note);
        assertEquals(List.of("7 8 file", "8 400 ", "-1 4000 "), events);
    }

    @Test
    void aTornEventIsNotRead() {
        var bytes = ByteBuffer.allocate(100).order(ByteOrder.nativeOrder());
        put(bytes, 7, Inotify.IN_CLOSE_WRITE, "file\0\0\0\0");
        int whole = bytes.position();
        for (int length = 0; length < whole; length++) Inotify.decode(bytes, length, this::note);
        assertEquals(List.of(), events);
        bytes.putInt(12, -1);
        Inotify.decode(bytes, whole, this::note);
        assertEquals(List.of(), events);
    }

    @Test
    void anyBytesAreDecoded() {
        var random = new Random(1);
        var garbage = new byte[64];
        for (int i = 0; i < 10_000; i++) {
            random.nextBytes(garbage);
            // Lengths that make sense now and then.
            garbage[13] = garbage[14] = garbage[15] = 0;
            Inotify.decode(ByteBuffer.wrap(garbage).order(ByteOrder.LITTLE_ENDIAN), 64, this::note);
        }
        assertTrue(events.size() > 1000);
    }

    @Test
    void theKernelTellsWhatHappensInADirectory() throws Exception {
        try (var inotify = Inotify.open()) {
            int watch =
                    inotify.watch(directory.toString(), Inotify.IN_CLOSE_WRITE | Inotify.IN_DELETE);
            Files.writeString(directory.resolve("ä"), "1");
            Files.delete(directory.resolve("ä"));
            inotify.drain(this::note);
            assertEquals(List.of(watch + " 8 ä", watch + " 200 ä"), events);
            assertEquals(watch, inotify.watch(directory.toString(), Inotify.IN_DELETE));
            inotify.unwatch(watch);
            inotify.unwatch(watch);
            inotify.drain(this::note);
            assertEquals(watch + " 8000 ", events.get(2));
            assertEquals(3, events.size());
        }
    }

    @Test
    void refusalsHaveTheirNumber() throws Exception {
        try (var inotify = Inotify.open()) {
            var missing =
                    assertThrows(
                            ErrnoException.class,
                            () -> inotify.watch(directory + "/no", Inotify.IN_CREATE));
            assertEquals(Errno.ENOENT.number(), missing.errno());
            Path file = Files.writeString(directory.resolve("file"), "");
            int mask = Inotify.IN_CREATE | Inotify.IN_ONLYDIR;
            var noDirectory =
                    assertThrows(ErrnoException.class, () -> inotify.watch(file.toString(), mask));
            assertEquals(Errno.ENOTDIR.number(), noDirectory.errno());
        }
    }

    private void note(int watch, int mask, String name) {
        events.add(watch + " " + Integer.toHexString(mask) + " " + name);
    }

    private static void put(ByteBuffer to, int watch, int mask, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        to.putInt(watch).putInt(mask).putInt(0).putInt(bytes.length).put(bytes);
    }
}
