package io.regent.config;

import io.regent.config.feature.Features;
import io.regent.config.lvs.LvsConfig;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.net.IpFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What was read, put together: defaults filled in, names resolved, rules across blocks checked. */
final class ConfigAssembly {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Values root;
    private final Values global;
    private final LvsAssembly lvsAssembly;
    private final Problems problems;

    ConfigAssembly(Values root, LvsAssembly lvsAssembly, Problems problems) {
        this.root = root;
        this.lvsAssembly = lvsAssembly;
        this.problems = problems;
        Values written = root.get(RootKeywords.GLOBAL_DEFS);
        this.global = written == null ? root.empty() : written;
    }

    /** Of a file with errors this is for a look, and not to be run. */
    Configuration assemble() {
        Map<String, TrackScriptConfig> scripts = scripts();
        Set<String> usedScripts = new HashSet<>();
        var instances = new ArrayList<InstanceConfig>();
        Map<String, Values> byName = new LinkedHashMap<>();
        for (Values block : root.all(RootKeywords.VRRP_INSTANCE)) {
            Values first = byName.putIfAbsent(block.name(), block);
            if (first != null) {
                problems.add(
                        Problem.error(
                                        ErrorClass.GENERAL_ERROR,
                                        block.at(),
                                        "a second vrrp_instance named '" + block.name() + "'")
                                .expected("a name of its own")
                                .seeAlso(first.at(), "the first one is here"));
                continue;
            }
            var assembly = new InstanceAssembly(block, global, scripts, problems);
            InstanceConfig instance = assembly.assemble();
            usedScripts.addAll(assembly.usedScripts());
            if (assembly.isComplete()) checkIdentity(instance, block, instances, byName);
            reportOrder(block, assembly.usedScripts());
            instances.add(instance);
        }
        LvsConfig lvs = lvsAssembly.finish();
        checkScriptSecurity(instances, scripts, lvs);
        Features features =
                new FeatureAssembly(root, global, problems).assemble(List.copyOf(byName.values()));
        usedScripts.addAll(usedByGroups());
        reportIdle(usedScripts);
        return new Configuration(
                globalConfig(),
                List.copyOf(scripts.values()),
                instances,
                Optional.of(features),
                lvs);
    }

    /** In the order of the file; of equal names the first one counts. */
    private Map<String, TrackScriptConfig> scripts() {
        var scripts = new LinkedHashMap<String, TrackScriptConfig>();
        for (Values block : root.all(RootKeywords.VRRP_SCRIPT)) {
            ScriptCommand command = block.get(ScriptKeywords.SCRIPT);
            if (command == null) {
                // A line that could not be read has its own problem already.
                if (!block.tried(ScriptKeywords.SCRIPT)) {
                    problems.add(missing(block, ScriptKeywords.SCRIPT, "vrrp_script"));
                }
                continue;
            }
            scripts.putIfAbsent(block.name(), script(block, command));
        }
        return scripts;
    }

    private static TrackScriptConfig script(Values block, ScriptCommand command) {
        Duration interval = block.orDefault(ScriptKeywords.INTERVAL);
        if (interval.isZero()) interval = SECOND;
        Duration timeout = block.get(ScriptKeywords.TIMEOUT);
        if (timeout == null || timeout.isZero()) timeout = interval;
        var weight = block.orDefault(ScriptKeywords.WEIGHT);
        return new TrackScriptConfig(
                block.name(),
                new ScriptCommand(
                        command.argv(), Optional.ofNullable(block.get(ScriptKeywords.USER))),
                interval,
                timeout,
                weight.value(),
                weight.reverse(),
                block.orDefault(ScriptKeywords.RISE),
                block.orDefault(ScriptKeywords.FALL),
                block.orDefault(ScriptKeywords.INIT_FAIL));
    }

    /** keepalived finds only scripts that are defined further up; Regent finds them all. */
    private void reportOrder(Values instance, Set<String> names) {
        for (Values script : root.all(RootKeywords.VRRP_SCRIPT)) {
            if (!names.contains(script.name()) || !script.at().isBehind(instance.at())) continue;
            problems.add(
                    Problem.warning(
                                    ErrorClass.GENERAL_ERROR,
                                    script.at(),
                                    "keepalived does not find a script that is defined behind"
                                            + " the instance that tracks it")
                            .seeAlso(instance.at(), "tracked here"));
        }
    }

    private Set<String> usedByGroups() {
        var names = new HashSet<String>();
        for (Values group : root.all(RootKeywords.VRRP_SYNC_GROUP)) {
            for (var line : group.all(SyncGroupKeywords.TRACK_SCRIPT))
                names.add(line.name().text());
        }
        return names;
    }

    private void reportIdle(Set<String> usedScripts) {
        for (Values block : root.all(RootKeywords.VRRP_SCRIPT)) {
            if (!usedScripts.contains(block.name())) {
                problems.add(
                        Problem.warning(
                                // keepalived keeps quiet about it in its test.
                                ErrorClass.OK,
                                block.at(),
                                "no instance tracks the script '"
                                        + block.name()
                                        + "'; it will not run"));
            }
        }
    }

