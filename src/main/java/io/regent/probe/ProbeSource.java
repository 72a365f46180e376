package io.regent.probe;

import io.regent.config.lvs.Checker;
import java.util.List;

/** Makes the probes of a check. */
@FunctionalInterface
public interface ProbeSource {

    /**
     * @return one for each step of the check's rules, in order; empty for a check that is told
     */
    List<Probe> probes(Checker checker);
}
