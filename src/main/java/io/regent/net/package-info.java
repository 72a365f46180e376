/**
 * Value types of the network that every room speaks: addresses, prefixes, hardware addresses,
 * links.
 *
 * <p>Touches the JDK only and does no I/O: nothing here resolves a name or opens a socket. Start
 * with {@link io.regent.net.IpAddress}.
 */
@NullMarked
package io.regent.net;

import org.jspecify.annotations.NullMarked;
