package io.regent.lvs;

/** What the kernel says to a command. */
public sealed interface IpvsOutcome {

    record Done() implements IpvsOutcome {}

    /** EEXIST: what was to be added is there already, perhaps with other settings. */
    record AlreadyThere() implements IpvsOutcome {}

    /**
     * ENOENT or ESRCH of the thing itself or of its service: there is nothing to edit or remove.
     */
    record NotThere() implements IpvsOutcome {}

    /**
     * Anything else.
     *
     * @param errno its name, for instance EINVAL
     */
    record Refused(String errno) implements IpvsOutcome {}
}
