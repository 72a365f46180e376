package io.regent.ipvs;

import static io.regent.ipvs.Values.at;
import static io.regent.ipvs.Values.destination;
import static io.regent.ipvs.Values.key;
import static io.regent.ipvs.Values.service;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.feature.SyncDaemon;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.Protocol;
import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsOutcome;
import io.regent.lvs.IpvsTimeouts;
import io.regent.lvs.ServiceKey;
import io.regent.lvs.SyncRole;
import io.regent.sys.Errno;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final ServiceKey KEY = key(Protocol.TCP, "192.0.2.1", 80);
    private static final SyncDaemon DAEMON =
            new SyncDaemon(
                    "eth0",
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Optional.empty());

    private static final IpvsCommand ADD_SERVICE = new IpvsCommand.AddService(service(KEY, "rr"));
    private static final IpvsCommand EDIT_SERVICE = new IpvsCommand.EditService(service(KEY, "rr"));
    private static final IpvsCommand REMOVE_SERVICE = new IpvsCommand.RemoveService(KEY);
    private static final IpvsCommand ADD_DESTINATION =
            new IpvsCommand.AddDestination(KEY, destination("10.0.0.1", 80, Forwarding.GATEWAYING));
    private static final IpvsCommand EDIT_DESTINATION =
            new IpvsCommand.EditDestination(
                    KEY, destination("10.0.0.1", 80, Forwarding.GATEWAYING));
    private static final IpvsCommand REMOVE_DESTINATION =
            new IpvsCommand.RemoveDestination(KEY, at("10.0.0.1", 80));
    private static final IpvsCommand FLUSH = new IpvsCommand.Flush();
    private static final IpvsCommand SET_TIMEOUTS =
            new IpvsCommand.SetTimeouts(new IpvsTimeouts(1, 2, 3));
    private static final IpvsCommand START = new IpvsCommand.StartSync(SyncRole.SENDER, DAEMON, 1);
    private static final IpvsCommand STOP = new IpvsCommand.StopSync(SyncRole.SENDER);

    private static final List<IpvsCommand> ALL =
            List.of(
                    ADD_SERVICE,
                    EDIT_SERVICE,
                    REMOVE_SERVICE,
                    ADD_DESTINATION,
                    EDIT_DESTINATION,
                    REMOVE_DESTINATION,
                    FLUSH,
                    SET_TIMEOUTS,
                    START,
                    STOP);

    @Test
    void anAcknowledgementMeansDone() {
        for (IpvsCommand command : ALL)
            assertEquals(new IpvsOutcome.Done(), Outcomes.of(command, 0));
    }

    @Test
    void whatIsToBeAddedMayBeThere() {
        assertMeans(
                Errno.EEXIST,
                new IpvsOutcome.AlreadyThere(),
                List.of(ADD_SERVICE, ADD_DESTINATION, START));
    }

    @Test
    void aServiceMayNotBeThere() {
        assertMeans(
                Errno.ESRCH,
                new IpvsOutcome.NotThere(),
                List.of(
                        EDIT_SERVICE,
                        REMOVE_SERVICE,
                        ADD_DESTINATION,
                        EDIT_DESTINATION,
                        REMOVE_DESTINATION,
                        STOP));
    }

    @Test
    void forAServiceOnlyItsSchedulerOrEngineCanHaveNoEntry() {
        assertMeans(
                Errno.ENOENT,
                new IpvsOutcome.NotThere(),
                List.of(EDIT_DESTINATION, REMOVE_DESTINATION));
    }

    @Test
    void everythingElseIsRefusedByName() {
        assertMeans(Errno.EINVAL, new IpvsOutcome.NotThere(), List.of());
        assertEquals(new IpvsOutcome.Refused("errno 524"), Outcomes.of(FLUSH, 524));
    }

    /** That the errno means this for these commands, and a refusal for all others. */
    private static void assertMeans(Errno errno, IpvsOutcome outcome, List<IpvsCommand> commands) {
        for (IpvsCommand command : ALL) {
            assertEquals(
                    commands.contains(command)
                            ? outcome
                            : new IpvsOutcome.Refused(errno.toString()),
                    Outcomes.of(command, errno.number()),
                    command::toString);
        }
    }
}
