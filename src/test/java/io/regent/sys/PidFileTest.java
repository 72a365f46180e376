package io.regent.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir private Path directory;

    @Test
    void holdsTheNumberAndANewlineWhateverWasThereBefore() throws Exception {
        Path path = directory.resolve("vrrp.pid");
        Files.writeString(path, "something much longer than a number\n");
        try (var file = claim(path).orElseThrow()) {
            assertEquals("4711\n", Files.readString(path));
            file.remove();
        }
        assertFalse(Files.exists(path));
    }

    @Test
    void onlyOneHolderAtATime() throws Exception {
        Path path = directory.resolve("vrrp.pid");
        try (var _ = claim(path).orElseThrow()) {
            assertTrue(PidFile.claim(path.toString(), 42).isEmpty());
            assertEquals("4711\n", Files.readString(path));
        }
        claim(path).orElseThrow().close();
    }

    @Test
    void readableByAllWhateverTheMask() throws Exception {
        Path path = directory.resolve("vrrp.pid");
        int before = Umask.set(0777);
        try (var _ = claim(path).orElseThrow()) {
            assertEquals(
                    "rw-r--r--",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        } finally {
            assertEquals(0777, Umask.set(before));
        }
    }

    @Test
    void aSymbolicLinkIsNotFollowed() throws Exception {
        Path target = directory.resolve("shadow");
        Path link = directory.resolve("vrrp.pid");
        Files.createSymbolicLink(link, target);
        var refusal = assertThrows(ErrnoException.class, () -> claim(link));
        assertEquals(Errno.ELOOP.number(), refusal.errno(), refusal::getMessage);
        assertFalse(Files.exists(target));
    }

    private static Optional<PidFile> claim(Path path) throws ErrnoException {
        return PidFile.claim(path.toString(), 4711);
    }
}
