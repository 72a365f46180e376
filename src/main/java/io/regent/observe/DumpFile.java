package io.regent.observe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts a dump where monitoring looks for it, also in a directory that everybody can write to: a new
 * file, mode 0600, that takes the place of the old one at once. No link is followed. It touches the
 * disk, so it is not for the loop.
 */
public final class DumpFile {

    private static final Path FALLBACK = Path.of("/tmp");

    private DumpFile() {}

    /**
     * @param tmpdir the environment variable {@code TMPDIR}; used when it names an absolute
     *     directory that exists, else {@code /tmp}
     */
    public static Path directory(@Nullable String tmpdir) {
        if (tmpdir == null || !tmpdir.startsWith("/")) return FALLBACK;
        Path path = Path.of(tmpdir);
        return Files.isDirectory(path) ? path : FALLBACK;
    }

    /**
     * @return the file
     */
    public static Path write(Path directory, String name, String text) throws IOException {
        Path target = directory.resolve(name);
        Path fresh = directory.resolve(name + "." + ProcessHandle.current().pid() + ".new");
        // A leftover of ours, or a trap of somebody else's: neither is opened.
        Files.deleteIfExists(fresh);
        var options =
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        var mode =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            try (SeekableByteChannel channel = Files.newByteChannel(fresh, options, mode)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) channel.write(bytes);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
        return target;
    }
}
