package io.regent.observe;

import java.io.IOException;

/** One place that lines are written to. It may block; it has a thread of its own. */
interface LogSink extends AutoCloseable {

    void write(LogLine line) throws IOException;

    /** There is nothing more to write for the moment. */
    default void flush() throws IOException {}

    @Override
    void close();
}
