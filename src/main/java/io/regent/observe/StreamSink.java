package io.regent.observe;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Dated lines to a file or to standard error. */
final class StreamSink implements LogSink {

    private final OutputStream stream;
    private final boolean withNanos;
    private final boolean owned;

    private StreamSink(OutputStream stream, boolean withNanos, boolean owned) {
        this.stream = new BufferedOutputStream(stream);
        this.withNanos = withNanos;
        this.owned = owned;
    }

    /** Standard error stays open: the last words of a daemon that could not start go there. */
    static StreamSink console() {
        return new StreamSink(new FileOutputStream(FileDescriptor.err), false, false);
    }

    /** Appends to the file; a new one is for its owner alone. */
    static StreamSink file(Path path) throws IOException {
        var options =
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND,
                        StandardOpenOption.WRITE);
        var mode =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return new StreamSink(
                Channels.newOutputStream(Files.newByteChannel(path, options, mode)), true, true);
    }

    @Override
    public void write(LogLine line) throws IOException {
        stream.write(line.dated(withNanos).getBytes(StandardCharsets.UTF_8));
        stream.write('\n');
    }

    @Override
    public void flush() throws IOException {
        stream.flush();
    }

    @Override
    public void close() {
        try {
            if (owned) stream.close();
            else stream.flush();
        } catch (IOException e) {
            // The lines that did not fit on the disk have been counted when they were written.
        }
    }
}
