package io.regent.check;

import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Protocol;
import java.util.Optional;

/**
 * Who wants to know how a check came out.
 *
 * @param realServer for the log
 * @param protocol of the virtual server, for the log; empty for firewall marks
 * @param virtualServer how the log calls it
 */
public record CheckSubject(
        CheckId id, Endpoint realServer, Optional<Protocol> protocol, String virtualServer) {}
