/**
 * netlink(7). Of rtnetlink(7): what the kernel knows of links and addresses, changes of addresses,
 * and news of both. Of generic netlink: requests to a family of it, whose attributes are the affair
 * of another room.
 *
 * <p>Touches {@code sys} and {@code net}. Decides nothing: a refusal of the kernel comes back as an
 * outcome, a change as an event. Bytes become records in {@link io.regent.netlink.RouteCodec}, on
 * top of {@link io.regent.netlink.MessageWriter} and {@link io.regent.netlink.MessageReader}. Start
 * with {@link io.regent.netlink.RouteClient}, and then {@link io.regent.netlink.Conversation}.
 */
@NullMarked
package io.regent.netlink;

import org.jspecify.annotations.NullMarked;
