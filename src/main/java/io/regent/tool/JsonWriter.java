package io.regent.tool;

/** Writes indented JSON (RFC 8259). Names and values come in the order of the calls. */
final class JsonWriter {

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean first = true;
    private boolean named;

    JsonWriter object() {
        return open('{');
    }

    JsonWriter array() {
        return open('[');
    }

    JsonWriter endObject() {
        return close('}');
    }

    JsonWriter endArray() {
        return close(']');
    }

    JsonWriter name(String name) {
        separate();
        quote(name);
        text.append(": ");
        named = true;
        return this;
    }

    JsonWriter value(String value) {
        separate();
        quote(value);
        return this;
    }

    JsonWriter value(long value) {
        separate();
        text.append(value);
        return this;
    }

    JsonWriter value(boolean value) {
        separate();
        text.append(value);
        return this;
    }

    JsonWriter member(String name, String value) {
        return name(name).value(value);
    }

    JsonWriter member(String name, long value) {
        return name(name).value(value);
    }

    @Override
    public String toString() {
        return text + "\n";
    }

    private JsonWriter open(char bracket) {
        separate();
        text.append(bracket);
        depth++;
        first = true;
        return this;
    }

    private JsonWriter close(char bracket) {
        depth--;
        if (!first) newLine();
        text.append(bracket);
        first = false;
        return this;
    }

    /** Before a name or a value: a comma, a new line, or nothing behind a name. */
    private void separate() {
        if (named) {
            named = false;
            return;
        }
        if (depth > 0) {
            if (!first) text.append(',');
            newLine();
        }
        first = false;
    }

    private void newLine() {
        text.append('\n').repeat(' ', 2 * depth);
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') text.append('\\').append(c);
            else if (Character.isISOControl(c)) text.append("\\u%04x".formatted((int) c));
            else text.append(c);
        }
        text.append('"');
    }
}
