package io.regent.notify;

/** The lines that notify FIFOs take, in keepalived's words (inventory 8.10). */
public final class FifoLine {

    /** Lines about LVS end with it, after the newline. */
    private static final char NUL = '\0';

    private FifoLine() {}

    /** {@code INSTANCE "VI_1" MASTER 100}. */
    public static String of(Notification notification) {
        return instance(
                notification.instance(), notification.state().fifoWord(), notification.priority());
    }

    /** The effective priority has changed. */
    public static String priorityChanged(String instance, boolean active, int priority) {
        return instance(instance, active ? "MASTER_PRIORITY" : "BACKUP_PRIORITY", priority);
    }

    /**
     * @param name as keepalived writes it: {@code [192.0.2.1]:tcp:80}
     */
    public static String virtualServer(String name, boolean up) {
        return "VS " + name + (up ? " UP" : " DOWN") + '\n' + NUL;
    }

    /** Of a real server and the virtual server that it is in. */
    public static String realServer(String name, String virtualServer, boolean up) {
        return "RS " + name + ' ' + virtualServer + (up ? " UP" : " DOWN") + '\n' + NUL;
    }

    private static String instance(String name, String word, int priority) {
        return "INSTANCE \"" + name + "\" " + word + ' ' + priority + '\n';
    }
}
