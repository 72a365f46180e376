package io.regent.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one demo, {@code /run/<name>}: logs, pid files, and the facts that a later
 * {@code regent demo status} needs. Only root can write to its parent, so nobody else can have put
 * it there. The demo that made it holds a lock in it for as long as its process lives.
 */
final class RunDirectory {

    private static final Path PARENT = Path.of("/run");
    private static final String LOCK = "lock";
    private static final String KEPT = "kept";
    private static final String FACTS = "facts";

    /** What a demo of this name is up to. */
    enum Standing {
        ABSENT,
        /** Its process is alive. */
        RUNNING,
        /** It ended and left the cluster running, as it was told to. */
        KEPT,
        /** It ended without cleaning up. */
        LEFT_BEHIND
    }

    private final Path path;

    /** Open for as long as this process wants to be known as the one that runs the demo. */
    private @Nullable FileChannel lock;

    RunDirectory(String name) {
        this.path = PARENT.resolve(name);
    }

    Path path() {
        return path;
    }

    Standing standing() throws DemoFailure {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) return Standing.ABSENT;
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
            throw new DemoFailure(path + " is in the way: it is no directory of the demo");
        if (isLocked()) return Standing.RUNNING;
        return Files.exists(path.resolve(KEPT)) ? Standing.KEPT : Standing.LEFT_BEHIND;
    }

    /**
     * Makes the directory and takes its lock. It appears under its name with the lock already held,
     * so that two demos that start at once cannot both have it.
     */
    void claim(Properties facts) throws DemoFailure {
        var unnamed =
                path.resolveSibling("." + path.getFileName() + "." + ProcessHandle.current().pid());
        try {
            var mode = PosixFilePermissions.fromString("rwxr-xr-x");
            Files.createDirectory(unnamed, PosixFilePermissions.asFileAttribute(mode));
            Files.setPosixFilePermissions(unnamed, mode); // whatever the umask says
            lock =
                    FileChannel.open(
                            unnamed.resolve(LOCK),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE);
            if (lock.tryLock() == null) throw new IOException("the lock is taken");
            try (var writer = Files.newBufferedWriter(unnamed.resolve(FACTS))) {
                facts.store(writer, null);
            }
            Files.move(unnamed, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            deleteTree(unnamed);
            throw new DemoFailure("cannot make " + path, e);
        }
    }

    /** What {@link #claim} was given. */
    Properties facts() throws DemoFailure {
        var facts = new Properties();
        try (var reader = Files.newBufferedReader(path.resolve(FACTS))) {
            facts.load(reader);
        } catch (IOException e) {
            throw new DemoFailure("cannot read " + path.resolve(FACTS), e);
        }
        return facts;
    }

    /** Says that the cluster is meant to go on without this process. */
    void keep() throws DemoFailure {
        try {
            Files.createFile(path.resolve(KEPT));
        } catch (IOException e) {
            throw new DemoFailure("cannot write to " + path, e);
        }
    }

    /** A directory in it for the files of one host. */
    Path of(Host host) throws DemoFailure {
        var directory = path.resolve(host.name());
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new DemoFailure("cannot make " + directory, e);
        }
        return directory;
    }

    void remove() {
        deleteTree(path);
    }

    /** Removes a tree without following links; what cannot be removed stays and is seen later. */
    static void deleteTree(Path tree) {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) return;
        try {
            Files.walkFileTree(
                    tree,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.delete(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(
                                Path directory, @Nullable IOException failure) throws IOException {
                            Files.delete(directory);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            System.err.println("regent demo: cannot remove " + tree + ": " + e.getMessage());
        }
    }

    private boolean isLocked() throws DemoFailure {
        if (lock != null) return true;
        var file = path.resolve(LOCK);
        if (!Files.exists(file)) return false;
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var probe = channel.tryLock()) {
            return probe == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            throw new DemoFailure("cannot look at " + file, e);
        }
    }
}
