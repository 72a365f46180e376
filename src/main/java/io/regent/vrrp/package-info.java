/**
 * The Virtual Router Redundancy Protocol as pure functions: the election of one virtual router, its
 * priority arithmetic, and the codec of adverts (RFC 3768, RFC 9568, and keepalived's behaviour
 * where it differs).
 *
 * <p>Touches {@code net}, {@code config} records and {@code track}. Reads no clock, logs nothing,
 * opens nothing, throws on nothing that comes from outside. Start with {@link
 * io.regent.vrrp.VirtualRouter}.
 */
@NullMarked
package io.regent.vrrp;

import org.jspecify.annotations.NullMarked;
