package io.regent.app;

/** What of a machine decides about the status of {@code -t}, besides its scripts. */
interface VerdictMachine {

    /** Whether there is a network namespace of that name. */
    boolean hasNamespace(String name);

    /** Whether there is an interface of that name, in the namespace that the file asks for. */
    boolean hasInterface(String name);

    /** Whether a host of that name is known. */
    boolean knowsHost(String name);
}
