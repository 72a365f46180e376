/**
 * The demo: a few hosts as network namespaces on one machine, real daemons on two of them, and a
 * client that looks on while a node dies and returns.
 *
 * <p>A tool, never part of the daemon. Touches {@code net}, {@code config}, {@code sys}, files, and
 * the programs {@code ip}, {@code setsid} and {@code nginx}. Start with {@link
 * io.regent.demo.DemoCommand}; the story itself is {@link io.regent.demo.Act}, what it is judged by
 * is {@link io.regent.demo.Evidence}.
 */
@NullMarked
package io.regent.demo;

import org.jspecify.annotations.NullMarked;
