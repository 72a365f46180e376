package io.regent.script;

import io.regent.sys.Accounts;
import io.regent.sys.Credentials;
import io.regent.sys.ErrnoException;
import io.regent.sys.FileStatus;
import io.regent.sys.ThreadCredentials;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The real surroundings. */
final class Machine implements ScriptSurroundings {

    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

    private final Credentials own;

    Machine() throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            own = new ThreadCredentials(arena).current();
        }
    }

    @Override
    public Credentials own() {
        return own;
    }

    @Override
    public Optional<Credentials> user(String name) throws ErrnoException {
        return Accounts.user(name);
    }

    @Override
    public OptionalInt group(String name) throws ErrnoException {
        return Accounts.group(name);
    }

    @Override
    public List<String> searchPath() {
        String path = System.getenv().getOrDefault("PATH", DEFAULT_PATH);
        var directories = new ArrayList<String>();
        int from = 0;
        for (int colon = path.indexOf(':'); colon >= 0; colon = path.indexOf(':', from)) {
            directories.add(path.substring(from, colon));
            from = colon + 1;
        }
        directories.add(path.substring(from));
        return directories;
    }

    @Override
    public FileStatus status(String path) throws ErrnoException {
        return FileStatus.of(path);
    }

    @Override
    public String realPath(String path) throws IOException {
        return Path.of(path).toRealPath().toString();
    }

    /** Asked as that user, on a thread of its own: access lists and directories count as well. */
    @Override
    public boolean isExecutable(String path, Credentials identity) {
        if (identity.equals(own)) return FileStatus.isExecutable(path);
        var question = new Question(path, identity, own);
        Thread thread = Thread.ofPlatform().name("script check").start(question);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return question.executable;
    }

    private static final class Question implements Runnable {
        private final String path;
        private final Credentials identity;
        private final Credentials own;
        private volatile boolean executable;

        private Question(String path, Credentials identity, Credentials own) {
            this.path = path;
            this.identity = identity;
            this.own = own;
        }

        @Override
        public void run() {
            try (var arena = Arena.ofConfined()) {
                var thread = new ThreadCredentials(arena);
                try {
                    thread.assume(identity);
                    executable = FileStatus.isExecutable(path);
                } finally {
                    thread.restore(own);
                }
            } catch (ErrnoException e) {
                executable = false;
            }
        }
    }
}
