package io.regent.config.feature;

import java.util.Optional;

/**
 * The size of a socket's receive buffer.
 *
 * @param bytes empty for the kernel's choice
 * @param force beyond the kernel's limit too
 */
public record ReceiveBuffer(Optional<Integer> bytes, boolean force) {}
