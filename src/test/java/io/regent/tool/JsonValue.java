package io.regent.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A strict reader of JSON (RFC 8259). */
public final class JsonValue {

    private final String text;
    private int at;

    private JsonValue(String text) {
        this.text = text;
    }

    /** Maps, lists, strings, longs, doubles and booleans. */
    public static Object parse(String text) {
        var reader = new JsonValue(text);
        Object value = reader.value();
        reader.blanks();
        if (reader.at < text.length()) throw reader.unexpected();
        return value;
    }

    /** The value that a path of names and indexes leads to. */
    public static Object get(Object value, Object... path) {
        Object inner = value;
        for (Object step : path) {
            inner =
                    step instanceof Integer index
                            ? ((List<?>) inner).get(index)
                            : ((Map<?, ?>) inner).get(step);
            if (inner == null) throw new AssertionError(step + " is not in " + value);
        }
        return inner;
    }

    private Object value() {
        blanks();
        char c = peek();
        if (c == '{') return object();
        if (c == '[') return array();
        if (c == '"') return string();
        int start = at;
        while (at < text.length() && isPartOfWord(text.charAt(at))) at++;
        String word = text.substring(start, at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> number(word);
        };
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }

    private static Object number(String word) {
        return word.contains(".") ? (Object) Double.valueOf(word) : Long.valueOf(word);
    }

    private Map<String, Object> object() {
        var members = new LinkedHashMap<String, Object>();
        take('{');
        while (!ends('}', members.isEmpty())) {
            String name = string();
            take(':');
            if (members.put(name, value()) != null) throw unexpected();
        }
        return members;
    }

    private List<Object> array() {
        var values = new ArrayList<Object>();
        take('[');
        while (!ends(']', values.isEmpty())) values.add(value());
        return values;
    }

    private boolean ends(char bracket, boolean first) {
        blanks();
        if (peek() == bracket) {
            at++;
            return true;
        }
        if (!first) take(',');
        blanks();
        return false;
    }

    private String string() {
        take('"');
        var value = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') throw unexpected();
            if (c != '\\') {
                value.append(c);
            } else if (text.charAt(at) == 'u') {
                value.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                at += 5;
            } else {
                value.append(text.charAt(at++));
            }
        }
        at++;
        return value.toString();
    }

    private void take(char expected) {
        blanks();
        if (peek() != expected) throw unexpected();
        at++;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private char peek() {
        if (at == text.length()) throw unexpected();
        return text.charAt(at);
    }

    private AssertionError unexpected() {
        return new AssertionError("at " + at + " of " + text);
    }
}
