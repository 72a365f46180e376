package io.regent.probe;

import io.regent.check.Verdict;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker;

/** {@code TCP_CHECK}: a connection can be made. What the server does with it does not count. */
final class TcpProbe implements Probe {

    private final Dialer dialer;
    private final CheckTarget target;

    TcpProbe(Dialer dialer, Checker.Tcp checker) {
        this.dialer = dialer;
        this.target = checker.target();
    }

    @Override
    public Verdict attempt() throws InterruptedException {
        try (Connection _ = dialer.connect(target)) {
            return Verdict.PASSED;
        } catch (AttemptFailure e) {
            return e.verdict();
        }
    }

    @Override
    public boolean isBrief() {
        return true;
    }
}
