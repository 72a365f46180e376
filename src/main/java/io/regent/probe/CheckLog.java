package io.regent.probe;

import io.regent.check.CheckerState;
import io.regent.check.SharedCheck;
import io.regent.check.Verdict;

/** Told how each attempt came out, for the log. */
@FunctionalInterface
public interface CheckLog {

    void judged(SharedCheck check, CheckerState before, Verdict verdict, CheckerState.Next next);
}
