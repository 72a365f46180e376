package io.regent.vrrp;

import static io.regent.vrrp.RouterConfig.address;
import static io.regent.vrrp.RouterConfig.router;
import static io.regent.vrrp.RouterConfig.untracked;
import static io.regent.vrrp.RouterConfig.virtualAddress;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.InstanceConfig;
import io.regent.net.IpAddress;
import io.regent.track.TrackTotals;
import io.regent.vrrp.Role.Active;
import io.regent.vrrp.Role.Backup;
import io.regent.vrrp.Role.Fault;
import io.regent.vrrp.Role.Heard;
import io.regent.vrrp.Role.Initialize;
import io.regent.vrrp.VrrpEvent.AddressLost;
import io.regent.vrrp.VrrpEvent.AdvertReceived;
import io.regent.vrrp.VrrpEvent.ConditionsChanged;
import io.regent.vrrp.VrrpEvent.ConfigChanged;
import io.regent.vrrp.VrrpEvent.DeadlineReached;
import io.regent.vrrp.VrrpEvent.Shutdown;
import io.regent.vrrp.VrrpEvent.Startup;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every event in every state of one virtual router (version 3, one second, priority 100 or 255,
 * preempting), against a table written from RFC 9568 section 6.4 and the inventory 6.7 to 6.10.
 *
 * <p>A cell reads {@code role effects deadline}.
 *
 * <pre>
 * role      I0 stopped   Id held back by the start-up delay   Iw waiting for a script
 *           B Backup     A Active     F Fault
 * effects   in order: I install  R remove  S send own advert  Z send priority 0
 *           G announce by gratuitous ARP   C cancel announcements   L report lower priority
 *           . none
 * deadline  = as it was   - none
 *           down   now + 3 intervals + skew           skew   now + skew
 *           adv    now + one interval                 probe  now + one interval + smallest skew
 *           moved  as it was, by 50/256 s sooner      probe' probe, by 50/256 s sooner
 *           5s     now + 5 s
 * </pre>
 */
class ElectionTableTest {

