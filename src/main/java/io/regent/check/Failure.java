package io.regent.check;

/**
 * Why an attempt failed.
 *
 * @param text for the log: what happened, in a few words, without the name of the server
 */
public record Failure(Reason reason, String text) {

    /** Kinds of failure, for statistics and for whoever acts on them. */
    public enum Reason {
        /** This machine could not even try: no descriptor, no such interface, address not ours. */
        LOCAL,
        /** The server, or somebody on the way, refused the connection or the datagram. */
        REFUSED,
        /** No way to the server. */
        UNREACHABLE,
        /** No connection in time. */
        CONNECT_TIMEOUT,
        /** Connected, but not answered in time. */
        ANSWER_TIMEOUT,
        /** The connection broke, or ended before the answer was complete. */
        CLOSED,
        /** The answer is not what the protocol allows, or too long. */
        MALFORMED,
        /** No agreement on TLS. */
        TLS,
        /** A proper answer that says no: an HTTP status, an SMTP reply, a DNS response code. */
        STATUS,
        /** The content is not the expected one. */
        CONTENT,
        /** A script could not be started, was ended by a signal, or said no. */
        SCRIPT,
        /** A script took too long. */
        SCRIPT_TIMEOUT,
        /** A file or a BFD session says so. */
        TOLD,
        /** The configuration asks for what cannot be done. */
        NOT_POSSIBLE
    }
}
