package io.regent.observe;

/** What the log says about the life of the daemon. */
public final class DaemonLogText {

    private DaemonLogText() {}

    public static String starting(String version) {
        return "Starting Regent v" + version;
    }

    public static String configurationFile(String path) {
        return "Configuration file " + path;
    }

    public static String started() {
        return "Startup complete";
    }

    public static String reloading() {
        return "Reloading ...";
    }

    public static String reloadComplete() {
        return "Reload complete";
    }

    public static String reloadRefused() {
        return "Reload refused, the old configuration stays in force";
    }

    /** Statuses above 128 are signals. */
    public static String companionEnded(int status) {
        return "Healthchecker process ended with status " + status;
    }

    public static String companionKilled(long seconds) {
        return "Healthchecker process did not end within " + seconds + " s and is killed";
    }

    public static String companionTidiesUp() {
        return "Healthchecker process did not end in good order; another one takes its servers off";
    }

    public static String companionRefused(String reason) {
        return "Healthchecker process cannot be started: " + reason;
    }

    public static String stopping() {
        return "Stopping";
    }

    public static String stopped(String version) {
        return "Stopped Regent v" + version;
    }

    public static String printingData(long pid) {
        return "Printing VRRP data for process(" + pid + ") on signal";
    }

    public static String printingStats(long pid) {
        return "Printing VRRP stats for process(" + pid + ") on signal";
    }

    public static String printingJson(long pid) {
        return "Printing VRRP as json for process(" + pid + ") on signal";
    }

    public static String scriptsInsecure() {
        return "SECURITY VIOLATION - scripts are being executed but script_security not enabled."
                + " There are insecure scripts.";
    }
}
