package io.regent.probe;

import io.regent.check.Failure.Reason;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** TLS over a connection. */
final class TlsConnection implements ByteStream {

    private final ByteStream plain;
    private final SSLEngine engine;
    private final byte[] received;
    private final ByteBuffer incoming;
    private final ByteBuffer clear;
    private final ByteBuffer outgoing;
    private boolean ended;

    /**
     * @param plain closed with this connection
     * @param engine of the client side, not yet used
     */
    TlsConnection(ByteStream plain, SSLEngine engine) {
        this.plain = plain;
        this.engine = engine;
        int packetBytes = engine.getSession().getPacketBufferSize();
        received = new byte[packetBytes];
        // Always ready to be read from.
        incoming = ByteBuffer.wrap(received).limit(0);
        clear = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).limit(0);
        outgoing = ByteBuffer.allocate(packetBytes);
    }

    void handshake(long deadlineNanos) throws AttemptFailure, InterruptedException {
        try {
            engine.beginHandshake();
            for (HandshakeStatus status = engine.getHandshakeStatus();
                    status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED;
                    status = engine.getHandshakeStatus()) {
                advance(status, deadlineNanos);
            }
        } catch (SSLException e) {
            throw failed(e);
        }
    }

    @Override
    public int read(byte[] into, int offset, int length, long deadlineNanos)
            throws AttemptFailure, InterruptedException {
        try {
            while (!clear.hasRemaining()) {
                if (ended) return 0;
                unwrap(deadlineNanos);
                settle(deadlineNanos);
            }
        } catch (SSLException e) {
            throw failed(e);
        }
        int count = Math.min(length, clear.remaining());
        clear.get(into, offset, count);
        return count;
    }

    @Override
    public void write(byte[] from, int offset, int length, long deadlineNanos)
            throws AttemptFailure, InterruptedException {
        var source = ByteBuffer.wrap(from, offset, length);
        try {
            while (source.hasRemaining()) wrap(source, deadlineNanos);
        } catch (SSLException e) {
            throw failed(e);
        }
    }

    /**
     * {@code tls_compliant}: says that nothing more will come, and hears the same. That the server
     * has nothing to say about it is not held against it.
     */
    void endInGoodOrder(long deadlineNanos) throws InterruptedException {
        try {
            engine.closeOutbound();
            while (!engine.isOutboundDone()) wrap(ByteBuffer.allocate(0), deadlineNanos);
            while (!ended) {
                unwrap(deadlineNanos);
                clear.position(clear.limit());
            }
        } catch (SSLException | AttemptFailure e) {
            ended = true;
        }
    }

    /** Without a word: the server learns from the end of the connection. */
    @Override
    public void close() {
        plain.close();
    }

    private void advance(HandshakeStatus status, long deadlineNanos)
            throws SSLException, AttemptFailure, InterruptedException {
        switch (status) {
            case NEED_TASK -> runTasks();
            case NEED_WRAP -> wrap(ByteBuffer.allocate(0), deadlineNanos);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                unwrap(deadlineNanos);
                if (ended) {
                    throw new AttemptFailure(Reason.TLS, "connection closed in the handshake");
                }
            }
            case NOT_HANDSHAKING, FINISHED -> {}
        }
    }

    /** What TLS 1.3 wants in the middle of everything, such as an update of keys. */
    private void settle(long deadlineNanos)
            throws SSLException, AttemptFailure, InterruptedException {
        HandshakeStatus status = engine.getHandshakeStatus();
        if (status == HandshakeStatus.NEED_TASK) runTasks();
        if (status == HandshakeStatus.NEED_WRAP && !ended) {
            wrap(ByteBuffer.allocate(0), deadlineNanos);
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask();
                task != null;
                task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private void wrap(ByteBuffer source, long deadlineNanos)
            throws SSLException, AttemptFailure, InterruptedException {
        outgoing.clear();
        SSLEngineResult result = engine.wrap(source, outgoing);
        if (outgoing.position() > 0) {
            plain.write(outgoing.array(), 0, outgoing.position(), deadlineNanos);
        } else if (result.getStatus() == Status.CLOSED) {
            throw new AttemptFailure(Reason.CLOSED, "TLS is closed");
        }
    }

    /** One record, if the engine has a use for it: then there may be something in clear. */
    private void unwrap(long deadlineNanos)
            throws SSLException, AttemptFailure, InterruptedException {
        clear.clear();
        SSLEngineResult result;
        try {
            result = engine.unwrap(incoming, clear);
        } finally {
            clear.flip();
        }
        switch (result.getStatus()) {
            case OK -> {}
            case CLOSED -> ended = true;
            case BUFFER_UNDERFLOW -> receive(deadlineNanos);
            case BUFFER_OVERFLOW -> throw new AssertionError("room for a record is not enough");
        }
    }

    private void receive(long deadlineNanos) throws AttemptFailure, InterruptedException {
        incoming.compact();
        int count = plain.read(received, incoming.position(), incoming.remaining(), deadlineNanos);
        incoming.position(incoming.position() + count).flip();
        // Many servers end without close_notify; what has come until then is the answer.
        if (count == 0) ended = true;
    }

    private static AttemptFailure failed(SSLException e) {
        return new AttemptFailure(Reason.TLS, String.valueOf(e.getMessage()));
    }
}
