/**
 * A laboratory on one machine: hosts as network namespaces on a switch, real daemons in them, and
 * instruments that see only what a neighbour on the wire would see.
 *
 * <p>Uses nothing of the product: own socket binding, own decoder, own clock readings, so that a
 * mistake of the product cannot hide in the instrument that looks for it. Start with {@link
 * io.regent.lab.Lab}.
 */
@NullMarked
package io.regent.lab;

import org.jspecify.annotations.NullMarked;