    private static final String TABLE =
            """
            event              | stopped    | delayed    | waiting    | fault      | backup
            startup            | B R down   | B R down   | Iw R -     | F . -      | B . =
            startup, delayed   | Id R 5s    | Id R 5s    | Id R 5s    | F . -      | B . =
            shutdown           | I0 . -     | I0 . -     | I0 . -     | I0 . -     | I0 . -
            deadline           | I0 . -     | B . down   | Iw . -     | F . -      | A ISG adv
            woken too early    | I0 . -     | Id . =     | Iw . -     | F . -      | B . =
            hears 0            | I0 . -     | Id . =     | Iw . -     | F . -      | B . skew
            hears 50           | I0 . -     | Id . =     | Iw . -     | F . -      | B . =
            hears 100, lower   | I0 . -     | Id . =     | Iw . -     | F . -      | B . down
            hears 100, greater | I0 . -     | Id . =     | Iw . -     | F . -      | B . down
            hears 200          | I0 . -     | Id . =     | Iw . -     | F . -      | B . down
            hears 255, lower   | I0 . -     | Id . =     | Iw . -     | F . -      | B . down
            hears 255, greater | I0 . -     | Id . =     | Iw . -     | F . -      | B . down
            hears itself       | I0 . -     | Id . =     | Iw . -     | F . -      | B . =
            all is well        | I0 . -     | Id . =     | B . down   | B . down   | B . =
            link down          | I0 . -     | Id . =     | F . -      | F . -      | F . -
            no own address     | I0 . -     | Id . =     | F . -      | F . -      | F . -
            tracker bad        | I0 . -     | Id . =     | F . -      | F . -      | F . -
            script unknown     | I0 . -     | Id . =     | Iw . -     | F . -      | B . =
            weight +50         | I0 . -     | Id . =     | B . down   | B . down   | B . moved
            address lost       | I0 . -     | Id . =     | Iw . -     | F . -      | B . =
            no_track one lost  | I0 . -     | Id . =     | Iw . -     | F . -      | B . =
            config unchanged   | I0 . -     | Id . =     | Iw . -     | F . -      | B . =
            address added      | I0 . -     | Id . =     | Iw . -     | F . -      | B . =
            address removed    | I0 . -     | Id . =     | Iw . -     | F . -      | B . =
            interval 2 s       | I0 . -     | Id . =     | Iw . -     | F . -      | B . =

            event              | preempting | lowered    | active     | owner      | held up
            startup            | B . =      | B . =      | A . =      | A . =      | B CR probe
            startup, delayed   | B . =      | B . =      | A . =      | A . =      | B CR probe
            shutdown           | I0 . -     | I0 . -     | I0 CRZ -   | I0 CRZ -   | I0 CR -
            deadline           | A ISG adv  | A ISG adv  | A S adv    | A S adv    | B CR probe
            woken too early    | B . =      | B . =      | A . =      | A . =      | B CR probe
            hears 0            | B . skew   | B . skew   | A S adv    | A S adv    | B CR skew
            hears 50           | B . down   | B . =      | A SGL =    | A SGL =    | B CR probe
            hears 100, lower   | B . down   | B . =      | A SGL =    | A SGL =    | B CR down
            hears 100, greater | B . down   | B . =      | B CR down  | A SGL =    | B CR down
            hears 200          | B . down   | B . =      | B CR down  | A SGL =    | B CR down
            hears 255, lower   | B . down   | B . down   | B CR down  | A . =      | B CR down
            hears 255, greater | B . down   | B . down   | B CR down  | B CR down  | B CR down
            hears itself       | B . =      | B . =      | A . =      | A . =      | B CR probe
            all is well        | B . =      | B . =      | A . =      | A . =      | B CR probe
            link down          | F . -      | F . -      | F CR -     | F CR -     | F CR -
            no own address     | F . -      | F . -      | F CRZ -    | F CRZ -    | F CR -
            tracker bad        | F . -      | F . -      | F CRZ -    | F CRZ -    | F CR -
            script unknown     | B . =      | B . =      | A . =      | A . =      | B CR probe
            weight +50         | B . moved  | B . =      | A . =      | A . =      | B CR probe'
            address lost       | B . =      | B . =      | A IG =     | A IG =     | B CR probe
            no_track one lost  | B . =      | B . =      | A . =      | A . =      | B CR probe
            config unchanged   | B . =      | B . =      | A . =      | A . =      | B CR probe
            address added      | B . =      | B . =      | A IG =     | A IG =     | B CR probe
            address removed    | B . =      | B . =      | A R =      | A R =      | B CR probe
            interval 2 s       | B . =      | B . =      | A . =      | A . =      | B CR probe
            """;

    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 100 * SECOND;
    private static final long HALF_A_SECOND_AGO = NOW - SECOND / 2;
    private static final IpAddress LOWER = address("10.9.9.1");
    private static final IpAddress OWN = address("10.9.9.2");
    private static final IpAddress GREATER = address("10.9.9.3");
    private static final Conditions WELL = conditions(true, true, TrackTotals.NONE);
    private static final Conditions LINK_DOWN = conditions(false, true, TrackTotals.NONE);
    private static final Conditions UNKNOWN_SCRIPT =
            conditions(true, true, new TrackTotals(0, 0, 1));

    /** A column of the table: a configuration, and a state that it got into before {@link #NOW}. */
    private record Column(InstanceConfig config, RouterState state) {}

    /** A row of the table; the configuration in force at the event may be a new one. */
    private record Row(VrrpEvent event, InstanceConfig config) {}

    private static Column column(String name) {
        var plain = router().build();
        var owner = router().priority(255).build();
        var delaying = router().preemptDelay(Duration.ofMinutes(1)).build();
        return switch (name) {
            case "stopped" -> new Column(plain, RouterState.INITIAL.with(WELL));
            case "delayed" -> started(plain, WELL, NOW + 7 * SECOND);
            case "waiting" -> started(plain, UNKNOWN_SCRIPT, 0);
            case "backup" -> started(plain, WELL, 0);
            case "preempting" -> {
                var backup = started(delaying, WELL, 0).state();
                var lower = new AdvertReceived(LOWER, advert(50));
                yield after(delaying, backup, lower, HALF_A_SECOND_AGO);
            }
            case "lowered" -> {
                var rival = Optional.of(new Heard(GREATER, 255));
                var backup = new Backup(NOW + SECOND, SECOND, Role.NEVER, rival);
                yield new Column(owner, new RouterState(backup, WELL, true));
            }
            case "active" -> active(plain, HALF_A_SECOND_AGO);
            case "owner" -> active(owner, HALF_A_SECOND_AGO);
            case "held up" -> active(plain, NOW - 10 * SECOND);
            case "fault" -> started(plain, LINK_DOWN, 0);
            default -> throw new AssertionError(name);
        };
    }

