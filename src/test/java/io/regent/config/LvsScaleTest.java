package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.regent.config.problem.ConfigTestExit;
import io.regent.config.syntax.SourceReader;
import io.regent.config.syntax.Surroundings;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Four times the virtual servers cost four times as much. */
class LvsScaleTest {

    private static final int SERVERS = 10_000;

    /** A square law shows as 16; what is left is room for arrays that grow in steps. */
    private static final double MOST_FOR_FOUR_TIMES = 4.4;

    /** A square law shows as 16 here too; processors and other programs make times vary. */
    private static final double MOST_TIME_FOR_FOUR_TIMES = 10;

    private static final int MOST_ROUNDS = 8;

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Path FILE = Path.of("f");

    /** What one reading took of this thread. */
    private record Cost(long bytes, long nanos) {
        static Cost now() {
            return new Cost(
                    THREAD.getCurrentThreadAllocatedBytes(), THREAD.getCurrentThreadCpuTime());
        }

        Cost since(Cost start) {
            return new Cost(bytes - start.bytes, nanos - start.nanos);
        }
    }

    /** Bytes are counted, not timed: this one does not depend on what else the machine does. */
    @Test
    void theMemoryAskedForIsLinearInTheSizeOfTheFile() {
        long quarter = cost(SERVERS / 4).bytes();
        double factor = (double) cost(SERVERS).bytes() / quarter;
        assertTrue(factor <= MOST_FOR_FOUR_TIMES, "four times the file took " + factor + " times");
    }

    /** A search from the start for each server asks for no memory, but for time. */
    @Test
    void theTimeIsFarFromTheSquareOfTheSizeOfTheFile() {
        double best = Double.MAX_VALUE;
        // Busy neighbours only make it worse, so one good round of several proves the law.
        for (int round = 0; round < MOST_ROUNDS && best > MOST_TIME_FOR_FOUR_TIMES; round++) {
            long quarter = cost(SERVERS / 4).nanos();
            best = Math.min(best, (double) cost(SERVERS).nanos() / quarter);
        }
        assertTrue(best <= MOST_TIME_FOR_FOUR_TIMES, "four times the file took " + best + " times");
    }

    @Test
    void theElectionTakesNothingOfTheServersButThatTheyAreThere() {
        Loaded loaded = load(file(SERVERS), Audience.VRRP);
        assertTrue(loaded.needed().contains(Audience.BALANCER));
        assertFalse(loaded.needed().contains(Audience.VRRP));
        assertTrue(loaded.asRead().virtualServers().isEmpty());
        assertEquals("virtual_server", loaded.stopping().getFirst().feature());
    }

    private static Cost cost(int servers) {
        byte[] file = file(servers);
        Cost start = Cost.now();
        Loaded loaded = load(file, Audience.EVERYONE);
        Cost cost = Cost.now().since(start);
        assertEquals(0, ConfigTestExit.of(loaded.problems()));
        assertEquals(servers, loaded.configuration().orElseThrow().virtualServers().size());
        return cost;
    }

    private static Loaded load(byte[] file, Audience audience) {
        SourceReader disk = (_, _) -> new SourceReader.Answer.Text(file);
        return ConfigLoader.load(FILE, new Surroundings.FilesOnly(disk), audience);
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
