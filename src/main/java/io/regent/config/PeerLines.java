package io.regent.config;

import io.regent.config.feature.UnicastPeer;
import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import io.regent.net.IpAddress;
import java.util.List;
import java.util.Optional;

/** The lines of {@code unicast_peer}: {@code ADDR [min_ttl N] [max_ttl N]}. */
final class PeerLines extends BlockTypes.Entries<UnicastPeer> {

    static final PeerLines TYPE = new PeerLines();

    private static final int HIGHEST_TTL = 255;

    private PeerLines() {
        super("{ lines of ADDR [min_ttl 0..255] [max_ttl 0..255] }");
    }

    @Override
    void readLine(Statement line, List<UnicastPeer> entries, Reading reading) {
        Word name = line.keyword();
        Optional<IpAddress> address = IpAddress.parse(name.text());
        if (address.isEmpty() || address.get().isMulticast()) {
            String message = "'" + name.text() + "' is not the address of a peer";
            reading.bad(ErrorClass.GENERAL_ERROR, name.at(), message);
            return;
        }
        for (UnicastPeer peer : entries) {
            if (!peer.address().equals(address.get())) continue;
            reading.bad(ErrorClass.GENERAL_ERROR, name.at(), name.text() + " is listed twice");
            return;
        }
        int min = 0;
        int max = HIGHEST_TTL;
        for (int i = 0; i < line.argumentCount(); i += 2) {
            Word option = line.argument(i);
            boolean last = i + 1 == line.argumentCount();
            long ttl = last ? -1 : Numbers.parse(line.argument(i + 1).text());
            boolean isMin = option.text().equals("min_ttl");
            boolean known = isMin || option.text().equals("max_ttl");
            if (!known || ttl < 0 || ttl > HIGHEST_TTL) {
                String message = "'" + option.text() + "' is not a limit of the TTL";
                reading.bad(ErrorClass.GENERAL_ERROR, option.at(), message);
                return;
            }
            if (isMin) min = (int) ttl;
            else max = (int) ttl;
        }
        entries.add(new UnicastPeer(address.get(), min, max));
    }
}
