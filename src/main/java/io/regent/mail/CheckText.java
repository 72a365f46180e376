package io.regent.mail;

import io.regent.config.lvs.Checker;

/** How mails say that a check changed the state of a real server, in keepalived's words. */
public final class CheckText {

    private CheckText() {}

    public static String succeeded(Checker checker) {
        return switch (checker) {
            case Checker.Tcp _ -> "TCP CHECK succeed on service";
            case Checker.Udp _ -> "UDP CHECK succeed on service";
            case Checker.Ping _ -> "ICMP CHECK succeed on service";
            case Checker.Misc _ -> "MISC CHECK succeeded on service";
            case Checker.Dns _ -> "DNS_CHECK: succeed on service";
            case Checker.Web _, Checker.Smtp _ -> "CHECK succeed on service";
            case Checker.TrackedFile _ -> "FILE CHECK succeed on service";
            case Checker.Bfd _ -> "BFD CHECK succeed on service";
        };
    }

    /**
     * @param reason in a few words; the kinds of check that keepalived gives none for give none
     */
    public static String failed(Checker checker, String reason) {
        return switch (checker) {
            case Checker.Tcp _ -> "TCP CHECK failed on service";
            case Checker.Udp _ -> "UDP CHECK failed on service";
            case Checker.Ping _ -> "ICMP CHECK failed on service";
            case Checker.Misc _ -> "MISC CHECK failed on service";
            case Checker.Dns _ -> "DNS_CHECK: failed on service";
            case Checker.Web _, Checker.Smtp _ -> "CHECK failed on service : " + reason;
            case Checker.TrackedFile _ -> "FILE CHECK failed on service";
            case Checker.Bfd _ -> "BFD CHECK failed on service";
        };
    }
}
