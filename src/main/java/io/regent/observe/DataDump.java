package io.regent.observe;

import static io.regent.observe.DumpText.enabled;
import static io.regent.observe.DumpText.seconds;
import static io.regent.observe.DumpText.truth;

import io.regent.config.AnnounceConfig;
import io.regent.config.GlobalConfig;
import io.regent.config.InstanceConfig;
import io.regent.config.NotifyConfig;
import io.regent.config.ScriptCommand;
import io.regent.config.Tracked;
import io.regent.config.VirtualAddress;
import io.regent.net.Link;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code keepalived.data}, written on SIGUSR1 (inventory 8.12). Passwords are masked. */
public final class DataDump {

    public static final String FILE_NAME = "keepalived.data";

    private final DumpText out = new DumpText();
    private final DaemonSnapshot snapshot;

    private DataDump(DaemonSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Stands for the virtual router of a packet that was for none of them. */
    public static final String NO_INSTANCE = "(none)";

    public static String of(DaemonSnapshot snapshot) {
        var dump = new DataDump(snapshot);
        dump.global(snapshot.global());
        dump.topology();
        dump.scripts();
        dump.interfaces();
        dump.drops();
        return dump.out.toString();
    }

    private void global(GlobalConfig global) {
        out.title("Global definitions");
        global.routerId().ifPresent(id -> attribute("Router ID", id));
        var mail = global.mail();
        mail.server().ifPresent(server -> attribute("Smtp server", server));
        mail.from().ifPresent(from -> attribute("Email notification from", from));
        for (String recipient : mail.recipients()) attribute("Email notification", recipient);
        attribute("Dynamic interfaces", truth(global.dynamicInterfaces()));
        attribute("VRRP startup delay", seconds(global.startupDelay()));
        attribute("Log unknown vrids", truth(global.logUnknownVrids()));
        attribute("VRRP process priority", global.niceness().orElse(0));
        attribute("VRRP don't swap", truth(global.noSwap()));
        attribute("VRRP realtime priority", global.realtimePriority().orElse(0));
        attribute("VRRP realtime limit", global.realtimeLimitMicros().orElse(0));
        out.line(" Script security " + enabled(global.scriptSecurity()));
        global.scriptUser()
                .ifPresent(user ->
                        attribute(
                                "Default script user",
                                user.user() + user.group().map(g -> " " + g).orElse("")));
    }

    private void attribute(String name, Object value) {
        out.line(" " + name + " = " + value);
    }

    private void topology() {
        if (snapshot.instances().isEmpty()) return;
        out.title("VRRP Topology");
        for (InstanceSnapshot instance : snapshot.instances()) instance(instance);
    }

    private void instance(InstanceSnapshot instance) {
        InstanceConfig config = instance.config();
        out.object("VRRP Instance", config.name());
        out.attribute("VRRP Version", config.version());
        state(instance);
        out.attribute("Interface", config.interfaceName());
        if (!config.trackLink()) out.note("VRRP interface tracking disabled");
        if (config.skipCheckAdvertAddresses()) out.note("Skip checking advert IP addresses");
        instance.source().ifPresent(source -> out.attribute("Using src_ip", source));
        out.note("Multicast address " + config.group());
        announce(config.announce());
        out.attribute("Down timer adverts", config.downTimerAdverts());
        out.attribute(
                "Send advert after receive lower priority advert",
                truth(!config.lowerPriorityNoAdvert()));
        out.attribute(
                "Send advert after receive higher priority advert",
                truth(config.higherPrioritySendAdvert()));
        out.attribute("Virtual Router ID", config.vrid());
        out.attribute("Priority", config.priority());
        out.attribute("Effective priority", instance.effectivePriority());
        out.attribute("Total priority", instance.totalPriority());
        protocol(config);
        addresses(config, instance.isMaster());
        tracked("Tracked interfaces :", config.trackInterfaces());
        tracked("Tracked scripts :", config.trackScripts());
        out.attribute("Using smtp notification", "no");
        notifyScripts(config.notifyScripts());
        out.attribute("Notify priority changes", truth(config.notifyPriorityChanges()));
    }

    private void state(InstanceSnapshot instance) {
        out.attribute("State", instance.state());
        if (instance.active().isPresent()) {
            var active = instance.active().get();
            out.attribute("Master router", active.address());
            out.attribute("Master priority", active.priority());
            if (instance.config().version() == 3) {
                long millis = active.interval().toMillis();
                out.attribute("Master advert interval", millis + " milli-sec");
            }
        }
        out.note("Flags: none");
        out.attribute("Wantstate", instance.state());
        out.attribute("Number of config faults", 0);
        out.attribute("Number of tracker faults", instance.faults());
        out.attribute("Number of track scripts init", instance.unknown());
        out.attribute("Last transition", DumpText.time(instance.lastTransition()));
        out.attribute("Read timeout", instance.deadline().map(DumpText::time).orElse("DISABLED"));
    }

    private void announce(AnnounceConfig announce) {
        out.attribute("Gratuitous ARP delay", seconds(announce.delay()));
        out.attribute("Gratuitous ARP repeat", announce.repeat());
        out.attribute("Gratuitous ARP refresh", seconds(announce.refresh()));
        out.attribute("Gratuitous ARP refresh repeat", announce.refreshRepeat());
        out.attribute(
                "Gratuitous ARP lower priority delay", seconds(announce.lowerPriorityDelay()));
        out.attribute("Gratuitous ARP lower priority repeat", announce.lowerPriorityRepeat());
    }

    private void protocol(InstanceConfig config) {
        out.attribute(
                "Advert interval",
                config.version() == 2
                        ? config.advertInterval().toSeconds() + " sec"
                        : config.advertInterval().toMillis() + " milli-sec");
        out.attribute("Accept", "enabled");
        out.attribute("Preempt", enabled(config.preempt()));
        if (!config.preemptDelay().isZero()) {
            out.attribute("Preempt delay", seconds(config.preemptDelay()) + " secs");
        }
        out.attribute("Promote_secondaries", "disabled");
        if (config.version() == 2) {
            boolean pass = config.password().isPresent();
            out.attribute("Authentication type", pass ? "SIMPLE_PASSWORD" : "none");
            config.password().ifPresent(password -> out.attribute("Password", password));
        }
        if (config.checksumWithoutPseudoHeader()) out.note("VRRPv3 uses VRRPv2 checksum");
    }

    private void addresses(InstanceConfig config, boolean set) {
        if (!config.virtualAddresses().isEmpty()) {
            out.note("Virtual IP (" + config.virtualAddresses().size() + "):");
            items(config, config.virtualAddresses(), set);
        }
        if (!config.excludedAddresses().isEmpty()) {
            out.note("Virtual IP Excluded :");
            items(config, config.excludedAddresses(), set);
        }
    }

    private void items(InstanceConfig config, List<VirtualAddress> addresses, boolean set) {
        for (VirtualAddress address : addresses) {
            out.item(DumpText.address(address, config.interfaceName(), set));
        }
    }

    private void tracked(String title, List<Tracked> tracked) {
        if (tracked.isEmpty()) return;
        out.note(title);
        for (Tracked one : tracked) out.item(one.name() + weight(one));
    }

    private static String weight(Tracked tracked) {
        return " weight " + tracked.weight() + (tracked.reverse() ? " reverse" : "");
    }

    private void notifyScripts(NotifyConfig config) {
        out.attribute("Notify deleted", config.deleted().isPresent() ? "Deleted" : "Fault");
        script("Backup", config.backup());
        script("Master", config.master());
        script("Fault", config.fault());
        script("Stop", config.stop());
        script("Deleted", config.deleted());
        script("Generic", config.any());
        script("Master rx lower pri", config.masterReceivedLowerPriority());
    }

    private void script(String kind, Optional<ScriptCommand> command) {
        if (command.isEmpty()) return;
        Map<ScriptCommand, String> identities = snapshot.identities();
        String identity = identities.get(command.get());
        out.attribute(
                kind + " state transition script",
                DumpText.words(command.get())
                        + (identity == null ? ", disabled" : ", uid:gid " + identity));
    }

    private void scripts() {
        if (snapshot.scripts().isEmpty()) return;
        out.title("VRRP Scripts");
        for (ScriptSnapshot script : snapshot.scripts()) {
            var config = script.config();
            out.object("VRRP Script", config.name());
            out.attribute("Command", DumpText.words(config.command()));
            out.attribute("Interval", seconds(config.interval()) + " sec");
            out.attribute("Timeout", seconds(config.timeout()) + " sec");
            out.attribute("Weight", config.weight() + (config.reverse() ? " reverse" : ""));
            out.attribute("Rise", config.rise());
            out.attribute("Fall", config.fall());
            out.attribute("Result", script.result());
            out.attribute("Init state", config.initFail() ? "failed" : "unknown");
            out.attribute("Status", script.isGood() ? "GOOD" : "BAD");
            out.attribute("Script uid:gid", script.identity());
            trackingInstances(config.name());
        }
    }

    private void trackingInstances(String script) {
        out.note("Tracking instances :");
        for (InstanceSnapshot instance : snapshot.instances()) {
            for (Tracked tracked : instance.config().trackScripts()) {
                if (!tracked.name().equals(script)) continue;
                out.item(instance.config().name() + "," + weight(tracked));
            }
        }
    }

    private void interfaces() {
        if (snapshot.links().isEmpty()) return;
        out.title("Interfaces");
        for (Link link : snapshot.links()) {
            out.object("Name", link.name());
            out.attribute("index", link.ifIndex());
            link.mac().ifPresent(mac -> out.attribute("MAC", mac));
            out.attribute("State", flags(link));
            out.attribute("MTU", link.mtuBytes());
        }
    }

    private static String flags(Link link) {
        var flags = new StringBuilder(link.isUsable() ? "UP, RUNNING" : "not UP or not RUNNING");
        if (link.isLoopback()) flags.append(", loopback");
        if (!link.hasArp()) flags.append(", no arp");
        if (!link.hasMulticast()) flags.append(", no multicast");
        return flags.toString();
    }

    /** Not in keepalived, which counts some drops and shows few. */
    private void drops() {
        if (snapshot.drops().isEmpty()) return;
        out.title("Dropped packets");
        snapshot.drops()
                .forEach((instance, reasons) -> {
                    out.object("VRRP Instance", instance);
                    reasons.forEach((reason, count) -> out.attribute(reason.text(), count));
                });
    }
}
