package io.regent.trackio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.feature.TrackedFile;
import io.regent.observe.RecordingLog;
import io.regent.sys.ErrnoException;
import io.regent.sys.Poller;
import io.regent.sys.SmallFile;
import io.regent.track.FileNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackFilesTest {

    @TempDir private Path top;

    private final RecordingLog log = new RecordingLog();
    private final List<String> told = new ArrayList<>();
    private Poller poller;
    private TrackFiles files;
    private Path directory;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        directory = Files.createDirectory(top.resolve("d"));
        file = directory.resolve("f");
        poller = Poller.open();
        files = TrackFiles.open(log, (name, number) -> told.add(name + " " + number));
        poller.add(files.fd(), Poller.EPOLLIN, _ -> files.readEvents());
    }

    @AfterEach
    void close() {
        poller.close();
        files.close();
    }

    @Test
    void whatIsInAFileIsToldAtOnceAndEachChangeWithinOneTurn() throws IOException {
        Files.writeString(file, "5\n");
        files.watch(List.of(tracked("F", file)));
        assertTold("F 5");
        Files.writeString(file, "7\n");
        assertTurnTells("F 7");
        assertEquals(7, files.number("F"));
        Files.writeString(file, "-0x10");
        assertTurnTells("F -16");
    }

    @Test
    void theSameNumberAgainIsNoNews() throws IOException {
        Files.writeString(file, "5\n");
        files.watch(List.of(tracked("F", file)));
        told.clear();
        Files.writeString(file, " 5 and more");
        assertTurnTells();
    }

    @Test
    void aFileThatIsMissingEmptyOrNoNumberIsZero() throws IOException {
        files.watch(List.of(tracked("F", file)));
        assertTold("F 0");
        Files.writeString(file, "3");
        assertTurnTells("F 3");
        Files.writeString(file, "");
        assertTurnTells("F 0");
        Files.writeString(file, "4");
        assertTurnTells("F 4");
        Files.writeString(file, "four");
        assertTurnTells("F 0");
        Files.writeString(file, "4");
        assertTurnTells("F 4");
        Files.delete(file);
        assertTurnTells("F 0");
        Files.createDirectory(file);
        assertTurnTells();
        assertEquals(0, files.number("F"));
    }

    @Test
    void aFileThatIsRenamedOverItOrAwayIsFollowed() throws IOException {
        Files.writeString(file, "1");
        files.watch(List.of(tracked("F", file)));
        told.clear();
        Path other = Files.writeString(top.resolve("new"), "2");
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        assertTurnTells("F 2");
        Files.move(file, directory.resolve("away"));
        assertTurnTells("F 0");
        Files.createSymbolicLink(file, directory.resolve("away"));
        assertTurnTells("F 2");
    }

    @Test
    void anotherFileOfTheDirectoryIsNoNews() throws IOException {
        files.watch(List.of(tracked("F", file)));
        told.clear();
        Files.writeString(directory.resolve("ff"), "9");
        assertTurnTells();
    }

    @Test
    void aDirectoryMayGoAndComeBack() throws IOException {
        Files.writeString(file, "1");
        files.watch(List.of(tracked("F", file)));
        told.clear();
        for (int round = 2; round < 5; round++) {
            Files.delete(file);
            Files.delete(directory);
            assertTurnTells("F 0");
            Files.createDirectory(directory);
            assertTurnTells();
            Files.writeString(file, Integer.toString(round));
            assertTurnTells("F " + round);
        }
        // All in one turn.
        Files.delete(file);
        Files.delete(directory);
        Files.createDirectory(directory);
        Files.writeString(file, "6");
        assertTurnTells("F 6");
        Files.writeString(file, "7");
        assertTurnTells("F 7");
    }

    @Test
    void aDirectoryThatIsMovedAwayIsNotTheOneAnyMore() throws IOException {
        Files.writeString(file, "1");
        files.watch(List.of(tracked("F", file)));
        told.clear();
        Path away = Files.move(directory, top.resolve("away"));
        assertTurnTells("F 0");
        Files.writeString(away.resolve("f"), "2");
        assertTurnTells();
        Files.move(away, directory);
        assertTurnTells("F 2");
        Files.writeString(file, "3");
        assertTurnTells("F 3");
    }

    @Test
    void aDirectoryMayComeLevelByLevel() throws IOException {
        Path deep = top.resolve("a/b/c/f");
        files.watch(List.of(tracked("F", deep)));
        assertTold("F 0");
        Files.createDirectory(top.resolve("a"));
        assertTurnTells();
        Files.createDirectories(deep.getParent());
        Files.writeString(deep, "8");
        assertTurnTells("F 8");
    }

    @Test
    void twoFilesOfOneDirectoryAndOneFileUnderTwoNamesAreWatched() throws IOException {
        Path other = directory.resolve("g");
        files.watch(List.of(tracked("F", file), tracked("G", other), tracked("F2", file)));
        assertTold("F 0", "G 0", "F2 0");
        Files.writeString(other, "1");
        assertTurnTells("G 1");
        Files.writeString(file, "2");
        assertTurnTells("F 2", "F2 2");
    }

    @Test
    void aReloadTellsOnlyWhatIsNew() throws IOException {
        Path other = top.resolve("g");
        Files.writeString(file, "1");
        Files.writeString(other, "2");
        files.watch(List.of(tracked("F", file)));
        assertTold("F 1");
        files.watch(List.of(tracked("F", file), tracked("G", other)));
        assertTold("G 2");
        files.watch(List.of(tracked("G", other)));
        assertTold();
        Files.writeString(file, "5");
        Files.writeString(other, "6");
        assertTurnTells("G 6");
        files.watch(List.of(tracked("G", file)));
        assertTold("G 5");
        files.watch(List.of());
        Files.writeString(file, "7");
        assertTurnTells();
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
        files.watch(List.of(tracked("F", file)));
        assertTold("F 0");
    }

    @Test
    void moreEventsThanTheKernelKeepsAreNoLoss() throws IOException {
        Files.writeString(file, "1");
        files.watch(List.of(tracked("F", file)));
        told.clear();
        // In one piece: the kernel gives the rest of such a file to nobody.
        byte[] text = SmallFile.read("/proc/sys/fs/inotify/max_queued_events", 64);
        long limit = FileNumber.parse(text);
        assertTrue(limit > 100);
        // Two names, for equal events in a row are one; each write makes one event or two.
        for (int i = 0; i <= limit / 2; i++) {
            Files.writeString(directory.resolve("a"), "");
            Files.writeString(directory.resolve("b"), "");
        }
        Files.writeString(file, "2");
        assertTurnTells("F 2");
    }

    @Test
    void initFileMakesWhatIsMissingAndOverwritesOnlyWhenAsked() throws IOException {
        Path there = Files.writeString(directory.resolve("there"), "9\n");
        TrackFiles.init(
                List.of(
                        starting(file, 3, false),
                        starting(there, 4, false),
                        tracked("plain", directory.resolve("plain"))),
                log);
        assertEquals("3\n", Files.readString(file));
        assertEquals("9\n", Files.readString(there));
        assertFalse(Files.exists(directory.resolve("plain")));
        TrackFiles.init(List.of(starting(there, -5, true)), log);
        assertEquals("-5\n", Files.readString(there));
        assertEquals(List.of(), log.lines());
    }

    @Test
    void initFileNeverFollowsALink() throws IOException {
        Path secret = Files.writeString(top.resolve("secret"), "s");
        Files.createSymbolicLink(file, secret);
        TrackFiles.init(List.of(starting(file, 1, true), starting(file, 1, false)), log);
        assertEquals("s", Files.readString(secret));
        assertEquals(1, log.lines().size());
        assertTrue(log.contains("Track file F cannot be made"), log.lines()::toString);
        assertTrue(log.contains("ELOOP"), log.lines()::toString);
        Path dangling = Files.createSymbolicLink(top.resolve("l"), top.resolve("target"));
        TrackFiles.init(List.of(starting(dangling, 1, false), starting(dangling, 1, true)), log);
        assertFalse(Files.exists(top.resolve("target")));
    }

    private static TrackedFile tracked(String name, Path path) {
        return new TrackedFile(name, path.toString(), 1, false, Optional.empty(), false);
    }

    private static TrackedFile starting(Path path, long value, boolean overwrite) {
        return new TrackedFile("F", path.toString(), 1, false, Optional.of(value), overwrite);
    }

    private void assertTurnTells(String... expected) throws ErrnoException {
        poller.await(System.nanoTime());
        assertTold(expected);
    }

    private void assertTold(String... expected) {
        assertEquals(List.of(expected), told);
        told.clear();
    }
}
