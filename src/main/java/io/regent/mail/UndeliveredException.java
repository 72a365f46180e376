package io.regent.mail;

/** The relay did not take a mail; the message says why. Nothing unusual: without a stack trace. */
final class UndeliveredException extends Exception {

    private static final long serialVersionUID = 1L;

    UndeliveredException(String message) {
        super(message, null, false, false);
    }
}
