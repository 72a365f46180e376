/**
 * Load balancing as values and pure functions: what the kernel's table shall hold, in which order
 * it is changed, when a virtual server has a quorum. The kernel stands behind {@link
 * io.regent.lvs.Ipvs}, and those who are told of changes behind {@link
 * io.regent.lvs.BalancerObserver}.
 *
 * <p>Touches {@code net}, {@code config}, {@code track} and {@code check}. Start with {@link
 * io.regent.lvs.VirtualServerRules}, one virtual server as a function. Words are those of
 * ipvsadm(8).
 *
 * <p>What the companion process calls, on one thread:
 *
 * <pre>
 * balancer = new Balancer(ipvs, observer)
 * balancer.load(LvsSetup.of(configuration))
 * balancer.addressAppeared(...)              each address of this machine (ha_suspend)
 * balancer.checkerChanged, weightChanged     what FILE_CHECK and BFD_CHECK know already
 * balancer.start(FRESH, or TAKE_OVER when the process before did not stop in good order)
 *
 * balancer.checkerChanged(id, server, checker, up)    first result of a checker, and each change
 * balancer.weightChanged(id, server, checker, change)
 * balancer.addressAppeared(address), addressDisappeared(address)
 * balancer.reload(LvsSetup.of(configuration))         positions are those of the new one then;
 *                                                     CheckContinuity says which checks go on
 * upkeep = new Upkeep(balancer)                       retry() while isUnsettled(), reconcile(LOSSES)
 * upkeep.start(now), timePassed(now)                  each period and while isDriftSuspected()
 * balancer.stop(keepTable)
 * </pre>
 */
@NullMarked
package io.regent.lvs;

import org.jspecify.annotations.NullMarked;
