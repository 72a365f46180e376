/**
 * The kernel's table of virtual services: the port {@link io.regent.lvs.Ipvs} by generic netlink,
 * with what ipvsadm(8) does and linux/ip_vs.h numbers.
 *
 * <p>Touches {@code lvs}, {@code config} and {@code net} for values, {@code netlink} and {@code
 * sys} for the kernel, {@code observe} for the log. Decides nothing: a refusal is an outcome. Start
 * with {@link io.regent.ipvs.KernelIpvs}; commands become bytes in {@link
 * io.regent.ipvs.CommandRequest}, bytes become records in {@link io.regent.ipvs.IpvsDecoder}.
 */
@NullMarked
package io.regent.ipvs;

import org.jspecify.annotations.NullMarked;
