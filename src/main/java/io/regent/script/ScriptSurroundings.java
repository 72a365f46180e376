package io.regent.script;

import io.regent.sys.Credentials;
import io.regent.sys.ErrnoException;
import io.regent.sys.FileStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What {@link ScriptInspection} must know of the machine. */
public interface ScriptSurroundings {

    Credentials own();

    Optional<Credentials> user(String name) throws ErrnoException;

    OptionalInt group(String name) throws ErrnoException;

    /** Directories of PATH, in order. */
    List<String> searchPath();

    FileStatus status(String path) throws ErrnoException;

    /** Without symbolic links. */
    String realPath(String path) throws IOException;

    boolean isExecutable(String path, Credentials identity);
}
