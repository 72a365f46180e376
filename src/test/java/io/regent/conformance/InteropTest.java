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

/** As {@link KernelTest}, with Debian's keepalived as the other node. */
@Test
@Tag("interop")
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith({KernelCondition.class, LabExtension.class})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface InteropTest {}
