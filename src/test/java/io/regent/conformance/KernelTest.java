package io.regent.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A test with real daemons in network namespaces. Needs root and a built image, otherwise it is
 * skipped and says why. Tests of one class run side by side: they wait far more than they work.
 */
@Test
@Tag("kernel")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith({KernelCondition.class, LabExtension.class})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface KernelTest {}
