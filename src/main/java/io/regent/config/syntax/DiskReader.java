package io.regent.config.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the file system. Like keepalived it does not read a file with an execute bit
 * (inventory 1.7): such a file is a script that somebody named by mistake.
 */
public final class DiskReader implements SourceReader {

    // stat(2), inode(7).
    private static final int S_IFMT = 0xf000;
    private static final int S_IFDIR = 0x4000;
    private static final int S_IFREG = 0x8000;
    private static final int ANY_EXECUTE = 0x49;

    @Override
    public Answer read(Path file, int limitBytes) {
        try {
            int mode = (Integer) Files.getAttribute(file, "unix:mode");
            if ((mode & S_IFMT) == S_IFDIR) return refused("is a directory");
            if ((mode & S_IFMT) != S_IFREG) return refused("is not a regular file");
            if ((mode & ANY_EXECUTE) != 0) {
                return refused("is executable, and programs are not read (chmod a-x)");
            }
            return text(file, limitBytes);
        } catch (NoSuchFileException e) {
            return Answer.MISSING;
        } catch (AccessDeniedException e) {
            return refused("may not be read: permission denied");
        } catch (IOException e) {
            if (isBelowAFile(e)) return Answer.MISSING;
            return refused("cannot be read: " + e.getMessage());
        }
    }

    @Override
    public @Nullable List<String> names(Path directory) {
        var names = new ArrayList<String>();
        try (var entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) names.add(String.valueOf(entry.getFileName()));
        } catch (IOException | DirectoryIteratorException e) {
            return null;
        }
        return names;
    }

    /** ENOTDIR: a part of the path is a file. */
    private static boolean isBelowAFile(IOException e) {
        return e instanceof FileSystemException failed
                && "Not a directory".equals(failed.getReason());
    }

    private static Answer text(Path file, int limitBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limitBytes + 1);
            if (bytes.length <= limitBytes) return new Answer.Text(bytes);
            return refused("is larger than the limit of " + limitBytes + " bytes");
        }
    }

    private static Answer refused(String reason) {
        return new Answer.Refused(reason);
    }
}
