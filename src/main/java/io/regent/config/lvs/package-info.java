/**
 * Virtual servers, their real servers and the checks of these, as records: what {@code
 * keepalived.conf} says about load balancing, in the words of {@code ipvsadm(8)}.
 *
 * <p>The words of the file (NAT, DR, TUN, {@code lb_algo}) are translated by the keyword tables of
 * {@code config}; inheritance between global settings, virtual server, real server and check is
 * already resolved here. Touches {@code net} and the records of {@code config} only. Start with
 * {@link io.regent.config.lvs.VirtualServer}. Authority: keepalived.conf(5), ipvsadm(8) and the
 * project's inventory, section 4.
 */
@NullMarked
package io.regent.config.lvs;

import org.jspecify.annotations.NullMarked;
