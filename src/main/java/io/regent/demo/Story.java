package io.regent.demo;

import java.util.List;

/** What happens on a cluster whose hosts have been made, from its start to its summary. */
@FunctionalInterface
interface Story {

    /** Returns what did not hold; empty if all did. */
    List<String> play(Cluster cluster, Teller teller) throws DemoFailure, InterruptedException;
}
