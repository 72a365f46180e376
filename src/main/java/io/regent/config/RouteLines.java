package io.regent.config;

import io.regent.config.OptionWords.Kind;
import io.regent.config.feature.RouteConfig;
import io.regent.config.feature.Setting;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of {@code virtual_routes} and {@code static_routes} (inventory 3.7). */
final class RouteLines extends BlockTypes.Entries<RouteConfig> {

    static final RouteLines TYPE = new RouteLines();

    private static final OptionWords OPTIONS =
            new OptionWords()
                    .with(
                            Kind.NOTHING,
                            "add append prepend unicast local broadcast anycast multicast throw"
                                    + " unreachable prohibit blackhole nat onlink no_track nexthop"
                                    + " or inet inet6")
                    .with(Kind.ADDRESS, "src as")
                    .with(Kind.PREFIX, "from")
                    .with(Kind.WORD, "dev oif congctl features realms ttl-propagate vrf pref")
                    .with(Kind.WORD, "track_group")
                    .with(Kind.NAME, "table tos dsfield protocol scope")
                    .with(Kind.NUMBER, "metric priority preference mtu advmss reordering cwnd")
                    .with(Kind.NUMBER, "ssthresh window initcwnd initrwnd expires weight")
                    .with(Kind.TIME, "rtt rttvar rto_min")
                    .with(Kind.BYTE, "hoplimit")
                    .with(Kind.BIT, "quickack fastopen_no_cookie");

    private RouteLines() {
        super("{ lines of [TYPE] [to] DEST [via ADDR] [dev IF] [...] as in ip-route(8) }");
    }

    @Override
    void readLine(Statement line, List<RouteConfig> entries, Reading reading) {
        var cursor = new OptionWords.Cursor(line, reading);
        String destination = null;
        for (Word word = cursor.next(); word != null; word = cursor.next()) {
            String text = word.text();
            Kind kind = OPTIONS.kind(text);
            if (kind != null) {
                skipLock(cursor);
                cursor.keep(word, kind);
            } else if (text.equals("via") || text.equals("gw")) {
                via(cursor, word);
            } else if (text.equals("encap")) {
                encap(cursor);
            } else if (!text.equals("to")) {
                destination = destination(cursor, word, destination);
            }
        }
        if (cursor.failed) return;
        if (destination == null) cursor.fail(line.keyword(), "a route without a destination");
        else entries.add(new RouteConfig(destination, cursor.settings));
    }

    private static void skipLock(OptionWords.Cursor cursor) {
        Word next = cursor.peek();
        if (next != null && next.text().equals("lock")) cursor.next();
    }

    private static void via(OptionWords.Cursor cursor, Word via) {
        Word next = cursor.peek();
        boolean family =
                next != null && (next.text().equals("inet") || next.text().equals("inet6"));
        if (family) cursor.next();
        cursor.keep(via, Kind.ADDRESS);
    }

    /** Everything up to the next hop belongs to the tunnel. */
    private static void encap(OptionWords.Cursor cursor) {
        var words = new StringBuilder();
        for (Word word = cursor.peek(); word != null; word = cursor.peek()) {
            if (word.text().equals("nexthop") || word.text().equals("via")) break;
            cursor.next();
            if (!words.isEmpty()) words.append(' ');
            words.append(word.text());
        }
        cursor.settings.add(new Setting("encap", words.toString()));
    }

    private static @Nullable String destination(
            OptionWords.Cursor cursor, Word word, @Nullable String earlier) {
        String text = word.text().equals("default6") ? "default" : word.text();
        boolean fits = OptionWords.isPrefix(text);
        if (fits && earlier == null) return text;
        cursor.fail(
                word,
                fits ? "a second destination" : "unknown option '" + word.text() + "' of a route");
        return null;
    }
}
