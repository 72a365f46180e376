package io.regent.check;

import io.regent.config.lvs.Checker;
import io.regent.config.lvs.ServiceAddress;
import java.util.List;
import java.util.Optional;

/**
 * A check that is made once for all that ask for the same.
 *
 * @param suspendedWithout {@code ha_suspend}: made only while this machine has the address; empty
 *     for always
 * @param subjects at least one
 */
public record SharedCheck(
        Checker checker, Optional<ServiceAddress> suspendedWithout, List<CheckSubject> subjects) {

    public SharedCheck {
        subjects = List.copyOf(subjects);
        assert !subjects.isEmpty();
    }
}
