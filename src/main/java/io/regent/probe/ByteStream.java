package io.regent.probe;

/** Bytes both ways, in order: TCP, or TLS over it. Every wait has a deadline. */
interface ByteStream extends AutoCloseable {

    /**
     * Reads what is there, as soon as something is.
     *
     * @param deadlineNanos on the scale of {@link System#nanoTime()}
     * @return the number of bytes, more than 0; or 0 at the end
     */
    int read(byte[] into, int offset, int length, long deadlineNanos)
            throws AttemptFailure, InterruptedException;

    /** Writes all of it. */
    void write(byte[] from, int offset, int length, long deadlineNanos)
            throws AttemptFailure, InterruptedException;

    @Override
    void close();
}
