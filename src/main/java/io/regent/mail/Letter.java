package io.regent.mail;

import io.regent.mail.MailEvent.CheckerChanged;
import io.regent.mail.MailEvent.GroupChanged;
import io.regent.mail.MailEvent.InstanceChanged;
import io.regent.mail.MailEvent.Moment;
import io.regent.mail.MailEvent.QuorumChanged;
import io.regent.mail.MailEvent.RealServerChanged;
import io.regent.mail.MailEvent.RealServerRemoved;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a mail says, in keepalived's words, for people have filters on them (inventory 8.11).
 *
 * @param subject without the name of the machine
 * @param body one line, without the arrows around it
 */
record Letter(String subject, String body) {

    /** In UTF-8; what is longer is cut. */
    private static final int MOST_SUBJECT_BYTES = 255, MOST_BODY_BYTES = 511;

    /** RFC 5322 section 3.3. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    static Letter of(MailEvent event) {
        return switch (event) {
            case InstanceChanged(String name, MailState state) ->
                    new Letter(
                            "VRRP Instance " + name + " - " + state.subject(),
                            state == MailState.MASTER
                                    ? "VRRP Instance is now owning VRRP VIPs"
                                    : "VRRP Instance is no longer owning VRRP VIPs");
            case GroupChanged(String name, MailState state) ->
                    new Letter(
                            "VRRP Group " + name + " - " + state.subject(),
                            "All VRRP group instances are now in " + state + " state");
            case CheckerChanged changed ->
                    realServer(
                            changed.server(),
                            changed.virtualServer(),
                            changed.up(),
                            changed.cause());
            case RealServerChanged changed ->
                    realServer(
                            changed.server(),
                            changed.virtualServer(),
                            changed.up(),
                            changed.cause());
            case RealServerRemoved removed ->
                    realServer(
                            removed.server(),
                            removed.virtualServer(),
                            false,
                            leaving(removed.moment()));
            case QuorumChanged changed -> quorum(changed);
        };
    }

    private static Letter realServer(String server, String of, boolean up, String cause) {
        return new Letter(
                "Realserver " + server + " of virtual server " + of + upOrDown(up), cause);
    }

    private static Letter quorum(QuorumChanged changed) {
        String body =
                switch (changed.moment()) {
                    case START -> "Starting with quorum " + (changed.up() ? "up " : "down ");
                    case RUNNING -> changed.up() ? "Gained quorum " : "Lost quorum ";
                    case REMOVAL, STOP -> leaving(changed.moment());
                };
        boolean judged = changed.moment() == Moment.START || changed.moment() == Moment.RUNNING;
        return new Letter(
                "Virtualserver " + changed.virtualServer() + upOrDown(changed.up()),
                judged ? body + threshold(changed) : body);
    }

    private static String leaving(Moment moment) {
        return moment == Moment.STOP ? "Stopping" : "Removing";
    }

    /** {@code 2+1=3 <= 8}, or {@code 2-1=1 > 0}: quorum, hysteresis, threshold, weights. */
    private static String threshold(QuorumChanged changed) {
        long quorum = changed.quorum();
        long hysteresis = changed.hysteresis();
        return changed.up()
                ? quorum
                        + "+"
                        + hysteresis
                        + "="
                        + (quorum + hysteresis)
                        + " <= "
                        + changed.weightSum()
                : quorum
                        + "-"
                        + hysteresis
                        + "="
                        + (quorum - hysteresis)
                        + " > "
                        + changed.weightSum();
    }

    private static String upOrDown(boolean up) {
        return up ? " - UP" : " - DOWN";
    }

    /** As it is sent: headers and body, with the ends of lines of RFC 5322. */
    byte[] encode(MailSettings settings, ZonedDateTime date) {
        var text = new StringBuilder();
        header(text, "Date", DATE.format(date));
        header(text, "From", settings.from().header());
        String whole = "[" + settings.routerId() + "] " + subject;
        header(text, "Subject", cut(whole, MOST_SUBJECT_BYTES));
        header(text, "X-Mailer", "Keepalived");
        appendRecipients(text, settings);
        text.append("\r\n=> ").append(onOneLine(cut(body, MOST_BODY_BYTES))).append(" <=\r\n\r\n");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void appendRecipients(StringBuilder to, MailSettings settings) {
        String before = "To: ";
        for (MailAddress recipient : settings.recipients()) {
            to.append(before).append(onOneLine(recipient.header()));
            before = ",\r\n ";
        }
        to.append("\r\n");
    }

    private static void header(StringBuilder to, String name, String value) {
        to.append(name).append(": ").append(onOneLine(value)).append("\r\n");
    }

    /** A line end in a name or a reply would begin a header, or a body, of its own. */
    private static String onOneLine(String text) {
        return text.replace('\r', ' ').replace('\n', ' ');
    }

    /** Between two characters. */
    private static String cut(String text, int mostBytes) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= mostBytes) return text;
        int end = mostBytes;
        // A byte 10xxxxxx goes on with a character.
        while ((bytes[end] & 0xc0) == 0x80) end--;
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
