package io.regent.config.feature;

import java.time.Duration;
import java.util.Optional;

/**
 * Keywords at the top of the file that open no block (inventory 2.1).
 *
 * @param ipvsNamespace {@code net_namespace_ipvs}; its empty name stands for that of process 1
 * @param instance name of this instance of the daemon
 * @param childWait how long children may take to end
 */
public record RootConfig(
        boolean linkbeatPolling,
        Optional<String> namespace,
        Optional<String> ipvsNamespace,
        boolean namespaceWithIpsets,
        boolean usePidDirectory,
        Optional<String> instance,
        Duration childWait) {}
