/**
 * The life of all virtual routers of one process: feeds events to the election, carries out its
 * effects through ports, keeps the picture of links and addresses, reloads. One thread owns a
 * {@link io.regent.daemon.VrrpCore} and calls nothing else while it does.
 *
 * <p>Touches {@code vrrp}, {@code track}, {@code config} and {@code net}. The kernel, scripts and
 * logs stand behind the ports {@link io.regent.daemon.Kernel}, {@link io.regent.daemon.ScriptPort}
 * and {@link io.regent.daemon.VrrpObserver}; time is passed in. Start with {@link
 * io.regent.daemon.VrrpCore}.
 */
@NullMarked
package io.regent.daemon;

import org.jspecify.annotations.NullMarked;
