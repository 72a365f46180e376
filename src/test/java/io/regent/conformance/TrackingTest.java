package io.regent.conformance;

import static io.regent.conformance.Scene.SOON;
import static io.regent.conformance.Scene.VIP;
import static io.regent.conformance.Scene.active;
import static io.regent.conformance.Scene.awaitOwner;
import static io.regent.conformance.Scene.backup;
import static io.regent.conformance.Scene.nextAdvert;
import static io.regent.conformance.Scene.quick;
import static io.regent.conformance.Scene.quickAdvert;
import static io.regent.lab.Timing.NOISE;
import static io.regent.lab.Timing.activeDownV3;
import static io.regent.lab.Timing.assertAbout;
import static io.regent.lab.Timing.seconds;
import static io.regent.lab.Timing.secondsBetween;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Advert;
import io.regent.lab.Daemon;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** Interfaces, scripts and what they do to the election; notifications. */
final class TrackingTest {

    @KernelTest
    @Case("TR-01")
    void linkThatGoesDownIsAFaultAndComesBackLikeANewOne(Lab lab) {
        Daemon daemon = active(lab, quick(51).priority(100).address(VIP));
        awaitOwner(lab, VIP, "node1");
        lab.unplug("node1");
        daemon.awaitLog("(?i)entering FAULT state", SOON);
        Lab.await("the address is gone", SOON, () -> !lab.host("node1").holds(VIP));
        long plugged = Lab.nowNanos();
        lab.plug("node1");
        Advert first = nextAdvert(lab, 51, plugged);
        double silence = secondsBetween(plugged, first.timeNanos());
        assertAbout(activeDownV3(100, 0.2), silence, "first advert after the link came up");
        awaitOwner(lab, VIP, "node1");
    }

    @KernelTest
    @Case("TR-01")
    void trackedInterfaceThatGoesDownMakesTheActiveGiveUp(@TwoNetworks Lab lab) {
        active(lab, quick(51).priority(100).with("track_interface {\n    eth1\n  }").address(VIP));
        awaitOwner(lab, VIP, "node1");
        long down = Lab.nowNanos();
        lab.host("node1").ip("link set eth1 down");
        lab.capture().awaitAdvert(51, down, Duration.ofSeconds(2), a -> a.priority() == 0);
        Lab.await("the address is gone", SOON, () -> !lab.host("node1").holds(VIP));
        Scene.assertSilent(lab, 51, 1);
        lab.host("node1").ip("link set eth1 up");
        awaitOwner(lab, VIP, "node1");
    }

    @KernelTest
    @Case("TR-02")
    void weightOfATrackedInterfaceChangesThePriorityWithinItsLimits(@TwoNetworks Lab lab) {
        active(
                lab,
                quick(61)
                        .priority(100)
                        .with("track_interface {\n    eth1 weight -40\n  }")
                        .address("10.77.0.101"),
                quick(62)
                        .priority(100)
                        .with("track_interface {\n    eth1 weight 253\n  }")
                        .address("10.77.0.102"),
                quick(63)
                        .priority(100)
                        .with("track_interface {\n    eth1 weight -253\n  }")
                        .address("10.77.0.103"));
        assertPriorities(lab, 100, 254, 100);
        lab.host("node1").ip("link set eth1 down");
        Lab.pause(0.6);
        assertPriorities(lab, 60, 100, 1);
        lab.host("node1").ip("link set eth1 up");
        Lab.pause(0.6);
        assertPriorities(lab, 100, 254, 100);
    }

