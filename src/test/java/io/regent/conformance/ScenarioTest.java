package io.regent.conformance;

import static io.regent.conformance.Scene.SOON;
import static io.regent.lab.Timing.NOISE;
import static io.regent.lab.Timing.activeDownV2;
import static io.regent.lab.Timing.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lab.Daemon;
import io.regent.lab.Lab;
import io.regent.lab.Observer;
import io.regent.lab.Ownership;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What the first users do, with files as they write them. */
final class ScenarioTest {

    private static final String FIRST = "192.168.200.160";
    private static final String SECOND = "192.168.200.170";

    /** The example that comes with keepalived, comments and mail settings included. */
    @KernelTest
    void stockExampleFileWorks(Lab lab) {
        String stock =
                """
                ! Configuration File for keepalived

                global_defs {
                   notification_email {
                     acassen@firewall.loc
                     failover@firewall.loc
                     sysadmin@firewall.loc
                   }
                   notification_email_from Alexandre.Cassen@firewall.loc
                   smtp_server 192.168.200.1
                   smtp_connect_timeout 30
                   router_id LVS_DEVEL   # the name of this machine
                }

                vrrp_instance VI_1 {
                    state MASTER
                    interface eth0
                    virtual_router_id 51
                    priority 100
                    advert_int 1
                    authentication {
                        auth_type PASS
                        auth_pass 1111
                    }
                    virtual_ipaddress {
                        192.168.200.16
                        192.168.200.17
                        192.168.200.18
                    }
                }
                """;
        Daemon daemon = lab.start("node1", stock);
        Lab.await(
                "the addresses are there",
                SOON,
                () -> lab.host("node1").addresses("eth0").size() == 4);
        assertEquals(
                Set.of(
                        "10.77.0.1/24",
                        "192.168.200.16/32",
                        "192.168.200.17/32",
                        "192.168.200.18/32"),
                Set.copyOf(lab.host("node1").addresses("eth0")));
        assertEquals(0, daemon.stop());
        assertEquals(List.of("10.77.0.1/24"), lab.host("node1").addresses("eth0"));
    }

    private static String instance(
            String name, int vrid, String state, int priority, String address) {
        return """
        vrrp_instance %s {
            state %s
            interface eth1
            virtual_router_id %d
            priority %d
            advert_int 1
            authentication {
                auth_type PASS
                auth_pass 1111
            }
            virtual_ipaddress {
                %s
            }
        }
        """
                .formatted(name, state, vrid, priority, address);
    }

    private static final String ON_FIRST_LABEL = FIRST + "/24 dev eth1 label eth1:1";
    private static final String ON_SECOND_LABEL = SECOND + "/24 dev eth1 label eth1:2";

    private static void awaitOwner(Lab lab, String address, String host) {
        Lab.await(
                host + " alone answers for " + address,
                Duration.ofSeconds(12),
                () -> lab.observerOnSecondNetwork().ownersOf(address).equals(Set.of(host)));
    }

    @KernelTest
    void singlePairKeepsItsAddressOnTheFirstNodeAndSurvivesItsDeath(@TwoNetworks Lab lab) {
        String master = instance("VI_1", 55, "MASTER", 150, ON_FIRST_LABEL);
        Daemon first = lab.start("node1", master);
        lab.start("node2", instance("VI_1", 55, "BACKUP", 100, ON_FIRST_LABEL));
        awaitOwner(lab, FIRST, "node1");
        String line = String.join("\n", lab.host("node1").lines("eth1"));
        assertTrue(line.contains(FIRST + "/24") && line.contains("eth1:1"), line);
        assertEquals(List.of("192.168.200.2/24"), lab.host("node2").addresses("eth1"));

        Observer.Watch watch = lab.observerOnSecondNetwork().watch(Duration.ofMillis(10), FIRST);
        Lab.pause(1.5);
        first.kill();
        lab.host("node1").ip("address delete " + FIRST + "/24 dev eth1");
        awaitOwner(lab, FIRST, "node2");
        lab.start("node1", master);
        awaitOwner(lab, FIRST, "node1");
        Lab.await(
                "node2 has let it go", SOON, () -> lab.host("node2").addresses("eth1").size() == 1);
        Ownership seen = watch.stop();
        assertEquals(List.of("node1", "node2", "node1"), seen.owners(FIRST));
        double pause = seconds(seen.longestGap(FIRST));
        double limit = activeDownV2(100, 1);
        assertTrue(pause < limit + 0.1 + seconds(NOISE), "a pause of " + pause);
    }

