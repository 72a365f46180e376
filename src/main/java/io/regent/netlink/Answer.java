package io.regent.netlink;

import java.util.Optional;

/**
 * NLMSG_ERROR: how the kernel acknowledges a request or refuses it.
 *
 * @param errno 0 for an acknowledgement
 * @param explanation of NETLINK_EXT_ACK, or empty
 */
public record Answer(int errno, String explanation) {

    /** Empty when the message is something else, or cut short. */
    static Optional<Answer> read(MessageReader in) {
        if (in.type() != Netlink.NLMSG_ERROR || !in.hasBody(Netlink.ERROR_BYTES))
            return Optional.empty();
        return Optional.of(new Answer(-in.bodyU32(0), explanation(in)));
    }

    private static String explanation(MessageReader in) {
        if ((in.flags() & Netlink.NLM_F_ACK_TLVS) == 0) return "";
        int before = Netlink.ERROR_BYTES;
        if ((in.flags() & Netlink.NLM_F_CAPPED) == 0) {
            // The whole request is repeated; its length stands in its header.
            int request = in.bodyU32(Integer.BYTES + Netlink.LENGTH_AT);
            if (request < Netlink.HEADER_BYTES || !in.hasBody(Integer.BYTES + request)) return "";
            before = Integer.BYTES + request;
        }
        AttributeReader attribute = in.attributes(before);
        while (attribute.next()) {
            if (attribute.type() == Netlink.NLMSGERR_ATTR_MSG) return attribute.text();
        }
        return "";
    }
}
