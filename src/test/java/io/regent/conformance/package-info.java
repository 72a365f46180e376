/**
 * The conformance cases of {@code docs/conformance.md} as black-box tests: real daemons in a {@link
 * io.regent.lab.Lab}, judged by what leaves them on the wire and by the kernel's tables.
 *
 * <p>Uses {@code lab} and nothing of the product. The daemon under test is {@code
 * target/regent/bin/keepalived}, or what the property {@code regent.dut} names. Start with {@link
 * io.regent.conformance.TakeOverTest}.
 */
@NullMarked
package io.regent.conformance;

import org.jspecify.annotations.NullMarked;
