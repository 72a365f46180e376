/**
 * Mails about changes of state, as keepalived sends them (inventory 8.11): which events are worth
 * one, what it says, and its way to the relay.
 *
 * <p>Touches {@code config} records and {@code observe.Log}. {@link io.regent.mail.Alerts} and
 * {@link io.regent.mail.Letter} are pure; {@link io.regent.mail.Delivery} alone knows the library
 * that speaks SMTP, and is loaded with the first mail. Not for the VRRP process: it hands its
 * events to its companion. Start with {@link io.regent.mail.Mailer}.
 */
@NullMarked
package io.regent.mail;

import org.jspecify.annotations.NullMarked;
