/**
 * The kernel and libc as they are: file descriptors, sockets, epoll, timers, signals, processes,
 * scheduling. The only room that uses the foreign function interface.
 *
 * <p>Touches {@code net}. Holds no policy: no retries, no logging, no defaults. Names, order and
 * units are those of the manual pages; a refusal is an {@link io.regent.sys.ErrnoException}. Start
 * with {@link io.regent.sys.Poller} and {@link io.regent.sys.Socket}; below them all is {@link
 * io.regent.sys.Libc}.
 */
@NullMarked
package io.regent.sys;

import org.jspecify.annotations.NullMarked;
