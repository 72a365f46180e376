package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.InterfaceUse;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.config.problem.Span;
import io.regent.net.IpAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One {@code vrrp_instance}: defaults filled in, and settings that contradict each other adjusted
 * as keepalived does, with a warning.
 */
final class InstanceAssembly {

    private static final int DEFAULT_PRIORITY = 100;
    private static final int LONGEST_PASSWORD_BYTES = 8;

    /** The count of addresses is one byte of the advert. */
    private static final int MOST_ADDRESSES = 255;

    private static final long CENTISECOND_NANOS = 10_000_000;

    /** 12 bits of the advert of version 3 hold the interval in centiseconds. */
    private static final long LONGEST_V3_CENTIS = 4095;

    private final Values block;
    private final Values global;
    private final Map<String, TrackScriptConfig> scripts;
    private final Problems problems;
    private final Set<String> usedScripts = new HashSet<>();

    InstanceAssembly(
            Values block,
            Values global,
            Map<String, TrackScriptConfig> scripts,
            Problems problems) {
        this.block = block;
        this.global = global;
        this.scripts = scripts;
        this.problems = problems;
    }

    /** Scripts that this instance names, whether they exist or not. */
    Set<String> usedScripts() {
        return usedScripts;
    }

    /** Whether everything required is there; if not, the reason is among the problems. */
    boolean isComplete() {
        return block.has(InstanceKeywords.INTERFACE)
                && block.has(InstanceKeywords.VIRTUAL_ROUTER_ID);
    }

    /** With stand-ins for what is missing, so that the rest can be looked at. */
    InstanceConfig assemble() {
        String interfaceName = required(InstanceKeywords.INTERFACE);
        Integer vrid = required(InstanceKeywords.VIRTUAL_ROUTER_ID);
        if (!isComplete()) problems.markFatal();
        if (interfaceName != null && interfaceName.equals("lo")) {
            error(InstanceKeywords.INTERFACE, "VRRP cannot run on the loopback interface");
        }
        if (interfaceName != null) uses(InstanceKeywords.INTERFACE, interfaceName);
        int version = inherited(InstanceKeywords.VERSION);
        int priority = priority();
        boolean startActive = startsActive(priority);
        boolean preempt = preempt(startActive || priority == InstanceConfig.OWNER_PRIORITY);
        List<VirtualAddress> advertised = addresses(version);
        List<VirtualAddress> excluded =
                distinct(block.all(InstanceKeywords.VIRTUAL_IPADDRESS_EXCLUDED));
        if (advertised.size() > MOST_ADDRESSES) {
            warn(
                    InstanceKeywords.VIRTUAL_IPADDRESS,
                    "an advert holds 255 addresses; the others are not advertised");
            excluded =
                    Values.joined(advertised.subList(MOST_ADDRESSES, advertised.size()), excluded);
            advertised = advertised.subList(0, MOST_ADDRESSES);
        }
        List<Tracked> trackInterfaces = trackInterfaces(interfaceName);
        List<Tracked> trackScripts = trackScripts();
        Duration interval = advertInterval(version);
        Optional<Password> password = password(version);
        return new InstanceConfig(
                block.name(),
                startActive,
                interfaceName == null ? "" : interfaceName,
                vrid == null ? 1 : vrid,
                version,
                priority,
                interval,
                preempt,
                preemptDelay(startActive, preempt),
                password,
                Optional.ofNullable(block.get(InstanceKeywords.MCAST_SRC_IP)),
                inherited(InstanceKeywords.MCAST_DST_IP),
                inherited(InstanceKeywords.DOWN_TIMER_ADVERTS),
                !block.has(InstanceKeywords.DONT_TRACK_PRIMARY),
                inherited(InstanceKeywords.V3_CHECKSUM_AS_V2),
                inherited(InstanceKeywords.LOWER_PRIO_NO_ADVERT),
                inherited(InstanceKeywords.HIGHER_PRIO_SEND_ADVERT),
                inherited(InstanceKeywords.OWNER_IGNORE_ADVERTS),
                inherited(InstanceKeywords.SKIP_CHECK_ADV_ADDR),
                advertised,
                excluded,
                trackInterfaces,
                trackScripts,
                announce(),
                notifyScripts(),
                inherited(InstanceKeywords.NOTIFY_PRIORITY_CHANGES));
    }

