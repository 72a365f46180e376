package io.regent.vrrp;

/**
 * All that one virtual router knows. Immutable: {@link VirtualRouter#step} makes the next one.
 *
 * @param lowered an address owner that gave way to another owner and counts as 254 until that one
 *     is gone
 */
public record RouterState(Role role, Conditions conditions, boolean lowered) {

    /** Before {@link VrrpEvent.Startup}. */
    public static final RouterState INITIAL =
            new RouterState(Role.Initialize.STOPPED, Conditions.UNKNOWN, false);

    /** When the router wants {@link VrrpEvent.DeadlineReached}, or {@link Role#NEVER}. */
    public long deadlineNanos() {
        return role.deadlineNanos();
    }

    public boolean isActive() {
        return role instanceof Role.Active;
    }

    RouterState with(Role next) {
        return new RouterState(next, conditions, lowered);
    }

    RouterState with(Conditions next) {
        return new RouterState(role, next, lowered);
    }

    RouterState withLowered(boolean next) {
        return new RouterState(role, conditions, next);
    }
}
