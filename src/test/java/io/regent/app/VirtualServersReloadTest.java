package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.check.Failure;
import io.regent.check.Verdict;
import io.regent.config.ConfigLoader;
import io.regent.config.Configuration;
import io.regent.ipvs.DryRunIpvs;
import io.regent.ipvs.DryRunMarks;
import io.regent.lvs.StartMode;
import io.regent.notify.NotifyRunner;
import io.regent.notify.StateFifos;
import io.regent.observe.RecordingLog;
import io.regent.probe.ProbeSource;
import io.regent.script.ScriptBook;
import io.regent.script.ScriptThread;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks, balancer and a table in memory together; the probes say what the test wants. */
@Timeout(30)
class VirtualServersReloadTest {

    private static final Verdict FAILED = Verdict.failed(Failure.Reason.REFUSED, "refused");

    private final RecordingLog log = new RecordingLog();
    private final AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.PASSED);
    private final ProbeSource probes = _ -> List.of(verdict::get);
    private ScriptThread scripts;
    private VirtualServers servers;

    @BeforeEach
    void start() throws Exception {
        scripts = ScriptThread.start(log, Optional.empty());
        var notifier = new NotifyRunner(scripts, log, ScriptBook.of(configuration(1)));
        var fifos = new StateFifos(scripts, log);
        var marks = new DryRunMarks(log);
        servers = new VirtualServers(new DryRunIpvs(log), marks, notifier, fifos, _ -> {}, log);
        servers.start(configuration(1), probes, List.of(), StartMode.FRESH);
    }

    @AfterEach
    void stop() {
        servers.stop(true);
        servers.close();
        scripts.close();
    }

    @Test
    void aServerThatDiesAfterAReloadIsTakenOutOfAVirtualServerThatDidNotChange() throws Exception {
        servers.reload(configuration(2), probes);
        await("ipvsadm -e -t 10.79.0.2:80 -r 192.0.2.2:80 -m -w 2");
        verdict.set(FAILED);
        await("ipvsadm -d -t 10.79.0.1:80 -r 192.0.2.1:80");
        await("ipvsadm -d -t 10.79.0.2:80 -r 192.0.2.2:80");
    }

    @Test
    void aServerThatComesBackAfterAReloadIsPutIn() throws Exception {
        verdict.set(FAILED);
        await("ipvsadm -d -t 10.79.0.1:80 -r 192.0.2.1:80");
        servers.reload(configuration(2), probes);
        verdict.set(Verdict.PASSED);
        int before = added();
        while (added() == before) turn();
    }

    private int added() {
        int count = 0;
        for (String line : log.lines()) {
            if (line.contains("ipvsadm -a -t 10.79.0.1:80 -r 192.0.2.1:80")) count++;
        }
        return count;
    }

    private void await(String line) throws InterruptedException {
        while (!log.contains(line)) turn();
        assertTrue(log.contains(line));
    }

    private void turn() throws InterruptedException {
        servers.takeResults();
        Thread.sleep(5);
    }

    /**
     * @param weight of the second virtual server's real server
     */
    private static Configuration configuration(int weight) {
        String text = server(1, 1) + server(2, weight);
        return ConfigLoader.read("f", text.getBytes(StandardCharsets.UTF_8))
                .configuration()
                .orElseThrow();
    }

    private static String server(int number, int weight) {
        return """
        virtual_server 10.79.0.%1$d 80 {
            delay_loop 0.05
            lb_algo rr
            lb_kind NAT
            protocol TCP
            real_server 192.0.2.%1$d 80 {
                weight %2$d
                TCP_CHECK {
                    retry 0
                    warmup 0
                }
            }
        }
        """
                .formatted(number, weight);
    }
}
