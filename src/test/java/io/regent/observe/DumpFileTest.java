package io.regent.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpFileTest {

    @TempDir Path directory;

    @Test
    void aDumpIsForItsOwnerAloneAndReplacesTheFormerOne() throws IOException {
        Path file = DumpFile.write(directory, "keepalived.data", "one\n");
        DumpFile.write(directory, "keepalived.data", "two\n");
        assertEquals("two\n", Files.readString(file));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var left = Files.list(directory)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void aLinkThatSomebodyHasLaidIsReplacedAndNotFollowed() throws IOException {
        Path victim = Files.writeString(directory.resolve("victim"), "precious");
        Path target = directory.resolve("keepalived.stats");
        Files.createSymbolicLink(target, victim);
        String fresh = "keepalived.stats." + ProcessHandle.current().pid() + ".new";
        Files.createSymbolicLink(directory.resolve(fresh), victim);
        DumpFile.write(directory, "keepalived.stats", "text");
        assertEquals("precious", Files.readString(victim));
        assertFalse(Files.isSymbolicLink(target));
        assertEquals("text", Files.readString(target));
    }

    @Test
    void aDumpThatCannotTakeItsPlaceLeavesNothingBehind() throws IOException {
        Path inTheWay = Files.createDirectory(directory.resolve("keepalived.json"));
        Files.createFile(inTheWay.resolve("file"));
        assertThrows(IOException.class, () -> DumpFile.write(directory, "keepalived.json", "[]"));
        try (var left = Files.list(directory)) {
            assertEquals(List.of(inTheWay), left.toList());
        }
    }

    @Test
    void tmpdirCountsWhenItIsAnAbsoluteDirectory() {
        assertEquals(directory, DumpFile.directory(directory.toString()));
        assertEquals(Path.of("/tmp"), DumpFile.directory(null));
        assertEquals(Path.of("/tmp"), DumpFile.directory("tmp"));
        assertEquals(Path.of("/tmp"), DumpFile.directory(directory + "/absent"));
        assertTrue(Files.isDirectory(DumpFile.directory("")));
    }
}