    private int priority() {
        Integer written = block.get(InstanceKeywords.PRIORITY);
        if (written != null) return written;
        boolean master = InstanceKeywords.MASTER.equals(block.get(InstanceKeywords.STATE));
        return master ? InstanceConfig.OWNER_PRIORITY : DEFAULT_PRIORITY;
    }

    /** As keepalived does: {@code state} decides, and only without one the priority. */
    private boolean startsActive(int priority) {
        String state = block.get(InstanceKeywords.STATE);
        return state == null
                ? priority == InstanceConfig.OWNER_PRIORITY
                : state.equals(InstanceKeywords.MASTER);
    }

    private boolean preempt(boolean alwaysPreempts) {
        if (!block.has(InstanceKeywords.NOPREEMPT) || block.has(InstanceKeywords.PREEMPT)) {
            return true;
        }
        if (!alwaysPreempts) return false;
        warn(
                InstanceKeywords.NOPREEMPT,
                "nopreempt has no effect with state MASTER or priority 255 and is ignored");
        return true;
    }

    private Duration preemptDelay(boolean startActive, boolean preempt) {
        Duration delay = block.orDefault(InstanceKeywords.PREEMPT_DELAY);
        if (delay.isZero() || !startActive && preempt) return delay;
        warn(
                InstanceKeywords.PREEMPT_DELAY,
                startActive
                        ? "preempt_delay has no effect with state MASTER and is ignored"
                        : "preempt_delay has no effect with nopreempt and is ignored");
        return Duration.ZERO;
    }

    private Duration advertInterval(int version) {
        Duration written = block.orDefault(InstanceKeywords.ADVERT_INT);
        long unit = version == 2 ? 1_000_000_000 : CENTISECOND_NANOS;
        long units = Math.max(1, (written.toNanos() + unit / 2) / unit);
        if (version == 3 && units > LONGEST_V3_CENTIS) units = LONGEST_V3_CENTIS;
        Duration used = Duration.ofNanos(units * unit);
        if (!used.equals(written)) {
            warn(
                    InstanceKeywords.ADVERT_INT,
                    (version == 2
                                    ? "version 2 has whole seconds only: "
                                    : "version 3 has steps of 10 ms, up to 40.95 s: ")
                            + Numbers.seconds(used.toNanos() / 1000)
                            + " is used");
        }
        return used;
    }

