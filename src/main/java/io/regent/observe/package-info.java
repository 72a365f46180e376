/**
 * What people and monitoring see of the daemon: log lines, dump files, statistics. It prints
 * snapshots and changes nothing.
 *
 * <p>Touches {@code sys}, {@code net}, {@code config} records, and the states of {@code vrrp} and
 * {@code track}. {@link io.regent.observe.Log} may be used by every room that does input or output;
 * cores do not log. Texts and layouts are those that tools know from keepalived (inventory 8.5,
 * 8.12, 8.13). Start with {@link io.regent.observe.Log}, {@link io.regent.observe.VrrpLogText} and
 * {@link io.regent.observe.DataDump}.
 */
@NullMarked
package io.regent.observe;

import org.jspecify.annotations.NullMarked;
