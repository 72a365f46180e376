package io.regent.netlink;

/**
 * The framing of netlink(7): messages and attributes, each padded to four bytes.
 *
 * <pre>
 *   nlmsghdr  0 length (4)   4 type (2)   6 flags (2)   8 sequence (4)   12 port (4)
 *   nlattr    0 length (2)   2 type (2)   4 value
 * </pre>
 *
 * Numbers are in the byte order of the machine, addresses in network order.
 */
final class Netlink {

    static final int NETLINK_ROUTE = 0;
    static final int NETLINK_GENERIC = 16;

    static final int HEADER_BYTES = 16;
    static final int LENGTH_AT = 0;
    static final int TYPE_AT = 4;
    static final int FLAGS_AT = 6;
    static final int SEQUENCE_AT = 8;

    static final int ATTRIBUTE_HEADER_BYTES = 4;
    static final int ATTRIBUTE_TYPE_AT = 2;

    /** The type without the bits that mark nesting and byte order. */
    static final int NLA_TYPE_MASK = 0x3fff;

    /** In a type: the value is a row of attributes. */
    static final int NLA_F_NESTED = 0x8000;

    static final int NLMSG_ERROR = 2;
    static final int NLMSG_DONE = 3;

    static final int NLM_F_REQUEST = 0x1;
    static final int NLM_F_ACK = 0x4;
    static final int NLM_F_DUMP_INTR = 0x10;
    static final int NLM_F_DUMP = 0x300;
    static final int NLM_F_EXCL = 0x200;
    static final int NLM_F_CREATE = 0x400;

    /** In an answer: the request is not repeated in it. */
    static final int NLM_F_CAPPED = 0x100;

    /** In an answer: attributes explain it. */
    static final int NLM_F_ACK_TLVS = 0x200;

    /** {@code nlmsgerr}: the negated errno, then the header of the request. */
    static final int ERROR_BYTES = 4 + HEADER_BYTES;

    static final int NLMSGERR_ATTR_MSG = 1;

    private Netlink() {}

    /** The one place that pads. */
    static int align(int lengthBytes) {
        return lengthBytes + 3 & ~3;
    }
}
