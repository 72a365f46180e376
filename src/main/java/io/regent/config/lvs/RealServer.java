package io.regent.config.lvs;

import io.regent.config.ScriptCommand;
import java.util.List;
import java.util.Optional;

/**
 * A {@code real_server} (inventory 4.4), with what it inherits from its virtual server.
 *
 * @param weight 0 to 2147483647
 * @param upperThreshold connections beyond which it gets no more, 0 for no limit (ipvsadm -x)
 * @param lowerThreshold connections below which it gets some again (ipvsadm -y)
 * @param inhibitOnFailure weight 0 instead of removal while it is down
 * @param notifyUp script for coming up
 * @param notifyDown script for going down
 * @param smtpAlert mail when it goes up or down
 * @param checkers by kind, and within a kind as in the file; without any, the server is always up
 */
public record RealServer(
        Endpoint endpoint,
        Forwarding forwarding,
        int weight,
        long upperThreshold,
        long lowerThreshold,
        boolean inhibitOnFailure,
        Optional<ScriptCommand> notifyUp,
        Optional<ScriptCommand> notifyDown,
        boolean smtpAlert,
        Optional<String> snmpName,
        List<Checker> checkers) {

    public RealServer {
        checkers = List.copyOf(checkers);
    }
}
