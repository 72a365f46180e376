package io.regent.lvs;

import java.util.Optional;

/** What becomes of the kernel's table when the daemon stops (inventory 7.6). */
public enum StopMode {
    /** Sorry server, real servers, then the service, one by one. */
    ONE_BY_ONE,
    /** {@code lvs_flush_on_stop VS}: services, and the kernel takes their destinations. */
    SERVICES,
    /** {@code lvs_flush_on_stop}: the whole table at once, whoever made it. */
    FLUSH,
    /** {@code -I}: everything stays, and nobody is told. */
    KEEP;

    /**
     * @param lvsFlushOnStop as {@code LvsGlobalConfig} has it: empty, "all" or "VS"
     */
    public static StopMode of(Optional<String> lvsFlushOnStop, boolean keepTable) {
        if (keepTable) return KEEP;
        if (lvsFlushOnStop.isEmpty()) return ONE_BY_ONE;
        return lvsFlushOnStop.get().equals("VS") ? SERVICES : FLUSH;
    }
}
