/**
 * The bytes of VRRP and of gratuitous ARP, to and from the wire.
 *
 * <p>Touches {@code sys} and {@code net}. Knows sockets and frames, not what they mean: IPv4
 * headers and adverts are made and read by {@code vrrp}. Start with {@link
 * io.regent.vrrpio.VrrpSocket}.
 */
@NullMarked
package io.regent.vrrpio;

import org.jspecify.annotations.NullMarked;
