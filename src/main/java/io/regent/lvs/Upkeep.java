package io.regent.lvs;

/**
 * When a balancer looks after its table: a second after the kernel refused something, each period,
 * and soon when an answer of the kernel shows that somebody else has been there, but then not more
 * often than each second. Times are those of one monotonic clock.
 */
public final class Upkeep {

    private static final long SECOND_NANOS = 1_000_000_000L;

    /** How long a change that somebody else made to the kernel's table may stay unseen. */
    private static final long PERIOD_NANOS = 10 * SECOND_NANOS;

    private final Balancer balancer;
    private boolean retrying;
    private long retryNanos;
    private long reconcileNanos;

    /** When the table was looked at last, or at the start. */
    private long lookedNanos;

    public Upkeep(Balancer balancer) {
        this.balancer = balancer;
    }

    /** The balancer has been started. */
    public void start(long nowNanos) {
        looked(nowNanos);
        timePassed(nowNanos);
    }

    /** When {@link #timePassed} has something to do; it is to be called after each event, too. */
    public long deadlineNanos() {
        return retrying && retryNanos - reconcileNanos < 0 ? retryNanos : reconcileNanos;
    }

    public void timePassed(long nowNanos) {
        boolean unsettled = balancer.isUnsettled();
        if (unsettled && !retrying) retryNanos = nowNanos + SECOND_NANOS;
        if (unsettled && nowNanos - retryNanos >= 0) {
            balancer.retry();
            retryNanos = nowNanos + SECOND_NANOS;
            unsettled = balancer.isUnsettled();
        }
        retrying = unsettled;
        if (balancer.isDriftSuspected()) hurry(lookedNanos + SECOND_NANOS);
        if (nowNanos - reconcileNanos < 0) return;
        balancer.reconcile(Repair.LOSSES);
        looked(nowNanos);
    }

    private void looked(long nowNanos) {
        lookedNanos = nowNanos;
        reconcileNanos = nowNanos + PERIOD_NANOS;
    }

    private void hurry(long nanos) {
        if (nanos - reconcileNanos < 0) reconcileNanos = nanos;
    }
}
