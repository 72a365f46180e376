package io.regent.observe;

/** Where log lines go. A call never blocks and never fails; it may come from any thread. */
@FunctionalInterface
public interface Log {

    /** The severities of syslog(3) that are in use. */
    enum Level {
        ERROR(3),
        WARNING(4),
        NOTICE(5),
        INFO(6);

        private final int severity;

        Level(int severity) {
            this.severity = severity;
        }

        int severity() {
            return severity;
        }
    }

    /**
     * @param text one line, without its end
     */
    void write(Level level, String text);

    default void error(String text) {
        write(Level.ERROR, text);
    }

    default void warning(String text) {
        write(Level.WARNING, text);
    }

    default void notice(String text) {
        write(Level.NOTICE, text);
    }

    default void info(String text) {
        write(Level.INFO, text);
    }
}