    private Optional<Password> password(int version) {
        Values authentication = block.get(InstanceKeywords.AUTHENTICATION);
        if (authentication == null) return Optional.empty();
        String type = authentication.get(AuthenticationKeywords.AUTH_TYPE);
        boolean isHeader = AuthenticationKeywords.AH.equals(type);
        if (isHeader) {
            problems.stops("auth_type AH", authentication.at(AuthenticationKeywords.AUTH_TYPE));
        }
        String text = authentication.get(AuthenticationKeywords.AUTH_PASS);
        if (version == 3) {
            warn(InstanceKeywords.AUTHENTICATION, "version 3 has no authentication; it is ignored");
            return Optional.empty();
        }
        if (type == null || text == null) {
            incomplete(authentication, type == null && text != null);
            return Optional.empty();
        }
        if (isHeader) checkStartWithHeader();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_PASSWORD_BYTES) {
            return isHeader ? Optional.empty() : Optional.of(new Password(bytes));
        }
        problems.add(
                Problem.warning(
                                ErrorClass.GENERAL_ERROR,
                                hidden(authentication.at(AuthenticationKeywords.AUTH_PASS)),
                                "auth_pass is cut to its first 8 bytes")
                        .expected("at most 8 bytes, equal on all nodes"));
        return isHeader
                ? Optional.empty()
                : Optional.of(new Password(Arrays.copyOf(bytes, LONGEST_PASSWORD_BYTES)));
    }

    /** Whoever has not heard the others does not know the number of the next signed advert. */
    private void checkStartWithHeader() {
        int priority = priority();
        if (!startsActive(priority) || priority == InstanceConfig.OWNER_PRIORITY) return;
        warn(InstanceKeywords.STATE, "with auth_type AH an instance begins as BACKUP");
    }

    /** Problems end in logs, and a password must not. */
    private static Span hidden(Span statement) {
        int secret = statement.start() + AuthenticationKeywords.AUTH_PASS.name().length();
        return statement
                .line()
                .hiding(secret, statement.end())
                .span(statement.start(), statement.end());
    }

    /** keepalived does not even mention a password without a type. */
    private void incomplete(Values authentication, boolean typeIsMissing) {
        boolean typeIsTried = authentication.tried(AuthenticationKeywords.AUTH_TYPE);
        if (typeIsTried && typeIsMissing) return;
        problems.add(
                Problem.warning(
                                typeIsTried ? ErrorClass.GENERAL_ERROR : ErrorClass.OK,
                                authentication.at(),
                                "authentication without "
                                        + (typeIsMissing ? "auth_type" : "auth_pass")
                                        + " is ignored")
                        .expected("both auth_type and auth_pass, or no authentication"));
    }

    private List<VirtualAddress> addresses(int version) {
        List<VirtualAddress> addresses = distinct(block.all(InstanceKeywords.VIRTUAL_IPADDRESS));
        if (!addresses.isEmpty() || block.has(InstanceKeywords.NO_VIRTUAL_IPADDRESS)) {
            return addresses;
        }
        // Lines that could not be read have their own problems already.
        boolean refused = block.tried(InstanceKeywords.VIRTUAL_IPADDRESS) && problems.hasErrors();
        if (version == 3) problems.markFatal();
        if (refused) return addresses;
        String message = "vrrp_instance '" + block.name() + "' has no virtual_ipaddress";
        String expected = "at least one address, or no_virtual_ipaddress";
        problems.add(
                (version == 3
                                ? Problem.error(ErrorClass.FATAL, block.at(), message)
                                : Problem.warning(ErrorClass.GENERAL_ERROR, block.at(), message))
                        .expected(expected));
        return addresses;
    }

    /** An address that comes twice is held once. */
    private List<VirtualAddress> distinct(List<AddressLines.Placed> lines) {
        Set<IpAddress> seen = new TreeSet<>();
        var distinct = new ArrayList<VirtualAddress>(lines.size());
        for (var line : lines) {
            IpAddress address = line.address().address();
            if (seen.add(address)) distinct.add(line.address());
            else warn(line.at(), address + " is listed twice; this line is ignored");
        }
        return distinct;
    }

    private List<Tracked> trackInterfaces(@Nullable String own) {
        var tracked = new ArrayList<Tracked>();
        Set<String> seen = new HashSet<>();
        for (var line : block.all(InstanceKeywords.TRACK_INTERFACE)) {
            String name = line.name().text();
            problems.uses(new InterfaceUse(name, line.name().at(), ErrorClass.GENERAL_ERROR));
            if (name.equals(own)) {
                warn(line, "'" + name + "' is the instance's own interface, tracked anyway");
            } else if (!seen.add(name)) {
                warn(line, "'" + name + "' is tracked twice; this line is ignored");
            } else {
                tracked.add(
                        new Tracked(name, line.weight().orElse(0), line.reverse().orElse(false)));
            }
        }
        return tracked;
    }

    private List<Tracked> trackScripts() {
        var tracked = new ArrayList<Tracked>();
        Set<String> seen = new HashSet<>();
        for (var line : block.all(InstanceKeywords.TRACK_SCRIPT)) {
            String name = line.name().text();
            usedScripts.add(name);
            TrackScriptConfig script = scripts.get(name);
            if (script == null) {
                unknownScript(line);
            } else if (!seen.add(name)) {
                warn(line, "'" + name + "' is tracked twice; this line is ignored");
            } else {
                tracked.add(
                        new Tracked(
                                name,
                                line.weight().orElse(script.weight()),
                                line.reverse().orElse(script.reverse())));
            }
        }
        return tracked;
    }

    private void unknownScript(TrackLines.Line line) {
        String name = line.name().text();
        problems.add(
                Problem.error(
                                ErrorClass.GENERAL_ERROR,
                                line.name().at(),
                                "there is no vrrp_script '" + name + "'")
                        .didYouMean(Spelling.nearest(name, List.copyOf(scripts.keySet()))));
    }

    private AnnounceConfig announce() {
        boolean once = global.orDefault(GlobalKeywords.VRRP_MIN_GARP);
        Duration delay =
                announce(GlobalKeywords.VRRP_GARP_MASTER_DELAY, once ? Duration.ZERO : null);
        int repeat = announce(GlobalKeywords.VRRP_GARP_MASTER_REPEAT, once ? 1 : null);
        return new AnnounceConfig(
                own(InstanceKeywords.GARP_MASTER_REPEAT, repeat),
                own(InstanceKeywords.GARP_MASTER_DELAY, delay),
                own(
                        InstanceKeywords.GARP_MASTER_REFRESH,
                        global.orDefault(GlobalKeywords.VRRP_GARP_MASTER_REFRESH)),
                own(
                        InstanceKeywords.GARP_MASTER_REFRESH_REPEAT,
                        global.orDefault(GlobalKeywords.VRRP_GARP_MASTER_REFRESH_REPEAT)),
                own(
                        InstanceKeywords.GARP_LOWER_PRIO_REPEAT,
                        announce(GlobalKeywords.VRRP_GARP_LOWER_PRIO_REPEAT, repeat)),
                own(
                        InstanceKeywords.GARP_LOWER_PRIO_DELAY,
                        announce(GlobalKeywords.VRRP_GARP_LOWER_PRIO_DELAY, delay)),
                global.orDefault(GlobalKeywords.VRRP_GARP_INTERVAL));
    }

    private <T> T own(Keyword<T> keyword, T otherwise) {
        T written = block.get(keyword);
        return written == null ? otherwise : written;
    }

    /** The global value; where none is written, {@code instead} of the default if there is one. */
    private <T> T announce(Keyword<T> keyword, @Nullable T instead) {
        T written = global.get(keyword);
        if (written != null) return written;
        return instead == null ? global.orDefault(keyword) : instead;
    }

    private NotifyConfig notifyScripts() {
        return new NotifyConfig(
                script(InstanceKeywords.NOTIFY_MASTER),
                script(InstanceKeywords.NOTIFY_BACKUP),
                script(InstanceKeywords.NOTIFY_FAULT),
                script(InstanceKeywords.NOTIFY_STOP),
                script(InstanceKeywords.NOTIFY_DELETED),
                script(InstanceKeywords.NOTIFY),
                script(InstanceKeywords.NOTIFY_MASTER_RX_LOWER_PRI));
    }

    private Optional<ScriptCommand> script(Keyword<ScriptCommand> keyword) {
        return Optional.ofNullable(block.get(keyword));
    }

    private <T> T inherited(Keyword<T> keyword) {
        return block.orInherited(keyword, global);
    }

    private <T> @Nullable T required(Keyword<T> keyword) {
        T written = block.get(keyword);
        // A line that could not be read has its own problem already.
        if (written == null && !block.tried(keyword)) {
            problems.add(ConfigAssembly.missing(block, keyword, "vrrp_instance"));
        }
        return written;
    }

    private void uses(Keyword<?> keyword, String interfaceName) {
        Span at = block.at(keyword);
        problems.uses(new InterfaceUse(interfaceName, at, ErrorClass.BAD_IF));
    }

    private void error(Keyword<?> keyword, String message) {
        problems.add(Problem.error(ErrorClass.BAD_IF, block.at(keyword), message));
    }

    private void warn(Keyword<?> keyword, String message) {
        warn(block.at(keyword), message);
    }

    private void warn(TrackLines.Line line, String message) {
        warn(line.name().at(), message);
    }

    private void warn(Span at, String message) {
        problems.add(Problem.warning(ErrorClass.GENERAL_ERROR, at, message));
    }
}
