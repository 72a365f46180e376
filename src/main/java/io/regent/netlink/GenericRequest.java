package io.regent.netlink;

/** One request to a family of generic netlink. */
public interface GenericRequest {

    /** Number of the command in its family. */
    int command();

    /** The command in words, for errors. */
    String name();

    /** Writes the attributes, at most {@link GenericClient#LONGEST_ATTRIBUTES_BYTES} of them. */
    void writeAttributes(MessageWriter out);
}
