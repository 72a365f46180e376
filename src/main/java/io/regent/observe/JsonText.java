package io.regent.observe;

/** Writes JSON without blanks, on one line, with {@code /} escaped as json-c does. */
final class JsonText {

    private final StringBuilder text = new StringBuilder();

    JsonText open(char bracket) {
        comma();
        text.append(bracket);
        return this;
    }

    JsonText close(char bracket) {
        text.append(bracket);
        return this;
    }

    JsonText name(String name) {
        comma();
        quote(name);
        text.append(':');
        return this;
    }

    JsonText string(String value) {
        comma();
        quote(value);
        return this;
    }

    /** A number or a boolean, as it is to be printed. */
    JsonText bare(String value) {
        comma();
        text.append(value);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Whatever follows a value needs one. */
    private void comma() {
        if (text.isEmpty()) return;
        char last = text.charAt(text.length() - 1);
        if (last != '{' && last != '[' && last != ':' && last != ',') text.append(',');
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\' || c == '/') text.append('\\').append(c);
            else if (c < ' ') text.append("\\u%04x".formatted((int) c));
            else text.append(c);
        }
        text.append('"');
    }
}
