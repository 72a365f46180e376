/**
 * The composition root: main programs, process life and wiring. It may touch every room, nothing
 * imports it, and it holds no rule of behaviour. Start with {@link io.regent.app.Main}.
 */
@NullMarked
package io.regent.app;

import org.jspecify.annotations.NullMarked;
