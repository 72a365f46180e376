package io.regent.vrrp;

/** What an operator should hear once about an advert that is accepted all the same. */
public enum AdvertNotice {
    /** Version 3: the sender's interval is not ours. It is adopted, not refused. */
    INTERVAL_DIFFERS("advert interval differs from ours"),
    /** The sender lists more or fewer addresses than we do. */
    ADDRESS_COUNT_DIFFERS("number of virtual addresses differs from ours"),
    /** One of our addresses is not in the sender's list. */
    ADDRESS_MISSING("one of our virtual addresses is not listed");

    private final String text;

    AdvertNotice(String text) {
        this.text = text;
    }

    /** For the log, to stand after the sender. */
    public String text() {
        return text;
    }
}
