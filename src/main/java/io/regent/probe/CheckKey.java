package io.regent.probe;

import io.regent.check.CheckSameness;
import io.regent.check.SharedCheck;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.ServiceAddress;
import java.util.Optional;

/**
 * By what a check is found again after a reload. Looked up several times, and a hash of all that a
 * checker is made of is dear, so it is computed once.
 */
final class CheckKey {

    private final Checker checker;
    private final Optional<ServiceAddress> suspendedWithout;
    private final int hash;

    private CheckKey(Checker checker, Optional<ServiceAddress> suspendedWithout) {
        this.checker = checker;
        this.suspendedWithout = suspendedWithout;
        this.hash = 31 * checker.hashCode() + suspendedWithout.hashCode();
    }

    static CheckKey of(SharedCheck check) {
        return new CheckKey(check.checker(), check.suspendedWithout());
    }

    /** Of all checks that may go on as each other. */
    static CheckKey ofSame(SharedCheck check) {
        return new CheckKey(CheckSameness.key(check.checker()), check.suspendedWithout());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CheckKey key
                && hash == key.hash
                && checker.equals(key.checker)
                && suspendedWithout.equals(key.suspendedWithout);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
