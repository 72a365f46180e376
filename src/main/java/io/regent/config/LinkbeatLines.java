package io.regent.config;

import io.regent.config.feature.LinkbeatInterface;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.List;
import java.util.Optional;

/** The lines of {@code linkbeat_interfaces}. */
final class LinkbeatLines extends BlockTypes.Entries<LinkbeatInterface> {

    private static final List<String> METHODS = List.of("MII", "ETHTOOL", "IOCTL");

    LinkbeatLines() {
        super("{ lines of IF [MII|ETHTOOL|IOCTL] }");
    }

    @Override
    void readLine(Statement line, List<LinkbeatInterface> entries, Reading reading) {
        Optional<String> method = Optional.empty();
        if (line.argumentCount() > 0) {
            Word word = line.argument(0);
            if (!METHODS.contains(word.text())) {
                String message = "'" + word.text() + "' is no way to ask for a link";
                reading.bad(ErrorClass.GENERAL_ERROR, word.at(), message);
            } else {
                method = Optional.of(word.text());
            }
        }
        reading.names(line.keyword(), ErrorClass.FATAL);
        entries.add(new LinkbeatInterface(line.name(), method));
    }
}
