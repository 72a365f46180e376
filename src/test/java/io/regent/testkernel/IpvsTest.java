package io.regent.testkernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A test that needs ip_vs, bonding or netem: {@code build/testkernel.sh test} runs it, where needed
 * in an emulated kernel, ten to twenty times slower than elsewhere. All of them share one JVM.
 */
@Test
@Tag("ipvs")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface IpvsTest {}
