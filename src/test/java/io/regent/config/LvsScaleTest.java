package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.problem.ConfigTestExit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Four times the virtual servers cost four times as much. */
class LvsScaleTest {

    private static final int SERVERS = 10_000;

    /** A square law would show as 16; what is left is room for the collector and the compiler. */
    private static final double MOST_FOR_FOUR_TIMES = 5.5;

    /** Time on the processor: a busy machine is no fault of the reader. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    @Test
    void theCostIsLinearInTheSizeOfTheFile() {
        byte[] quarter = file(SERVERS / 4);
        byte[] whole = file(SERVERS);
        double best = Double.MAX_VALUE;
        // The first rounds warm up; one good round of several proves the law.
        for (int round = 0; round < 6 && (round < 3 || best > MOST_FOR_FOUR_TIMES); round++) {
            long first = nanos(quarter, SERVERS / 4);
            long second = nanos(whole, SERVERS);
            best = Math.min(best, (double) second / first);
        }
        assertTrue(
                best <= MOST_FOR_FOUR_TIMES, "four times the file took " + best + " times as long");
    }

    private static long nanos(byte[] file, int servers) {
        long start = CPU.getCurrentThreadCpuTime();
        Loaded loaded = ConfigLoader.read("f", file);
        long nanos = CPU.getCurrentThreadCpuTime() - start;
        assertEquals(0, ConfigTestExit.of(loaded.problems()));
        assertEquals(servers, loaded.configuration().orElseThrow().virtualServers().size());
        return nanos;
    }

    /** About 5.7 MB for ten thousand. */
    static byte[] file(int servers) {
        var text = new StringBuilder(servers * 600);
        for (int i = 0; i < servers; i++) {
            text.append("virtual_server 10.").append(i >> 14).append('.').append(i >> 7 & 127);
            text.append('.').append(i & 127).append(" 80 {\n    delay_loop 6\n    lb_algo rr\n");
            text.append("    lb_kind NAT\n    protocol TCP\n");
            for (int server = 1; server <= 4; server++) {
                text.append("    real_server 192.168.").append(i >> 6 & 255).append('.');
                text.append((i & 63) * 4 + server - 1);
                text.append(" 80 {\n        weight 1\n        TCP_CHECK {\n");
                text.append("            connect_timeout 3\n        }\n    }\n");
            }
            text.append("}\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
