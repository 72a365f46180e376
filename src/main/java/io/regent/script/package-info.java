/**
 * Running the operator's programs: whether a script may run and as whom, starting it, waiting for
 * it, ending it. What for is the business of {@code trackio} and {@code notify}.
 *
 * <p>Touches {@code sys}, {@code config} records and {@code observe.Log}. Start with {@link
 * io.regent.script.ScriptInspection} (at load) and {@link io.regent.script.ScriptThread} (at run
 * time). Authority: keepalived.conf(5), inventory 8.7 and 8.9.
 */
@NullMarked
package io.regent.script;

import org.jspecify.annotations.NullMarked;
