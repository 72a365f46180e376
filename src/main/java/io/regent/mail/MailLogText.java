package io.regent.mail;

/** What the log says about mails; where keepalived says the same, in its words. */
final class MailLogText {

    /** Of a relay's reply. */
    private static final int LONGEST_REPLY = 200;

    private MailLogText() {}

    static String sent() {
        return "SMTP alert successfully sent.";
    }

    static String notSent(String reason, Letter letter) {
        return reason + " - not sent: " + letter.subject();
    }

    /** Too many are waiting already. */
    static String dropped(Letter letter) {
        return "Too many mails are waiting - not sent: "
                + letter.subject()
                + ", and those after it";
    }

    static String droppedTogether(long count) {
        return count + " mails were not sent, because too many were waiting";
    }

    static String leftBehind(int count) {
        return count + " mails are not sent, because the time to stop is over";
    }

    /**
     * @param command of SMTP, its first word
     * @param reply of the relay, of one line or more
     */
    static String refused(MailSettings settings, String command, int status, String reply) {
        return "Error processing "
                + command
                + " cmd on SMTP server "
                + relay(settings)
                + ". SMTP status code = "
                + status
                + ": "
                + shortened(reply);
    }

    static String broken(MailSettings settings, String reason) {
        return "Error with remote SMTP server " + relay(settings) + ": " + shortened(reason);
    }

    /** {@code [192.0.2.1]:25}. */
    private static String relay(MailSettings settings) {
        return "[" + settings.server().orElse("") + "]:" + settings.port();
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_REPLY ? line : line.substring(0, LONGEST_REPLY) + "...";
    }
}