    @KernelTest
    void dualMastersStandInForEachOther(@TwoNetworks Lab lab) {
        String one =
                instance("VI_1", 55, "MASTER", 150, ON_FIRST_LABEL)
                        + instance("VI_2", 56, "BACKUP", 100, ON_SECOND_LABEL);
        String two =
                instance("VI_1", 55, "BACKUP", 100, ON_FIRST_LABEL)
                        + instance("VI_2", 56, "MASTER", 150, ON_SECOND_LABEL);
        Daemon first = lab.start("node1", one);
        Daemon second = lab.start("node2", two);
        awaitOwner(lab, FIRST, "node1");
        awaitOwner(lab, SECOND, "node2");
        Observer.Watch watch =
                lab.observerOnSecondNetwork().watch(Duration.ofMillis(10), FIRST, SECOND);
        Lab.pause(0.3);
        assertEquals(0, first.stop());
        awaitOwner(lab, FIRST, "node2");
        lab.start("node1", one);
        awaitOwner(lab, FIRST, "node1");
        assertEquals(0, second.stop());
        awaitOwner(lab, SECOND, "node1");
        lab.start("node2", two);
        awaitOwner(lab, SECOND, "node2");
        Ownership seen = watch.stop();
        assertEquals(List.of("node1", "node2", "node1"), seen.owners(FIRST));
        assertEquals(List.of("node2", "node1", "node2"), seen.owners(SECOND));
        for (String address : List.of(FIRST, SECOND)) {
            double both = seconds(seen.doubleOwnership(address));
            assertTrue(
                    both < 0.02 + seconds(NOISE), address + " had two owners for " + both + " s");
            double skew = 156 / 256.0;
            double gap = seconds(seen.longestGap(address));
            assertTrue(gap < skew * 1.05 + 0.04 + seconds(NOISE), address + " was away for " + gap);
        }
    }

    @KernelTest
    void addressMovesWhenTheServiceFails(@TwoNetworks Lab lab) throws IOException {
        Path service = lab.folder().resolve("nginx.pid");
        Files.writeString(service, "");
        Path check = script(lab, "check_nginx.sh", "test -e " + service);
        String tracked =
                """
                vrrp_script check_nginx {
                    script "%s"
                    interval 1
                    weight -60
                    fall 2
                    rise 2
                }
                """
                                .formatted(check)
                        + instance("VI_1", 55, "MASTER", 150, ON_FIRST_LABEL)
                                .replace(
                                        "    virtual_ipaddress",
                                        "    track_script {\n        check_nginx\n    }\n    virtual_ipaddress");
        lab.start("node1", tracked);
        lab.start("node2", instance("VI_1", 55, "BACKUP", 100, ON_FIRST_LABEL));
        awaitOwner(lab, FIRST, "node1");
        Files.delete(service);
        awaitOwner(lab, FIRST, "node2");
        Files.writeString(service, "");
        awaitOwner(lab, FIRST, "node1");
    }

    @KernelTest
    void stateScriptsOfADatabasePairTellItsRole(@TwoNetworks Lab lab) throws IOException {
        Path said = lab.folder().resolve("roles");
        Path role = script(lab, "role.sh", "sleep 0.2; echo \"$@\" >> " + said);
        String scripts =
                """
                    notify_master "%1$s promote"
                    notify_backup "%1$s demote"
                    notify_fault "%1$s fence"
                    notify %1$s
                """
                        .formatted(role);
        String file =
                instance("VI_DB", 55, "BACKUP", 150, ON_FIRST_LABEL)
                        .replace("    virtual_ipaddress", scripts + "    virtual_ipaddress");
        lab.start("node1", file);
        awaitOwner(lab, FIRST, "node1");
        awaitLines(said, 4);
        lab.host("node1").ip("link set eth1 down");
        awaitLines(said, 6);
        lab.host("node1").ip("link set eth1 up");
        awaitOwner(lab, FIRST, "node1");
        awaitLines(said, 10);
        Lab.pause(1.0);
        assertEquals(
                List.of(
                        "demote",
                        "INSTANCE VI_DB BACKUP 150",
                        "promote",
                        "INSTANCE VI_DB MASTER 150",
                        "fence",
                        "INSTANCE VI_DB FAULT 150",
                        "demote",
                        "INSTANCE VI_DB BACKUP 150",
                        "promote",
                        "INSTANCE VI_DB MASTER 150"),
                Files.readAllLines(said));
        assertFalse(lab.host("node2").addresses("eth1").contains(FIRST + "/24"));
    }

    private static void awaitLines(Path file, int count) {
        Lab.await(
                count + " lines",
                Duration.ofSeconds(12),
                () -> {
                    try {
                        return Files.exists(file) && Files.readAllLines(file).size() >= count;
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }

    private static Path script(Lab lab, String name, String line) throws IOException {
        Path file = lab.folder().resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }
}