    private static Row row(String name, Column column) {
        var config = column.config();
        return switch (name) {
            case "startup" -> new Row(new Startup(NOW), config);
            case "startup, delayed" -> new Row(new Startup(NOW + 5 * SECOND), config);
            case "shutdown" -> new Row(new Shutdown(), config);
            case "deadline", "woken too early" -> new Row(new DeadlineReached(), config);
            case "hears 0" -> heard(config, LOWER, 0);
            case "hears 50" -> heard(config, LOWER, 50);
            case "hears 100, lower" -> heard(config, LOWER, 100);
            case "hears 100, greater" -> heard(config, GREATER, 100);
            case "hears 200" -> heard(config, LOWER, 200);
            case "hears 255, lower" -> heard(config, LOWER, 255);
            case "hears 255, greater" -> heard(config, GREATER, 255);
            case "hears itself" -> heard(config, OWN, 100);
            case "all is well" -> changed(config, WELL);
            case "link down" -> changed(config, LINK_DOWN);
            case "no own address" -> changed(config, conditions(true, false, TrackTotals.NONE));
            case "tracker bad" -> changed(config, conditions(true, true, new TrackTotals(0, 1, 0)));
            case "script unknown" -> changed(config, UNKNOWN_SCRIPT);
            case "weight +50" -> changed(config, conditions(true, true, new TrackTotals(50, 0, 0)));
            case "address lost" -> new Row(new AddressLost(virtualAddress("10.9.9.100")), config);
            case "no_track one lost" -> new Row(new AddressLost(untracked("10.9.9.100")), config);
            case "config unchanged" -> new Row(new ConfigChanged(config), config);
            case "address added" ->
                    reloaded(config, like(config).addresses("10.9.9.100", "10.9.9.101"));
            case "address removed" -> reloaded(config, like(config).addresses());
            case "interval 2 s" -> reloaded(config, like(config).interval(Duration.ofSeconds(2)));
            default -> throw new AssertionError(name);
        };
    }

    static Stream<Arguments> cells() {
        return table().entrySet().stream()
                .map(cell ->
                        Arguments.of(
                                cell.getKey().state(), cell.getKey().event(), cell.getValue()));
    }

    @ParameterizedTest(name = "{1} in {0} leads to {2}")
    @MethodSource("cells")
    void everyEventInEveryState(String stateName, String eventName, String expected) {
        var column = column(stateName);
        var row = row(eventName, column);
        long before = column.state().deadlineNanos();
        long now =
                eventName.equals("deadline") && before != Role.NEVER ? Math.max(before, NOW) : NOW;
        var step = VirtualRouter.step(row.config(), column.state(), row.event(), now);
        String[] cell = expected.split(" ");
        assertEquals(cell[0], role(step.state().role()), "role");
        assertEquals(cell[1].replace(".", ""), letters(step.effects()), "effects");
        int priority =
                column.config().priority() == 255
                        ? 255
                        : eventName.equals("weight +50") ? 150 : 100;
        assertEquals(
                deadline(cell[2], before, now, priority), step.state().deadlineNanos(), "deadline");
    }

    /** Worked out here by hand, apart from {@link Timing}: one interval is a second. */
    private static long deadline(String code, long before, long now, int priority) {
        long unit = SECOND / 256;
        return switch (code) {
            case "=" -> before;
            case "-" -> Role.NEVER;
            case "down" -> now + 3 * SECOND + (256 - priority) * SECOND / 256;
            case "skew" -> now + (256 - priority) * SECOND / 256;
            case "adv" -> now + SECOND;
            case "probe" -> now + SECOND + unit;
            case "moved" -> before - 50 * SECOND / 256;
            case "probe'" -> now + SECOND + unit - 50 * SECOND / 256;
            case "5s" -> now + 5 * SECOND;
            default -> throw new AssertionError(code);
        };
    }

