package io.regent.probe;

import io.regent.check.Verdict;

/**
 * One attempt against one server. It may block, for a bounded time: it has a virtual thread of its
 * own. Made again and again, never twice at the same time.
 */
@FunctionalInterface
public interface Probe {

    /**
     * @throws InterruptedException when nobody wants to know any more; nothing is left open
     */
    Verdict attempt() throws InterruptedException;

    /**
     * Whether an attempt is a few system calls and next to no computing, so that it may run where
     * all others would have to wait for it.
     */
    default boolean isBrief() {
        return false;
    }
}
