package io.regent.notify;

import io.regent.config.NotifyConfig;

/**
 * Something has happened to an instance.
 *
 * @param priority the effective one, 1 to 255
 */
public record Notification(
        String instance, NotifyConfig scripts, NotifyState state, int priority) {}
