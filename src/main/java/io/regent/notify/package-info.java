/**
 * Tells the world of state changes by running the operator's {@code notify*} scripts.
 *
 * <p>Touches {@code script}, {@code config} records and {@code observe.Log}; it never calls back
 * into a core. Start with {@link io.regent.notify.NotifyRunner}. Authority: inventory 6.12 and 8.8.
 */
@NullMarked
package io.regent.notify;

import org.jspecify.annotations.NullMarked;