    /** Two instances with one id on one link would answer each other. */
    private void checkIdentity(
            InstanceConfig instance,
            Values block,
            List<InstanceConfig> earlier,
            Map<String, Values> byName) {
        for (InstanceConfig other : earlier) {
            // The number first: it is cheap, and files with thousands of instances exist.
            if (other.vrid() != instance.vrid()) continue;
            if (!other.identity().equals(instance.identity())) continue;
            Values first = byName.getOrDefault(other.name(), block);
            // Adverts of one family are not heard by a router of the other.
            if (isIpv6(first) != isIpv6(block) || isUnicast(first) != isUnicast(block)) continue;
            problems.markFatal();
            problems.add(
                    Problem.error(
                                    ErrorClass.GENERAL_ERROR,
                                    block.at(InstanceKeywords.VIRTUAL_ROUTER_ID),
                                    "virtual_router_id "
                                            + instance.vrid()
                                            + " on "
                                            + instance.interfaceName()
                                            + " already belongs to '"
                                            + other.name()
                                            + "'")
                            .expected("an id of its own for each instance on an interface")
                            .seeAlso(
                                    first.at(InstanceKeywords.VIRTUAL_ROUTER_ID),
                                    "first used here"));
        }
    }

    private static boolean isIpv6(Values block) {
        if (block.has(InstanceKeywords.NATIVE_IPV6)) return true;
        for (var line : block.all(InstanceKeywords.VIRTUAL_IPADDRESS)) {
            return line.address().address().family() == IpFamily.IPV6;
        }
        return false;
    }

    private static boolean isUnicast(Values block) {
        return !block.all(InstanceKeywords.UNICAST_PEER).isEmpty();
    }

    /** keepalived reports every configuration that runs scripts without script security. */
    private void checkScriptSecurity(
            List<InstanceConfig> instances, Map<String, TrackScriptConfig> scripts, LvsConfig lvs) {
        if (global.has(GlobalKeywords.ENABLE_SCRIPT_SECURITY)) return;
        boolean any = !scripts.isEmpty() || !lvs.scripts().isEmpty();
        for (InstanceConfig instance : instances) {
            any |= !instance.notifyScripts().isEmpty();
        }
        for (Values group : root.all(RootKeywords.VRRP_SYNC_GROUP)) {
            any |= SyncGroupKeywords.runsScripts(group);
        }
        any |= EventKeywords.runsScripts(global);
        if (!any) return;
        problems.add(
                Problem.warning(
                                ErrorClass.SECURITY_ERROR,
                                global.at(),
                                "scripts run without enable_script_security")
                        .expected("'enable_script_security' in global_defs"));
    }

    private GlobalConfig globalConfig() {
        return new GlobalConfig(
                Optional.ofNullable(global.get(GlobalKeywords.ROUTER_ID)),
                mail(),
                Optional.ofNullable(global.get(GlobalKeywords.SCRIPT_USER)),
                global.orDefault(GlobalKeywords.ENABLE_SCRIPT_SECURITY),
                global.orDefault(GlobalKeywords.VRRP_STARTUP_DELAY),
                global.orDefault(GlobalKeywords.DYNAMIC_INTERFACES),
                global.orDefault(GlobalKeywords.LOG_UNKNOWN_VRIDS),
                number(GlobalKeywords.VRRP_RT_PRIORITY),
                number(GlobalKeywords.MAX_AUTO_PRIORITY),
                realtimeLimit(),
                global.orDefault(GlobalKeywords.VRRP_NO_SWAP),
                number(GlobalKeywords.VRRP_PRIORITY));
    }

    private OptionalInt realtimeLimit() {
        OptionalInt limit = number(GlobalKeywords.VRRP_RLIMIT_RTTIME);
        return limit.isPresent() ? limit : number(GlobalKeywords.VRRP_RLIMIT_RTIME);
    }

    private OptionalInt number(Keyword<Integer> keyword) {
        Integer written = global.get(keyword);
        return written == null ? OptionalInt.empty() : OptionalInt.of(written);
    }

    private GlobalConfig.MailConfig mail() {
        var server = global.get(GlobalKeywords.SMTP_SERVER);
        Duration timeout = global.orDefault(GlobalKeywords.SMTP_CONNECT_TIMEOUT);
        return new GlobalConfig.MailConfig(
                global.all(GlobalKeywords.NOTIFICATION_EMAIL),
                Optional.ofNullable(global.get(GlobalKeywords.NOTIFICATION_EMAIL_FROM)),
                server == null ? Optional.empty() : Optional.of(server.host()),
                server == null ? MailServerType.SMTP_PORT : server.port(),
                timeout.isZero() ? SECOND : timeout);
    }

    static Problem missing(Values block, Keyword<?> keyword, String kind) {
        return Problem.error(
                        ErrorClass.GENERAL_ERROR,
                        block.at(),
                        kind + " '" + block.name() + "' has no " + keyword.name())
                .expected("'" + keyword.name() + "', " + keyword.type().notation());
    }
}