    private static void assertPriorities(Lab lab, int... expected) {
        long now = Lab.nowNanos();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], nextAdvert(lab, 61 + i, now).priority(), "instance " + i);
        }
    }

    /** A vrrp_script that succeeds while a file exists and writes down when it ran. */
    private static String script(Path folder, String lines) {
        Path program =
                write(
                        folder.resolve("check.sh"),
                        "date +%s.%N >> " + folder + "/runs\ntest -e " + folder + "/good\n");
        return "vrrp_script check {\n  script \"%s\"\n%s}\n".formatted(program, lines);
    }

    private static Path write(Path file, String script) {
        try {
            Files.writeString(file, "#!/bin/sh\n" + script);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            return file;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void good(Path folder, boolean good) {
        try {
            if (good) Files.writeString(folder.resolve("good"), "");
            else Files.deleteIfExists(folder.resolve("good"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long runs(Path folder) {
        try {
            Path runs = folder.resolve("runs");
            return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final String TRACKED = "track_script {\n    check\n  }";

    @KernelTest
    @Case("TR-03")
    void scriptThatFailsOftenEnoughIsAFaultUntilItSucceedsOftenEnough(Lab lab) {
        Path folder = lab.folder();
        good(folder, true);
        String check = script(folder, "  interval 1\n  fall 2\n  rise 2\n");
        active(lab, Instance.fileWith(check, quick(51).priority(100).with(TRACKED).address(VIP)));
        awaitOwner(lab, VIP, "node1");
        good(folder, false);
        long before = runs(folder);
        Lab.await("the fault", SOON, () -> !lab.host("node1").holds(VIP));
        long failures = runs(folder) - before;
        assertTrue(failures >= 2 && failures <= 3, failures + " failures");
        good(folder, true);
        before = runs(folder);
        Lab.await("the recovery", SOON, () -> lab.host("node1").holds(VIP));
        long successes = runs(folder) - before;
        assertTrue(successes >= 2 && successes <= 4, successes + " successes");
    }

    @KernelTest
    @Case("TR-03")
    void weightOfAScriptChangesThePriority(Lab lab) {
        Path folder = lab.folder();
        good(folder, true);
        String check = script(folder, "  interval 1\n  weight -30\n");
        active(lab, Instance.fileWith(check, quick(51).priority(100).with(TRACKED).address(VIP)));
        lab.capture().awaitAdvert(51, 0, SOON, advert -> advert.priority() == 100);
        good(folder, false);
        lab.capture().awaitAdvert(51, Lab.nowNanos(), SOON, advert -> advert.priority() == 70);
        good(folder, true);
        lab.capture().awaitAdvert(51, Lab.nowNanos(), SOON, advert -> advert.priority() == 100);
        assertTrue(lab.host("node1").holds(VIP));
    }

    @KernelTest
    @Case("TR-03")
    void routerWaitsForTheFirstResultOfItsScript(Lab lab) {
        Path folder = lab.folder();
        write(folder.resolve("slow.sh"), "sleep 2\n");
        String check =
                "vrrp_script check {\n  script \"%s/slow.sh\"\n  interval 3\n}\n".formatted(folder);
        Daemon daemon =
                lab.start(
                        "node1",
                        Instance.fileWith(
                                check, quick(51).priority(100).with(TRACKED).address(VIP)));
        Advert first = nextAdvert(lab, 51, 0);
        double waited = secondsBetween(daemon.startedNanos(), first.timeNanos());
        assertTrue(waited > 2 + 0.95 * activeDownV3(100, 0.2), "only " + waited);
    }

    @KernelTest
    @Case("TR-03")
    void hangingScriptIsKilledWithItsChildrenAndCountsAsFailed(Lab lab) {
        Path folder = lab.folder();
        good(folder, true);
        write(
                folder.resolve("hang.sh"),
                "test -e %1$s/good && exit 0\nsleep 61 &\necho $! >> %1$s/children\nwait\n"
                        .formatted(folder));
        String check =
                "vrrp_script check {\n  script \"%s/hang.sh\"\n  interval 1\n  timeout 1\n}\n"
                        .formatted(folder);
        active(lab, Instance.fileWith(check, quick(51).priority(100).with(TRACKED).address(VIP)));
        awaitOwner(lab, VIP, "node1");
        good(folder, false);
        long from = Lab.nowNanos();
        Lab.await("the fault", SOON, () -> !lab.host("node1").holds(VIP));
        // Nothing that the script does may delay the adverts before.
        List<Advert> adverts =
                Scene.advertsBetween(lab, 51, from, Long.MAX_VALUE).stream()
                        .filter(advert -> advert.priority() > 0)
                        .toList();
        for (int i = 1; i < adverts.size(); i++) {
            long before = adverts.get(i - 1).timeNanos();
            double gap = secondsBetween(before, adverts.get(i).timeNanos());
            assertTrue(gap < 0.23 + seconds(NOISE), "a gap of " + gap);
        }
        Lab.await(
                "its child is gone",
                SOON,
                () -> {
                    long pid = Long.parseLong(lines(folder.resolve("children")).getFirst());
                    return ProcessHandle.of(pid).isEmpty();
                });
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @KernelTest
    @Case("TR-03")
    void scriptRunsAsItsUser(Lab lab) throws IOException {
        Path folder = lab.folder();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path out = folder.resolve("who");
        Files.writeString(out, "");
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rw-rw-rw-"));
        write(folder.resolve("who.sh"), "id -un >> " + out + "\n");
        String check =
                "vrrp_script check {\n  script \"%s/who.sh\"\n  interval 1\n  user nobody\n}\n"
                        .formatted(folder);
        active(lab, Instance.fileWith(check, quick(51).priority(100).with(TRACKED).address(VIP)));
        Lab.await("it has run", SOON, () -> !lines(out).isEmpty());
        assertEquals("nobody", lines(out).getFirst());
    }

    @KernelTest
    @Case("TR-03")
    void backupWithAFailingScriptNeverTakesOver(Lab lab) {
        Path folder = lab.folder();
        good(folder, false);
        String check = script(folder, "  interval 1\n");
        lab.start(
                "node1",
                Instance.fileWith(check, quick(51).priority(100).with(TRACKED).address(VIP)));
        Lab.await("the script has run", SOON, () -> runs(folder) > 0);
        Scene.assertSilent(lab, 51, 2);
        good(folder, true);
        awaitOwner(lab, VIP, "node1");
    }

    /** Scripts for every state, which write down their name and arguments. */
    private static Instance notifying(Path folder, Instance instance) {
        write(folder.resolve("say.sh"), "echo \"$@\" >> " + folder + "/said\n");
        for (String state : List.of("master", "backup", "fault", "stop")) {
            instance.with("notify_%1$s \"%2$s/say.sh notify_%1$s\"".formatted(state, folder));
        }
        return instance.with("notify \"%s/say.sh any\"".formatted(folder));
    }

    @KernelTest
    @Case("TR-08")
    @Case("TR-09")
    void notifyScriptsGetKeepalivedsArgumentsInOrder(Lab lab) {
        Path folder = lab.folder();
        Instance instance = notifying(folder, quick(51).priority(100).address(VIP));
        Daemon daemon = active(lab, instance);
        awaitSaid(folder, 4);
        lab.host("node1").ip("link set eth0 down");
        awaitSaid(folder, 6);
        lab.host("node1").ip("link set eth0 up");
        awaitSaid(folder, 10);
        assertEquals(0, daemon.stop());
        awaitSaid(folder, 12);
        assertEquals(
                List.of(
                        "notify_backup",
                        "any INSTANCE VI_51 BACKUP 100",
                        "notify_master",
                        "any INSTANCE VI_51 MASTER 100",
                        "notify_fault",
                        "any INSTANCE VI_51 FAULT 100",
                        "notify_backup",
                        "any INSTANCE VI_51 BACKUP 100",
                        "notify_master",
                        "any INSTANCE VI_51 MASTER 100",
                        "notify_stop",
                        "any INSTANCE VI_51 STOP 100"),
                lines(folder.resolve("said")));
    }

    private static void awaitSaid(Path folder, int lines) {
        Lab.await(
                lines + " notifications",
                SOON,
                () -> lines(folder.resolve("said")).size() >= lines);
    }

    @KernelTest
    @Case("TR-09")
    void lowerPriorityHeardAsActiveIsNotified(Lab lab) {
        Path folder = lab.folder();
        write(folder.resolve("say.sh"), "echo \"$@\" >> " + folder + "/said\n");
        Instance instance = quick(51).priority(100).address(VIP);
        instance.with("notify_master_rx_lower_pri \"%s/say.sh lower\"".formatted(folder));
        active(lab, instance);
        lab.tester().send(quickAdvert(51, 50));
        awaitSaid(folder, 1);
        assertEquals(List.of("lower"), lines(folder.resolve("said")));
    }

    @KernelTest
    void slowNotifyScriptDelaysNothing(Lab lab) {
        Path folder = lab.folder();
        write(folder.resolve("slow.sh"), "sleep 3\n");
        Instance instance = quick(51).priority(100).address(VIP);
        instance.with("notify \"%s/slow.sh\"".formatted(folder));
        var scene = backup(lab, instance, quickAdvert(51, 200), 0.2);
        long last = scene.stream().silence();
        Advert first = nextAdvert(lab, 51, last);
        assertAbout(activeDownV3(100, 0.2), secondsBetween(last, first.timeNanos()), "take-over");
        Lab.pause(1.0);
        List<Advert> adverts = Scene.advertsBetween(lab, 51, last, Long.MAX_VALUE);
        assertTrue(adverts.size() >= 5, adverts::toString);
        assertFalse(adverts.size() > 7, adverts::toString);
    }
}
