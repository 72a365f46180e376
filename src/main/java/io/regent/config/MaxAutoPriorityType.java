package io.regent.config;

import org.jspecify.annotations.Nullable;

/** The value of {@code max_auto_priority}: without one, the highest that the kernel has. */
final class MaxAutoPriorityType extends ValueType<Integer> {

    /** sched_get_priority_max(2) of SCHED_RR on Linux. */
    private static final int HIGHEST = 99;

    private static final ValueType<Integer> NUMBER = ScalarTypes.integer(-1, HIGHEST);

    MaxAutoPriorityType() {
        super("[-1 to 99]");
    }

    @Override
    @Nullable Integer read(Reading reading) {
        return reading.optional(0) == null ? Integer.valueOf(HIGHEST) : NUMBER.read(reading);
    }
}