    @Test
    void theTableKnowsEveryKindOfStateAndEvent() {
        var roles = new HashSet<Class<?>>();
        var events = new HashSet<Class<?>>();
        for (Cell cell : table().keySet()) {
            var column = column(cell.state());
            roles.add(column.state().role().getClass());
            events.add(row(cell.event(), column).event().getClass());
        }
        assertTrue(
                roles.containsAll(
                        leaves(Role.class, Role.Heard.class, Role.Round.class, Role.Rival.class)));
        assertTrue(events.containsAll(leaves(VrrpEvent.class)));
    }

    private static List<Class<?>> leaves(Class<?> sealed, Class<?>... not) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .filter(each -> !List.of(not).contains(each))
                .<Class<?>>map(each -> each)
                .toList();
    }

    private record Cell(String state, String event) {}

    private static Map<Cell, String> table() {
        var cells = new LinkedHashMap<Cell, String>();
        for (String part : TABLE.split("\n\n")) {
            List<String[]> rows = part.lines().map(line -> line.split("\\|")).toList();
            String[] states = rows.getFirst();
            for (String[] row : rows.subList(1, rows.size())) {
                assertEquals(states.length, row.length, row[0]);
                for (int i = 1; i < row.length; i++)
                    cells.put(new Cell(states[i].strip(), row[0].strip()), row[i].strip());
            }
        }
        return cells;
    }

    private static String role(Role role) {
        return switch (role) {
            case Initialize(boolean started, long delayedUntil) ->
                    !started ? "I0" : delayedUntil == Role.NEVER ? "Iw" : "Id";
            case Backup _ -> "B";
            case Active _ -> "A";
            case Fault _ -> "F";
        };
    }

    static String letters(List<VrrpEffect> effects) {
        var letters = new StringBuilder();
        for (VrrpEffect effect : effects)
            letters.append(
                    switch (effect) {
                        case VrrpEffect.SendAdvert(int priority) -> priority == 0 ? 'Z' : 'S';
                        case VrrpEffect.InstallAddresses _ -> 'I';
                        case VrrpEffect.RemoveAddresses _ -> 'R';
                        case VrrpEffect.AnnounceAddresses _ -> 'G';
                        case VrrpEffect.CancelAnnouncements _ -> 'C';
                        case VrrpEffect.ReportLowerPriority _ -> 'L';
                    });
        return letters.toString();
    }

    private static Column started(InstanceConfig config, Conditions conditions, long notBefore) {
        var state = RouterState.INITIAL.with(conditions);
        return after(config, state, new Startup(notBefore), NOW - SECOND);
    }

    private static Column active(InstanceConfig config, long since) {
        var state = RouterState.INITIAL.with(WELL);
        return new Column(config, VirtualRouter.becomeActive(config, state, since).state());
    }

    private static Column after(
            InstanceConfig config, RouterState state, VrrpEvent event, long now) {
        return new Column(config, VirtualRouter.step(config, state, event, now).state());
    }

    private static Row heard(InstanceConfig config, IpAddress source, int priority) {
        return new Row(new AdvertReceived(source, advert(priority)), config);
    }

    private static Row changed(InstanceConfig config, Conditions conditions) {
        return new Row(new ConditionsChanged(conditions), config);
    }

    private static Row reloaded(InstanceConfig previous, RouterConfig next) {
        return new Row(new ConfigChanged(previous), next.build());
    }

    private static RouterConfig like(InstanceConfig config) {
        return router().priority(config.priority()).preemptDelay(config.preemptDelay());
    }

    private static VrrpAdvert advert(int priority) {
        return new VrrpAdvert(3, 51, priority, 100, List.of(address("10.9.9.100")));
    }

    private static Conditions conditions(boolean link, boolean hasAddress, TrackTotals totals) {
        return new Conditions(link, hasAddress ? Optional.of(OWN) : Optional.empty(), totals);
    }
}
