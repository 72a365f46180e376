package io.regent.mail;

/**
 * Something that a mail may be sent for. Servers are named as in FIFO lines: {@code
 * [192.0.2.1]:tcp:80} (inventory 8.10).
 */
public sealed interface MailEvent {

    /**
     * @param name of the {@code vrrp_instance}
     */
    record InstanceChanged(String name, MailState state) implements MailEvent {}

    /**
     * @param name of the {@code vrrp_sync_group}
     */
    record GroupChanged(String name, MailState state) implements MailEvent {}

    /**
     * One check of a real server came to another result, whatever the others say.
     *
     * @param smtpAlert of the real server
     * @param cause which check, and how it came out
     */
    record CheckerChanged(
            String server, String virtualServer, boolean smtpAlert, boolean up, String cause)
            implements MailEvent {}

    /**
     * A real server as a whole came up or went down.
     *
     * @param smtpAlert of the real server
     * @param cause which check, and how it came out
     */
    record RealServerChanged(
            String server, String virtualServer, boolean smtpAlert, boolean up, String cause)
            implements MailEvent {}

    /**
     * A real server was taken away.
     *
     * @param smtpAlert of the real server
     */
    record RealServerRemoved(String server, String virtualServer, boolean smtpAlert, Moment moment)
            implements MailEvent {}

    /**
     * The quorum was gained or lost.
     *
     * @param smtpAlert of the virtual server
     * @param weightSum effective weights of live servers
     */
    record QuorumChanged(
            String virtualServer,
            boolean smtpAlert,
            boolean up,
            Moment moment,
            long quorum,
            long hysteresis,
            long weightSum)
            implements MailEvent {}

    /** When in the life of a virtual server it happens. */
    enum Moment {
        START,
        RUNNING,
        /** By a reload. */
        REMOVAL,
        STOP
    }
}
