package io.regent.config.feature;

import java.time.Duration;
import java.util.Optional;

/**
 * Who may ask for the state, and how. Each component is the keyword of its name, as {@code
 * docs/keyword-reference.md} describes it.
 */
public record MonitorConfig(
        String snmpSocket,
        boolean enableTraps,
        boolean enableSnmpVrrp,
        boolean enableSnmpRfc,
        boolean enableSnmpRfcv2,
        boolean enableSnmpRfcv3,
        boolean enableSnmpChecker,
        Duration snmpVsStatsUpdateInterval,
        Optional<Duration> snmpRsStatsUpdateInterval,
        boolean enableDbus,
        String dbusServiceName,
        String dbusNoInterfaceName) {}
