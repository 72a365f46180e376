/**
 * House rules as tests: which room may touch which, what the core must not do, how files look.
 *
 * <p>Reads compiled classes and the checkout. Start with {@link io.regent.plan.RoomPlan}, the
 * table.
 */
@NullMarked
package io.regent.plan;

import org.jspecify.annotations.NullMarked;
