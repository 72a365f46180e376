package io.regent.observe;

import io.regent.config.AnnounceConfig;
import io.regent.config.InstanceConfig;
import io.regent.config.NotifyConfig;
import io.regent.config.ScriptCommand;
import io.regent.config.TrackScriptConfig;
import io.regent.config.Tracked;
import io.regent.config.VirtualAddress;
import io.regent.vrrp.VrrpCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code keepalived.json}, version 1, written on SIGRTMIN+2 (inventory 8.13). */
public final class JsonDump {

    public static final String FILE_NAME = "keepalived.json";

    private static final int AUTH_NONE = 0, AUTH_PASS = 1;

    private final JsonText out = new JsonText();
    private final DaemonSnapshot snapshot;

    private JsonDump(DaemonSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Empty without instances: then no file is written. */
    public static Optional<String> of(DaemonSnapshot snapshot) {
        if (snapshot.instances().isEmpty()) return Optional.empty();
        var dump = new JsonDump(snapshot);
        dump.out.open('[');
        for (InstanceSnapshot instance : snapshot.instances()) dump.instance(instance);
        dump.out.close(']');
        return Optional.of(dump.out + "\n");
    }

    private void instance(InstanceSnapshot instance) {
        out.open('{').name("data").open('{');
        data(instance);
        out.close('}').name("stats").open('{');
        for (VrrpCounter counter : VrrpCounter.values()) {
            number(counter.field(), instance.statistics().getOrDefault(counter, 0L));
        }
        out.close('}').close('}');
    }

    private void data(InstanceSnapshot instance) {
        InstanceConfig config = instance.config();
        string("iname", config.name());
        flag("dont_track_primary", !config.trackLink());
        flag("skip_check_adv_addr", config.skipCheckAdvertAddresses());
        flag("strict_mode", false);
        string("vmac_ifname", "");
        string("ifp_ifname", config.interfaceName());
        number(
                "master_priority",
                instance.active().map(InstanceSnapshot.ActiveRouter::priority).orElse(0));
        bare("last_transition", DumpText.epochSeconds(instance.lastTransition()));
        announce(config.announce());
        flag("lower_prio_no_advert", config.lowerPriorityNoAdvert());
        flag("higher_prio_send_advert", config.higherPrioritySendAdvert());
        number("vrid", config.vrid());
        number("base_priority", config.priority());
        number("effective_priority", instance.effectivePriority());
        truth("vipset", instance.isMaster());
        truth("promote_secondaries", false);
        bare("adver_int", DumpText.seconds(config.advertInterval()));
        bare(
                "master_adver_int",
                DumpText.seconds(
                        instance.active()
                                .map(InstanceSnapshot.ActiveRouter::interval)
                                .orElse(config.advertInterval())));
        flag("accept", true);
        truth("nopreempt", !config.preempt());
        number("preempt_delay", config.preemptDelay().toSeconds());
        number("state", instance.state().number());
        number("wantstate", instance.state().number());
        number("version", config.version());
        truth("smtp_alert", false);
        truth("notify_deleted", config.notifyScripts().deleted().isPresent());
        scripts(config.notifyScripts());
        addresses("vips", config, config.virtualAddresses(), instance.isMaster());
        addresses("evips", config, config.excludedAddresses(), instance.isMaster());
        strings("track_ifp", config.trackInterfaces().stream().map(Tracked::name).toList());
        strings("track_script", commands(config.trackScripts()));
        number("auth_type", config.password().isPresent() ? AUTH_PASS : AUTH_NONE);
        config.password().ifPresent(password -> string("auth_data", password.toString()));
    }

    private void announce(AnnounceConfig announce) {
        bare("garp_delay", DumpText.seconds(announce.delay()));
        number("garp_refresh", announce.refresh().toSeconds());
        number("garp_rep", announce.repeat());
        number("garp_refresh_rep", announce.refreshRepeat());
        number("garp_lower_prio_delay", announce.lowerPriorityDelay().toSeconds());
        number("garp_lower_prio_rep", announce.lowerPriorityRepeat());
    }

    private void scripts(NotifyConfig config) {
        script("script_backup", config.backup());
        script("script_master", config.master());
        script("script_fault", config.fault());
        script("script_stop", config.stop());
        script("script_deleted", config.deleted());
        script("script", config.any());
        script("script_master_rx_lower_pri", config.masterReceivedLowerPriority());
    }

    private void script(String name, Optional<ScriptCommand> command) {
        command.ifPresent(present -> string(name, DumpText.words(present)));
    }

    private void addresses(
            String name, InstanceConfig config, List<VirtualAddress> addresses, boolean set) {
        String interfaceName = config.interfaceName();
        strings(
                name,
                addresses.stream()
                        .map(address -> DumpText.address(address, interfaceName, set))
                        .toList());
    }

    private List<String> commands(List<Tracked> tracked) {
        var commands = new ArrayList<String>();
        for (Tracked one : tracked) {
            for (ScriptSnapshot script : snapshot.scripts()) {
                TrackScriptConfig config = script.config();
                if (config.name().equals(one.name()))
                    commands.add(DumpText.words(config.command()));
            }
        }
        return commands;
    }

    private void strings(String name, List<String> values) {
        if (values.isEmpty()) return;
        out.name(name).open('[');
        for (String value : values) out.string(value);
        out.close(']');
    }

    private void string(String name, String value) {
        out.name(name).string(value);
    }

    private void number(String name, long value) {
        bare(name, Long.toString(value));
    }

    private void flag(String name, boolean value) {
        bare(name, value ? "1" : "0");
    }

    private void truth(String name, boolean value) {
        bare(name, DumpText.truth(value));
    }

    private void bare(String name, String value) {
        out.name(name).bare(value);
    }
}
