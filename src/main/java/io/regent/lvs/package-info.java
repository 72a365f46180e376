/**
 * Load balancing as values and pure functions: what the kernel's table shall hold, in which order
 * it is changed, when a virtual server has a quorum. The kernel stands behind {@link
 * io.regent.lvs.Ipvs}.
 *
 * <p>Touches {@code net}, {@code config} and {@code track}. Start with {@link
 * io.regent.lvs.IpvsCommand}. Words are those of ipvsadm(8).
 */
@NullMarked
package io.regent.lvs;

import org.jspecify.annotations.NullMarked;
