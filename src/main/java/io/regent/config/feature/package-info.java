/**
 * What a keepalived.conf asks for that Regent reads and checks but does not carry out yet: one
 * immutable record for each block or theme, all of them part of {@code Configuration}.
 *
 * <p>A feature that comes alive keeps its record; the rooms that carry it out read it from here.
 * Touches {@code net} only. Start with {@link io.regent.config.feature.Features}.
 */
@NullMarked
package io.regent.config.feature;

import org.jspecify.annotations.NullMarked;
