package io.regent.trackio;

import io.regent.sys.Errno;
import io.regent.sys.ErrnoException;
import io.regent.sys.Inotify;

/** One tracked file, what it held last, and from where it is watched. */
final class WatchedFile {

    static final int NO_WATCH = -1;

    final String name;
    final String path;
    long number;

    /** Whether {@link #number} has been told. */
    boolean isKnown;

    int watch = NO_WATCH;

    /** The part of the path that may come or change in the directory that is watched. */
    String awaited = "";

    /** What the kernel said last when it could not be watched, so that it is logged once. */
    int refusal;

    WatchedFile(String name, String path) {
        this.name = name;
        this.path = path;
    }

    /**
     * Watches the deepest directory of the path that exists. Another may have come to exist in the
     * meantime, so this is to be repeated until it returns true or the watch stays the same.
     *
     * @return whether it is the directory of the file itself
     */
    boolean watchDeepest(Inotify inotify, int events) throws ErrnoException {
        int end = path.length();
        while (true) {
            int slash = path.lastIndexOf('/', end - 1);
            try {
                watch = inotify.watch(directory(slash), events | Inotify.IN_ONLYDIR);
                awaited = path.substring(slash + 1, end);
                return end == path.length();
            } catch (ErrnoException e) {
                if (slash <= 0 || !isMissing(e.errno())) throw e;
                end = slash;
            }
        }
    }

    private String directory(int slash) {
        if (slash < 0) return ".";
        return slash == 0 ? "/" : path.substring(0, slash);
    }

    private static boolean isMissing(int errno) {
        return errno == Errno.ENOENT.number() || errno == Errno.ENOTDIR.number();
    }
}
