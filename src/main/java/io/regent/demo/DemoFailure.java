package io.regent.demo;

/** Why the demo cannot go on, as one or two sentences for the person at the terminal. */
final class DemoFailure extends Exception {

    private static final long serialVersionUID = 1;

    DemoFailure(String message) {
        super(message);
    }

    DemoFailure(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }

    /** The message, which is never absent. */
    String text() {
        return String.valueOf(getMessage());
    }
}
