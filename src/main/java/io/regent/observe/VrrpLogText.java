package io.regent.observe;

import io.regent.config.InstanceConfig;
import io.regent.net.IpAddress;
import io.regent.vrrp.AdvertNotice;
import io.regent.vrrp.ReceiveResult;
import io.regent.vrrp.Role;
import io.regent.vrrp.VrrpAdvert;
import io.regent.vrrp.VrrpEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the log says about virtual routers, word for word as keepalived 2.2.7 does where people and
 * programs look for it. A sender that keepalived leaves out stands at the end of the line.
 */
public final class VrrpLogText {

    private VrrpLogText() {}

    /**
     * The lines for a change of role, in order.
     *
     * @param effectivePriority our own before the change
     * @param fault what is broken when {@code to} is Fault
     * @param detail {@code -D}: also what happened to the addresses
     */
    public static List<String> roleChanged(
            InstanceConfig instance,
            Role from,
            VrrpEvent cause,
            Role to,
            int effectivePriority,
            Optional<String> fault,
            boolean detail) {
        var lines = new ArrayList<String>();
        String name = instance.name();
        Optional<String> reason = reason(from, cause, to, effectivePriority);
        if (reason.isPresent()) lines.add(at(name, reason.get()));
        switch (to) {
            case Role.Active _ -> lines.add(at(name, "Entering MASTER STATE"));
            case Role.Backup _ -> {
                String first = cause instanceof VrrpEvent.Startup ? " (init)" : "";
                lines.add(at(name, "Entering BACKUP STATE" + first));
            }
            case Role.Fault _ -> {
                lines.add(at(name, "Entering FAULT STATE"));
                if (fault.isPresent()) lines.add(at(name, fault.get()));
            }
            case Role.Initialize _ -> {}
        }
        if (detail) addDetails(lines, instance, from, to);
        return lines;
    }

    private static Optional<String> reason(
            Role from, VrrpEvent cause, Role to, int effectivePriority) {
        if (from instanceof Role.Backup && to instanceof Role.Active) {
            return Optional.of("Receive advertisement timeout");
        }
        if (!(from instanceof Role.Active) || !(to instanceof Role.Backup)) return Optional.empty();
        return Optional.of(
                cause instanceof VrrpEvent.AdvertReceived(var source, var advert)
                        ? yielded(source, advert, effectivePriority)
                        : "was held up for longer than others wait; giving up the addresses until"
                                + " it is known who has them");
    }

    private static void addDetails(
            List<String> lines, InstanceConfig instance, Role from, Role to) {
        if (to instanceof Role.Active) addressLines(lines, instance, "setting");
        if (!(from instanceof Role.Active)) return;
        // Who yields to a better router says so by falling silent.
        if (!(to instanceof Role.Backup)) lines.add(at(instance.name(), "sent 0 priority"));
        addressLines(lines, instance, "removing");
    }

    public static String advertLate(String instance, long lateNanos) {
        String millis = Long.toString(lateNanos / 1_000_000);
        return at(
                instance,
                "advert "
                        + millis
                        + " ms late: this machine gives the daemon too little time, others"
                        + " may take over");
    }

    public static String priorityChanged(String instance, int before, int now) {
        return at(instance, "Changing effective priority from " + before + " to " + now);
    }

    /** An Active router stays Active. */
    public static String lowerPriorityHeard(
            String instance, IpAddress source, int priority, int ours) {
        return at(
                instance,
                "Received advert from "
                        + source
                        + " with lower priority "
                        + priority
                        + ", ours "
                        + ours
                        + ", forcing new election");
    }

    public static String removedByReload(String instance) {
        return at(instance, "removed by reload");
    }

    /** The Active router gives up. */
    public static String releaseHeard(String instance, boolean asActive) {
        return at(
                instance,
                asActive
                        ? "Master received priority 0 message"
                        : "Backup received priority 0 advertisement");
    }

    /** For {@code -D}. */
    public static String announced(String interfaceName, IpAddress address) {
        return "Sending gratuitous ARP on " + interfaceName + " for " + address;
    }

    public static String addressRestored(String instance, IpAddress address, String interfaceName) {
        return at(
                instance,
                "IP " + address + " was removed from " + interfaceName + " by others, set again");
    }

    public static String linkChanged(String interfaceName, boolean usable) {
        return "Netlink reports " + interfaceName + (usable ? " up" : " down");
    }

    /**
     * @param who an instance, or empty when it concerns none
     */
    public static String refused(String who, String what, String reason) {
        String text = what + " was refused: " + reason;
        return who.isEmpty() ? text : at(who, text);
    }

    /**
     * A packet that no election saw.
     *
     * @param where the instance, or the interface while no instance is known
     */
    public static String dropped(String where, ReceiveResult.Dropped dropped) {
        int found = dropped.found();
        int wanted = dropped.wanted();
        return switch (dropped.reason()) {
            case UNKNOWN_VRID ->
                    "Unknown VRID(" + found + ") received on interface(" + where + "). ignoring...";
            case LENGTH_MISMATCH ->
                    at(
                            where,
                            "vrrp packet too "
                                    + (found < wanted ? "short" : "long")
                                    + ", length "
                                    + found
                                    + " and expect "
                                    + wanted);
            case WRONG_TTL ->
                    at(where, "invalid TTL/HL. Received " + found + " and expect " + wanted);
            case WRONG_CHECKSUM -> at(where, "Invalid VRRP checksum");
            case WRONG_TYPE -> at(where, "Invalid packet type. " + found + " and expect " + wanted);
            case INVALID_AUTH_TYPE, AUTH_TYPE_MISMATCH ->
                    at(where, "received a " + found + " auth, expecting " + wanted + "!");
            case WRONG_PASSWORD -> at(where, "received an invalid passwd!");
            case INTERVAL_MISMATCH ->
                    at(
                            where,
                            "advertisement interval mismatch mine="
                                    + wanted
                                    + " sec rcv'd="
                                    + found
                                    + " sec");
            case TRUNCATED,
                    HEADER_INCOMPLETE,
                    NOT_VRRP,
                    FRAGMENT,
                    NOT_TAKING_PART,
                    WRONG_VERSION,
                    TOTAL_LENGTH_MISMATCH,
                    ZERO_INTERVAL,
                    NOT_MULTICAST,
                    OWN_ADVERT,
                    OWNER_IGNORES_ADVERTS,
                    NO_ADDRESSES ->
                    at(where, dropped.text());
        };
    }

    /** An advert that was accepted although something about it is odd. */
    public static String noticed(String instance, AdvertNotice notice) {
        return at(instance, notice.text());
    }

    private static String yielded(IpAddress source, VrrpAdvert advert, int effectivePriority) {
        String text = "Master received advert from " + source + " with ";
        return advert.priority() > effectivePriority
                ? text + "higher priority " + advert.priority() + ", ours " + effectivePriority
                : text + "same priority " + advert.priority() + " but higher IP address than ours";
    }

    private static void addressLines(List<String> lines, InstanceConfig instance, String verb) {
        if (!instance.virtualAddresses().isEmpty()) {
            lines.add(at(instance.name(), verb + " VIPs."));
        }
        if (!instance.excludedAddresses().isEmpty()) {
            lines.add(at(instance.name(), verb + " E-VIPs."));
        }
    }

    private static String at(String name, String text) {
        return "(" + name + ") " + text;
    }
}
