/**
 * Running tests in a kernel of their own, where neither Maven nor a second JVM is at hand: see
 * {@code build/testkernel.sh}. Uses JUnit and nothing of the product.
 */
@NullMarked
package io.regent.testkernel;

import org.jspecify.annotations.NullMarked;
