package io.regent.config.syntax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskReaderTest {

    @TempDir Path directory = Path.of("");

    @Test
    void readsAFileUpToTheLimit() throws IOException {
        Path file = Files.writeString(directory.resolve("k.conf"), "12345");
        var answer = new DiskReader().read(file, 5);
        assertArrayEquals(
                "12345".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                assertInstanceOf(SourceReader.Answer.Text.class, answer).bytes());
        assertEquals("is larger than the limit of 4 bytes", refusal(file, 4));
    }

    @Test
    void refusesWhatIsNoReadableFile() throws IOException {
        assertEquals("does not exist", refusal(directory.resolve("none"), 9));
        assertEquals("is a directory", refusal(directory, 9));
        assertEquals("is not a regular file", refusal(Path.of("/dev/null"), 9));
    }

    /** Both would be read forever. */
    @Test
    void refusesWhatNeverEnds() throws IOException, InterruptedException {
        assertEquals("is not a regular file", refusal(Path.of("/dev/zero"), 9));
        Path pipe = directory.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        assertEquals("is not a regular file", refusal(pipe, 9));
    }

    @Test
    void refusesAProgramAsKeepalivedDoes() throws IOException {
        Path file = Files.writeString(directory.resolve("k.conf"), "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r-x"));
        assertEquals("is executable, and programs are not read (chmod a-x)", refusal(file, 9));
    }

    private static String refusal(Path file, int limit) {
        var answer = new DiskReader().read(file, limit);
        return assertInstanceOf(SourceReader.Answer.Refused.class, answer).reason();
    }
}
