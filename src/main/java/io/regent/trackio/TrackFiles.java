package io.regent.trackio;

import io.regent.config.feature.TrackedFile;
import io.regent.observe.Log;
import io.regent.sys.Errno;
import io.regent.sys.ErrnoException;
import io.regent.sys.Inotify;
import io.regent.sys.SmallFile;
import io.regent.track.FileNumber;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches the files of {@code track_file} and says which number each holds (inventory 3.3). What
 * happens to a file is known when {@link #fd} becomes readable: it is written, made, removed,
 * renamed, or its directory goes and comes back. For one thread; it has none of its own and waits
 * for nothing but the disk.
 */
public final class TrackFiles implements AutoCloseable {

    private static final int EVENTS =
            Inotify.IN_CLOSE_WRITE
                    | Inotify.IN_MOVED_FROM
                    | Inotify.IN_MOVED_TO
                    | Inotify.IN_CREATE
                    | Inotify.IN_DELETE
                    | Inotify.IN_DELETE_SELF
                    | Inotify.IN_MOVE_SELF;

    /** The directory is not what it was; nothing more may come from this watch. */
    private static final int DIRECTORY_GONE =
            Inotify.IN_DELETE_SELF | Inotify.IN_MOVE_SELF | Inotify.IN_UNMOUNT | Inotify.IN_IGNORED;

    private final Log log;
    private final Listener listener;
    private final Inotify inotify;
    private List<WatchedFile> files = List.of();

    /** Told on the thread that calls. */
    @FunctionalInterface
    public interface Listener {

        /**
         * @param name of the {@code track_file} block
         */
        void changed(String name, long number);
    }

    private TrackFiles(Log log, Listener listener) throws ErrnoException {
        this.log = log;
        this.listener = listener;
        this.inotify = Inotify.open();
    }

    public static TrackFiles open(Log log, Listener listener) throws ErrnoException {
        return new TrackFiles(log, listener);
    }

    /**
     * {@code init_file}: makes files that do not exist, and with {@code overwrite} also those that
     * do; never through a symbolic link. At the start of the daemon, before {@link #watch}; not on
     * a reload.
     */
    public static void init(List<TrackedFile> configs, Log log) {
        for (TrackedFile config : configs) {
            if (config.initialValue().isEmpty()) continue;
            String text = config.initialValue().get() + "\n";
            try {
                SmallFile.write(config.path(), text, config.overwrite());
            } catch (ErrnoException e) {
                boolean leftAlone = !config.overwrite() && e.errno() == Errno.EEXIST.number();
                if (!leftAlone) log.warning(TrackLogText.fileNotMade(config.name(), e));
            }
        }
    }

    /** For a poller: {@link #readEvents} when it is readable. */
    public int fd() {
        return inotify.fd();
    }

    /**
     * Watches these files from now on, and no others. The listener is told at once what is in those
     * that were not watched before, or hold another number than before.
     */
    public void watch(List<TrackedFile> configs) {
        var next = new ArrayList<WatchedFile>();
        for (TrackedFile config : configs) {
            WatchedFile known = find(config);
            next.add(known != null ? known : new WatchedFile(config.name(), config.path()));
        }
        List<WatchedFile> before = files;
        files = next;
        for (WatchedFile file : next) refresh(file);
        for (WatchedFile file : before) release(file.watch);
    }

    /** What the file of that name holds; 0 for one that is not watched. */
    public long number(String name) {
        for (WatchedFile file : files) if (file.name.equals(name)) return file.number;
        return 0;
    }

    /** Tells the listener what has changed since the last call. */
    public void readEvents() {
        inotify.drain(this::happened);
    }

    @Override
    public void close() {
        inotify.close();
    }

    private @Nullable WatchedFile find(TrackedFile config) {
        for (WatchedFile file : files) {
            if (file.name.equals(config.name()) && file.path.equals(config.path())) return file;
        }
        return null;
    }

    private void happened(int watch, int mask, String name) {
        boolean lost = (mask & Inotify.IN_Q_OVERFLOW) != 0;
        for (WatchedFile file : files) {
            boolean gone = file.watch == watch && (mask & DIRECTORY_GONE) != 0;
            boolean named = file.watch == watch && file.awaited.equals(name);
            if (lost || gone || named) refresh(file);
        }
    }

    private void refresh(WatchedFile file) {
        follow(file);
        long number = read(file.path);
        if (file.isKnown && number == file.number) return;
        file.isKnown = true;
        file.number = number;
        listener.changed(file.name, number);
    }

    private void follow(WatchedFile file) {
        int before = file.watch;
        try {
            boolean found = file.watchDeepest(inotify, EVENTS);
            while (!found && file.watch != before) {
                release(before);
                before = file.watch;
                found = file.watchDeepest(inotify, EVENTS);
            }
            file.refusal = 0;
        } catch (ErrnoException e) {
            file.watch = WatchedFile.NO_WATCH;
            if (e.errno() != file.refusal) log.warning(TrackLogText.fileNotWatched(file.name, e));
            file.refusal = e.errno();
        }
        release(before);
    }

    private void release(int watch) {
        for (WatchedFile file : files) if (file.watch == watch) return;
        if (watch >= 0) inotify.unwatch(watch);
    }

    /** 0 for a file that is not there, or cannot be read. */
    private static long read(String path) {
        try {
            return FileNumber.parse(SmallFile.read(path, FileNumber.MOST_BYTES));
        } catch (ErrnoException e) {
            return 0;
        }
    }
}
