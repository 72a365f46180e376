package io.regent.config;

import io.regent.config.OptionWords.Kind;
import io.regent.config.feature.RuleConfig;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.List;

/** The lines of {@code virtual_rules} and {@code static_rules} (inventory 3.8). */
final class RuleLines extends BlockTypes.Entries<RuleConfig> {

    static final RuleLines TYPE = new RuleLines();

    private static final OptionWords OPTIONS =
            new OptionWords()
                    .with(Kind.NOTHING, "inet inet6 not l3mdev nop blackhole unreachable prohibit")
                    .with(Kind.NOTHING, "no_track")
                    .with(Kind.PREFIX, "from to")
                    .with(Kind.NAME, "table lookup tos dsfield fwmark realms ipproto")
                    .with(Kind.WORD, "dev iif oif suppress_ifgroup sup_group track_group")
                    .with(Kind.NUMBER, "preference order priority tunnel-id goto")
                    .with(Kind.NUMBER, "suppress_prefixlength sup_pl")
                    .with(Kind.BYTE, "protocol")
                    .with(Kind.RANGE, "uidrange sport dport");

    private static final List<String> ACTIONS =
            List.of(
                    "table",
                    "lookup",
                    "l3mdev",
                    "goto",
                    "nop",
                    "blackhole",
                    "unreachable",
                    "prohibit");

    private RuleLines() {
        super("{ lines of [from PREFIX] [to PREFIX] ACTION [...] as in ip-rule(8) }");
    }

    @Override
    void readLine(Statement line, List<RuleConfig> entries, Reading reading) {
        var cursor = new OptionWords.Cursor(line, reading);
        for (Word word = cursor.next(); word != null; word = cursor.next()) {
            Kind kind = OPTIONS.kind(word.text());
            if (kind != null) cursor.keep(word, kind);
            else if (!word.text().equals("type")) {
                cursor.fail(word, "unknown option '" + word.text() + "' of a rule");
            }
        }
        if (cursor.failed) return;
        int actions = 0;
        for (String action : ACTIONS) if (cursor.has(action)) actions++;
        if (actions != 1) {
            cursor.fail(line.keyword(), "a rule needs exactly one action");
            return;
        }
        if (!cursor.has("preference") && !cursor.has("order") && !cursor.has("priority")) {
            reading.adjusted(
                    ErrorClass.GENERAL_ERROR,
                    line.at(),
                    "the rule has no preference; one is chosen");
        }
        entries.add(new RuleConfig(cursor.settings));
    }
}
