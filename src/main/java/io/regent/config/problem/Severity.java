package io.regent.config.problem;

/** What a problem means for the daemon. */
public enum Severity {
    /** The configuration is refused: nothing starts, and a reload keeps the old one. */
    ERROR("error"),
    /** Adjusted in a way that the manual defines; the daemon runs with the adjustment. */
    WARNING("warning"),
    /** Nothing is wrong, but the operator should know. */
    NOTE("note");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
