package io.regent.conformance;

import static io.regent.conformance.Scene.SOON;
import static io.regent.conformance.Scene.VIP;
import static io.regent.conformance.Scene.awaitOwner;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.regent.lab.Daemon;
import io.regent.lab.Daemon.Program;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** What programs read that listen at a notify FIFO. */
final class NotifyFifoTest {

    private static final List<String> LIFE =
            List.of(
                    "INSTANCE \"VI_51\" BACKUP_PRIORITY 100",
                    "INSTANCE \"VI_51\" BACKUP 100",
                    "INSTANCE \"VI_51\" MASTER 100",
                    "INSTANCE \"VI_51\" MASTER_PRIORITY 80",
                    "INSTANCE \"VI_51\" MASTER_PRIORITY 100",
                    "INSTANCE \"VI_51\" FAULT 100",
                    "INSTANCE \"VI_51\" BACKUP 100",
                    "INSTANCE \"VI_51\" MASTER 100",
                    "INSTANCE \"VI_51\" STOP 100");

    @KernelTest
    void regentTellsItsLifeAsKeepalivedWould(@TwoNetworks Lab lab) throws IOException {
        assertEquals(LIFE, life(lab, Program.REGENT));
    }

    @InteropTest
    void keepalivedTellsTheSameLife(@TwoNetworks Lab lab) throws IOException {
        assertEquals(LIFE, life(lab, Program.KEEPALIVED));
    }

    private static List<String> life(Lab lab, Program program) throws IOException {
        Path fifo = lab.folder().resolve("fifo");
        Path said = lab.folder().resolve("said");
        Path reader = lab.folder().resolve("reader.sh");
        Files.writeString(reader, "#!/bin/sh\ntrap '' TERM; exec cat \"$1\" >" + said + "\n");
        Files.setPosixFilePermissions(reader, PosixFilePermissions.fromString("rwxr-xr-x"));
        String file =
                """
                global_defs {
                  vrrp_notify_fifo %s
                  vrrp_notify_fifo_script %s
                  vrrp_notify_priority_changes on
                }
                """
                                .formatted(fifo, reader)
                        + Instance.file(
                                Instance.v3(51)
                                        .interval(0.2)
                                        .with("track_interface {\n    eth1 weight 20\n  }")
                                        .address(VIP)
                                        .priority(80));
        Daemon daemon = lab.start(program, "node1", file);
        awaitOwner(lab, VIP, "node1");
        awaitLines(said, 3);
        lab.host("node1").ip("link set eth1 down");
        awaitLines(said, 4);
        lab.host("node1").ip("link set eth1 up");
        awaitLines(said, 5);
        lab.unplug("node1");
        awaitLines(said, 6);
        lab.plug("node1");
        awaitLines(said, 8);
        daemon.stop();
        awaitLines(said, 9);
        assertFalse(Files.exists(fifo));
        return Files.readAllLines(said);
    }

    private static void awaitLines(Path file, int count) {
        Lab.await(count + " lines in the FIFO", SOON, () -> lines(file) >= count);
    }

    private static int lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).size() : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
