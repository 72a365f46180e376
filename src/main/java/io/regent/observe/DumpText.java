package io.regent.observe;

import io.regent.config.ScriptCommand;
import io.regent.config.VirtualAddress;
import io.regent.net.IpPrefix;
import io.regent.sys.LocalTime;
import java.time.Duration;
import java.time.Instant;

/**
 * The layout that dump files share: titles, objects at one blank, attributes at three; and how
 * single values are written in them.
 */
final class DumpText {

    private final StringBuilder text = new StringBuilder();

    DumpText title(String title) {
        return line("------< " + title + " >------");
    }

    DumpText object(String kind, Object name) {
        return line(" " + kind + " = " + name);
    }

    DumpText attribute(String name, Object value) {
        return line("   " + name + " = " + value);
    }

    /** An attribute without a value, or the head of a list. */
    DumpText note(String line) {
        return line("   " + line);
    }

    DumpText item(String line) {
        return line("     " + line);
    }

    DumpText line(String line) {
        text.append(line).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** {@code '/path' 'argument'}. */
    static String words(ScriptCommand command) {
        var words = new StringBuilder();
        for (String word : command.argv()) {
            if (!words.isEmpty()) words.append(' ');
            words.append('\'').append(word.replace("'", "'\\''")).append('\'');
        }
        return words.toString();
    }

    /** {@code 10.0.0.1/24 brd 10.0.0.255 dev eth0 scope global label eth0:1 set}. */
    static String address(VirtualAddress address, String interfaceName, boolean set) {
        var line = new StringBuilder(prefix(address.local()));
        address.broadcast().ifPresent(broadcast -> line.append(" brd ").append(broadcast));
        line.append(" dev ").append(address.dev().orElse(interfaceName));
        line.append(" scope ").append(scope(address.scope()));
        address.label().ifPresent(label -> line.append(" label ").append(label));
        address.peer().ifPresent(peer -> line.append(" peer ").append(prefix(peer)));
        if (address.noPrefixRoute()) line.append(" noprefixroute");
        if (address.noTrack()) line.append(" no_track");
        if (set) line.append(" set");
        return line.toString();
    }

    /** {@code 1795368948.475202 (Sun Nov 22 17:35:48.475202 2026)}. */
    static String time(Instant time) {
        LocalTime local = LocalTime.at(time.getEpochSecond());
        String micros = "%06d".formatted(time.getNano() / 1000);
        var line = new StringBuilder(epochSeconds(time)).append(" (");
        local.appendDate(line).append(' ');
        local.appendTime(line).append('.').append(micros);
        return line.append(' ').append(local.year()).append(')').toString();
    }

    /** Seconds with six decimals. */
    static String epochSeconds(Instant time) {
        return "%d.%06d".formatted(time.getEpochSecond(), time.getNano() / 1000);
    }

    /** Seconds with as many decimals as there are: {@code 1}, {@code 0.5}. */
    static String seconds(Duration span) {
        String digits = "%d.%09d".formatted(span.toSeconds(), span.toNanosPart());
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') end--;
        if (digits.charAt(end - 1) == '.') end--;
        return digits.substring(0, end);
    }

    static String truth(boolean value) {
        return value ? "true" : "false";
    }

    static String enabled(boolean value) {
        return value ? "enabled" : "disabled";
    }

    private static String prefix(IpPrefix prefix) {
        boolean host = prefix.length() == prefix.family().hostPrefixLength();
        return host ? prefix.address().toString() : prefix.toString();
    }

    private static String scope(int scope) {
        return switch (scope) {
            case 0 -> "global";
            case 200 -> "site";
            case 253 -> "link";
            case 254 -> "host";
            default -> Integer.toString(scope);
        };
    }
}
