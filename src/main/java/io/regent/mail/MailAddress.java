package io.regent.mail;

/**
 * An address of the configuration: {@code user@host}, or {@code Display name <user@host>}.
 *
 * @param display empty for none; without quotes around it
 * @param address what stands in the envelope
 */
public record MailAddress(String display, String address) {

    /** RFC 5322 section 3.2.3: a phrase with any of these is quoted. */
    private static final String SPECIALS = "()<>[]:;@\\,.\"";

    /** Any text is an address; whether the relay likes it, it will say. */
    static MailAddress parse(String text) {
        int open = text.lastIndexOf('<');
        int close = text.indexOf('>', open + 1);
        if (open < 0 || close < 0) return new MailAddress("", text.strip());
        String address = text.substring(open + 1, close).strip();
        return new MailAddress(unquoted(text.substring(0, open).strip()), address);
    }

    /** As in From and To. */
    String header() {
        return display.isEmpty() ? address : phrase() + " <" + address + ">";
    }

    private String phrase() {
        for (int i = 0; i < display.length(); i++) {
            if (SPECIALS.indexOf(display.charAt(i)) >= 0) return quoted();
        }
        return display;
    }

    private String quoted() {
        return '"' + display.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String unquoted(String phrase) {
        boolean quoted = phrase.length() >= 2 && phrase.startsWith("\"") && phrase.endsWith("\"");
        return quoted ? phrase.substring(1, phrase.length() - 1) : phrase;
    }
}
