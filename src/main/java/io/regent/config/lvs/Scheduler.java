package io.regent.config.lvs;

import java.util.Locale;

/** How connections are spread over real servers (ipvsadm -s). */
public enum Scheduler {
    RR,
    WRR,
    LC,
    WLC,
    LBLC,
    SH,
    MH,
    DH,
    FO,
    OVF,
    LBLCR,
    SED,
    NQ,
    TWOS;

    /** The name that the kernel and the configuration file use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
