package io.regent.app;

/** What a companion process is there for. A file never needs both at once: the second does all. */
enum CompanionRole {
    /** Mails about instances, and nothing else. */
    MAIL("mail", "Mail process"),
    /** Virtual servers and their checks, and all mails. */
    CHECKERS("checker", "Healthchecker process");

    private final String word;
    private final String title;

    CompanionRole(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** What the launcher and {@code regent.role} call it. */
    String word() {
        return word;
    }

    /** What the log calls it. */
    String title() {
        return title;
    }
}
