package io.regent.probe;

import io.regent.check.Failure;
import io.regent.check.Verdict;
import io.regent.sys.Errno;

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
     * The kernel said no to something local. Out of descriptors or of memory is no fault of the
     * server.
     */
    static AttemptFailure local(int errno, String text) {
        var failure = new Failure(Failure.Reason.LOCAL, text);
        boolean lacksMeans =
                errno == Errno.EMFILE.number()
                        || errno == Errno.ENFILE.number()
                        || errno == Errno.ENOMEM.number()
                        || errno == Errno.ENOBUFS.number();
        return new AttemptFailure(
                lacksMeans ? new Verdict.NotMade(failure) : new Verdict.Failed(failure), text);
    }

    Verdict verdict() {
        return verdict;
    }
}
