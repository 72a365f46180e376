package io.regent.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A {@link KernelTest} in which Debian's keepalived is the other node. */
@KernelTest
@Tag("interop")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface InteropTest {}
