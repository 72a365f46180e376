package io.regent.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code global_defs} with every default filled in (inventory 2.2), as far as it is not already
 * folded into the instances' own values.
 *
 * @param routerId name of this machine in messages; empty for the host name
 * @param mail where alerts go
 * @param scriptUser default identity of scripts
 * @param scriptSecurity {@code enable_script_security}
 * @param startupDelay instances neither act on adverts nor become Active until it is over; zero for
 *     none
 * @param dynamicInterfaces interfaces need not exist at start
 * @param logUnknownVrids adverts with a VRID that is not configured are logged
 * @param realtimePriority {@code vrrp_rt_priority}; empty for Regent's own choice
 * @param maxAutoPriority -1 forbids raising the priority without {@code vrrp_rt_priority}
 * @param realtimeLimitMicros {@code vrrp_rlimit_rttime}
 * @param noSwap {@code vrrp_no_swap}
 * @param niceness {@code vrrp_priority}, -20 to 19
 */
public record GlobalConfig(
        Optional<String> routerId,
        MailConfig mail,
        Optional<ScriptCommand.ScriptUser> scriptUser,
        boolean scriptSecurity,
        Duration startupDelay,
        boolean dynamicInterfaces,
        boolean logUnknownVrids,
        OptionalInt realtimePriority,
        OptionalInt maxAutoPriority,
        OptionalInt realtimeLimitMicros,
        boolean noSwap,
        OptionalInt niceness) {

    /** Recipients and relay of alerts. */
    public record MailConfig(
            List<String> recipients,
            Optional<String> from,
            Optional<String> server,
            int port,
            Duration timeout) {
        public MailConfig {
            recipients = List.copyOf(recipients);
        }
    }
}
