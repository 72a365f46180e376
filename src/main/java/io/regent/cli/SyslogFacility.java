package io.regent.cli;

import org.jspecify.annotations.Nullable;

/** The facilities that {@code -S} can choose, syslog(3). */
public enum SyslogFacility {
    USER(1),
    DAEMON(3),
    LOCAL0(16),
    LOCAL1(17),
    LOCAL2(18),
    LOCAL3(19),
    LOCAL4(20),
    LOCAL5(21),
    LOCAL6(22),
    LOCAL7(23);

    private static final String LOCAL = "local";

    private final int code;

    SyslogFacility(int code) {
        this.code = code;
    }

    /** As in RFC 3164 section 4.1.1: a message's priority is {@code code * 8 + severity}. */
    public int code() {
        return code;
    }

    /**
     * {@code user}, {@code daemon}, {@code local0} to {@code local7}, or the digit alone; null for
     * anything else.
     */
    static @Nullable SyslogFacility named(String name) {
        if (name.equals("user")) return USER;
        if (name.equals("daemon")) return DAEMON;
        String digit = name.startsWith(LOCAL) ? name.substring(LOCAL.length()) : name;
        if (digit.length() != 1) return null;
        int code = LOCAL0.code + digit.charAt(0) - '0';
        for (SyslogFacility facility : values()) {
            if (facility.code == code && code >= LOCAL0.code) return facility;
        }
        return null;
    }
}
