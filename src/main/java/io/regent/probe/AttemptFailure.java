package io.regent.probe;

import io.regent.check.Failure;
import io.regent.check.Verdict;

/** Ends an attempt. Nothing unusual, so it carries no stack trace. */
final class AttemptFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Verdict verdict;

    private AttemptFailure(Verdict verdict, String text) {
        super(text, null, false, false);
        this.verdict = verdict;
    }

    AttemptFailure(Failure.Reason reason, String text) {
        this(Verdict.failed(reason, text), text);
    }

    /**
     * The kernel said no to something local: no descriptor left, the address of {@code bindto} not
     * here, no such interface. That is no fault of the server, which keeps its state, as with
     * keepalived.
     */
    static AttemptFailure local(String text) {
        return new AttemptFailure(
                new Verdict.NotMade(new Failure(Failure.Reason.LOCAL, text)), text);
    }

    Verdict verdict() {
        return verdict;
    }
}
