package io.regent.conformance;

import static io.regent.conformance.Scene.SOON;
import static io.regent.conformance.Scene.VIP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.regent.lab.Daemon;
import io.regent.lab.Instance;
import io.regent.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What makes a companion refuse is known before an address moves, even one that its owner would
 * take at once.
 */
final class VerdictBeforeElectionTest {

    private static final String HELD = "10.77.0.101";

    private static String file(String line) {
        return Instance.file(Instance.v3(51).interval(0.1).priority(255).address(VIP, HELD))
                + """
                virtual_server 10.77.0.100 80 {
                  lb_algo rr
                  protocol TCP
                  %s
                  real_server 10.77.0.201 80 {
                  }
                }
                """
                        .formatted(line);
    }

    /** As somebody before it may have left them: one address of two. */
    private static Daemon start(Lab lab, String config, String... options) {
        lab.host("node1").ip("address add " + HELD + "/32 dev eth0");
        return lab.start("node1", config, options);
    }

    private static void assertUntouched(Lab lab) {
        assertEquals(List.of("10.77.0.1/24", HELD + "/32"), lab.host("node1").addresses("eth0"));
        assertEquals(List.of(), lab.capture().adverts(51, "node1"));
    }

    @KernelTest
    void withoutIpvsInTheKernelTheElectionNeverBegins(Lab lab) {
        assumeFalse(hasIpvs(), "this kernel has ip_vs");
        Daemon daemon = start(lab, file(""));
        assertEquals(1, daemon.awaitExit(SOON));
        assertUntouched(lab);
        daemon.awaitLog("the kernel has no IPVS .*'modprobe ip_vs' loads it", SOON);
        assertFalse(daemon.log().stream().anyMatch(line -> line.contains("(VI_51)")));
    }

    @KernelTest
    void withAMistakeInAVirtualServerTheElectionNeverBegins(Lab lab) {
        Daemon daemon = start(lab, file("nonsense 1 {\n  }"));
        assertEquals(2, daemon.awaitExit(SOON));
        assertUntouched(lab);
        daemon.awaitLog("nonsense", SOON);
    }

    /** Nobody asked for the virtual servers then. */
    @KernelTest
    void withVrrpAloneTheElectionWaitsForNothing(Lab lab) {
        Daemon daemon = start(lab, file("nonsense 1 {\n  }"), "-P");
        lab.capture().awaitAdvert(51, 0, SOON, Scene::isOurs);
        assertEquals(0, daemon.stop());
    }

    private static boolean hasIpvs() {
        if (Files.exists(Path.of("/proc/net/ip_vs"))) return true;
        try {
            return new ProcessBuilder("modprobe", "-q", "ip_vs").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
