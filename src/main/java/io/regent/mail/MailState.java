package io.regent.mail;

/** What has become of an instance or a sync group, as subjects of mails call it. */
public enum MailState {
    MASTER("Entering MASTER state"),
    BACKUP("Entering BACKUP state"),
    FAULT("Entering FAULT state"),
    /** The daemon ends. */
    STOP("Stopping"),
    /** A reload has removed the instance, and {@code notify_deleted} is configured. */
    DELETED("Deleted");

    private final String subject;

    MailState(String subject) {
        this.subject = subject;
    }

    String subject() {
        return subject;
    }
}
