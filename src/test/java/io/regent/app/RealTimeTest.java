package io.regent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.ConfigLoader;
import io.regent.config.GlobalConfig;
import io.regent.sys.Scheduling;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class RealTimeTest {

    /** To be nicer than before is everybody's right. */
    private static final int NICER = 7;

    @Test
    void vrrpPriorityIsTheNiceValueOfTheThread() throws Exception {
        assertEquals(NICER, niceOfAThreadWith("vrrp_priority " + NICER));
    }

    @Test
    void withoutItTheNiceValueStaysAsItIs() throws Exception {
        int mine = Scheduling.of(Scheduling.CALLING_THREAD).nice();
        assertEquals(mine, niceOfAThreadWith(""));
    }

    /** A thread of its own, for what it becomes it remains. */
    private static int niceOfAThreadWith(String line) throws Exception {
        GlobalConfig global = global(line);
        var nice =
                new FutureTask<>(() -> {
                    RealTime.apply(global, (_, _) -> {});
                    return Scheduling.of(Scheduling.CALLING_THREAD).nice();
                });
        Thread.ofPlatform().start(nice);
        return nice.get();
    }

    private static GlobalConfig global(String line) {
        String text = "global_defs {\nmax_auto_priority -1\n" + line + "\n}\n";
        var loaded = ConfigLoader.read("k.conf", text.getBytes(StandardCharsets.UTF_8));
        return loaded.configuration().orElseThrow().global();
    }
}
