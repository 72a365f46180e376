package io.regent.ipvs;

import static io.regent.ipvs.Values.at;
import static io.regent.ipvs.Values.destination;
import static io.regent.ipvs.Values.key;
import static io.regent.ipvs.Values.service;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.Persistence;
import io.regent.config.lvs.Protocol;
import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsService;
import io.regent.lvs.ServiceKey;
import io.regent.lvs.SyncRole;
import io.regent.netlink.Answer;
import io.regent.observe.RecordingLog;
import io.regent.sys.Errno;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AnswerLogTest {

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final ServiceKey KEY = key(Protocol.UDP, "192.0.2.1", 5060);

    private final RecordingLog log = new RecordingLog();
    private final Modules modules =
            new Modules(module ->
                    module.contains("sip") ? Optional.of("no such file") : Optional.empty());
    private final AnswerLog answers = new AnswerLog(log, modules);

    private static void add(AnswerLog.Batch batch, IpvsCommand command, Errno errno, String why) {
        batch.add(command, Outcomes.of(command, errno.number()), new Answer(errno.number(), why));
    }

    private void say(long seconds, IpvsCommand command, Errno errno) {
        var batch = answers.batch();
        add(batch, command, errno, "");
        batch.tell(seconds * SECOND_NANOS);
    }

    private static IpvsCommand remove(int port) {
        return new IpvsCommand.RemoveDestination(KEY, at("2001:db8::1", port));
    }

    @Test
    void aRefusalForWantOfAModuleNamesTheModule() {
        var persistence = new Persistence(Duration.ofSeconds(60), Optional.of("sip"), -1);
        var add =
                new IpvsCommand.AddService(
                        new IpvsService(
                                KEY, "wrr", false, false, false, false, Optional.of(persistence)));
        modules.prepare(List.of(add));
        say(0, add, Errno.ENOENT);
        assertEquals(
                List.of(
                        "IPVS refuses to add service UDP 192.0.2.1:5060 wrr:"
                                + " ENOENT (2, No such file or directory):"
                                + " module ip_vs_pe_sip could not be loaded: no such file"),
                log.lines());
    }

    @Test
    void aThousandRefusalsForOneReasonAreOneLine() {
        var batch = answers.batch();
        for (int port = 1; port <= 1000; port++)
            add(batch, remove(port), Errno.EPERM, "told by the kernel");
        add(batch, new IpvsCommand.Flush(), Errno.EINVAL, "");
        batch.tell(0);
        assertEquals(
                List.of(
                        "IPVS refuses to remove destination [2001:db8::1]:1 of"
                                + " UDP 192.0.2.1:5060, and 999 more:"
                                + " EPERM (1, Operation not permitted): told by the kernel",
                        "IPVS refuses to flush the table: EINVAL (22, Invalid argument)"),
                log.lines());
    }

    @Test
    void whatIsThereAlreadyAndWhatIsNotIsToldToo() {
        var add =
                new IpvsCommand.AddDestination(
                        KEY, destination("10.0.0.1", 80, Forwarding.MASQUERADING));
        say(0, new IpvsCommand.AddService(service(KEY, "rr")), Errno.EEXIST);
        say(0, add, Errno.ESRCH);
        say(0, remove(80), Errno.ENOENT);
        say(0, new IpvsCommand.StopSync(SyncRole.SENDER), Errno.ESRCH);
        assertEquals(
                List.of(
                        "IPVS was to add service UDP 192.0.2.1:5060 rr:"
                                + " EEXIST (17, File exists): it is there already, and gets our settings",
                        "IPVS was to add destination 10.0.0.1:80 to UDP 192.0.2.1:5060:"
                                + " ESRCH (3, No such process): the service is not there",
                        "IPVS was to remove destination [2001:db8::1]:80 of UDP 192.0.2.1:5060:"
                                + " ENOENT (2, No such file or directory): it is not there"),
                log.lines());
    }

    @Test
    @Tag("LV-28")
    void whatIsRefusedEachSecondIsToldEachMinute() {
        for (int second = 0; second < 150; second++) say(second, remove(80), Errno.ENOMEM);
        assertEquals(3, log.lines().size());
        String again = log.lines().get(1);
        assertTrue(again.endsWith("; and 59 times since it was last told"), again);
        // Another errno is another cause.
        say(150, remove(80), Errno.EPERM);
        assertEquals(4, log.lines().size());
    }

    @Test
    @Tag("LV-28")
    void aKernelThatRefusesEverythingDoesNotFillTheDisk() {
        var random = new Random(1);
        for (int second = 0; second < 600; second++)
            for (int i = 0; i < 100; i++)
                say(
                        second,
                        remove(random.nextInt(1, 65536)),
                        random.nextBoolean() ? Errno.ENOMEM : Errno.EINVAL);
        int lines = log.lines().size();
        assertTrue(lines <= 10 * 2 * 50, lines + " lines in ten minutes");
    }
}
