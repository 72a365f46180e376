package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.problem.ProblemRenderer;
import io.regent.config.syntax.SourceReader;
import io.regent.config.syntax.Surroundings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private static final String INSTANCE =
            """
            vrrp_instance A {
              interface eth0
              virtual_router_id 1
              priority 100
            }
            """;
    private static final String SERVER =
            """
            virtual_server 10.0.0.1 80 {
              lb_algo rr
              lb_kind NAT
              protocol TCP
              real_server 10.0.0.2 80 {
                TCP_CHECK {
                }
              }
            }
            """;

    @Test
    void eachProcessTakesItsOwnBlocks() {
        var elected = load(INSTANCE + SERVER, Audience.VRRP).asRead();
        assertEquals(1, elected.instances().size());
        assertEquals(0, elected.virtualServers().size());
        var balanced = load(INSTANCE + SERVER, Audience.BALANCER).asRead();
        assertEquals(0, balanced.instances().size());
        assertEquals(1, balanced.virtualServers().size());
        var judged = load(INSTANCE + SERVER, Audience.EVERYONE).asRead();
        assertEquals(1, judged.instances().size());
        assertEquals(1, judged.virtualServers().size());
    }

    @Test
    void everyReaderIsToldWhomTheFileHasWorkFor() {
        for (Audience audience : Audience.values()) {
            assertEquals(
                    Set.of(Audience.VRRP, Audience.BALANCER),
                    load(INSTANCE + SERVER, audience).needed());
            assertEquals(Set.of(Audience.VRRP), load(INSTANCE, audience).needed());
            assertEquals(Set.of(), load("global_defs {\n}\nSSL {\n}\n", audience).needed());
        }
    }

    @Test
    void whatIsWrongWithinABlockOfOthersIsTheirAffair() {
        String wrong = SERVER.replace("lb_algo rr", "nonsense 1 {\n  }\n  lb_algo nonsense");
        assertEquals("", errors(load(INSTANCE + wrong, Audience.VRRP)));
        assertTrue(errors(load(INSTANCE + wrong, Audience.BALANCER)).contains("nonsense"));
        String wrongInstance = INSTANCE.replace("priority 100", "nonsense");
        assertEquals("", errors(load(wrongInstance + SERVER, Audience.BALANCER)));
    }

    @Test
    void bracesAndQuotesAreUnderstoodInABlockOfOthers() {
        String tricky = SERVER.replace("lb_algo rr", "virtualhost \"a } b\" # }\n  x { y { z } }");
        assertEquals(1, load(tricky + INSTANCE, Audience.VRRP).asRead().instances().size());
        String open = SERVER.replace("lb_algo rr", "virtualhost \"a");
        assertTrue(errors(load(open + INSTANCE, Audience.VRRP)).contains("never closed"));
        String lost = SERVER.replace("protocol TCP", "x {");
        assertTrue(errors(load(lost + INSTANCE, Audience.VRRP)).contains("never closed"));
    }

    /** Virtual servers are put together as they come; what they refer to may stand behind them. */
    @Test
    void whatStandsBehindAVirtualServerCountsToo() {
        String grouped = SERVER.replace("10.0.0.1 80", "group web");
        String group = "virtual_server_group web {\n  10.0.0.1 80\n}\n";
        for (String text : List.of(group + grouped, grouped + group)) {
            var loaded = load(text, Audience.BALANCER);
            assertEquals(1, loaded.asRead().virtualServers().size(), text);
        }
        assertEquals(0, load(grouped, Audience.BALANCER).asRead().virtualServers().size());
        String global = "global_defs {\n  smtp_alert_checker false\n}\n";
        for (String text : List.of(global + SERVER, SERVER + global, SERVER + global + SERVER)) {
            var servers = load(text, Audience.EVERYONE).asRead().virtualServers();
            for (var server : servers) {
                assertEquals(false, server.realServers().getFirst().smtpAlert(), text);
            }
        }
        assertEquals(
                2,
                load(SERVER + global + SERVER, Audience.EVERYONE).asRead().virtualServers().size());
    }

    private static String errors(Loaded loaded) {
        return ProblemRenderer.render(
                loaded.problems().stream().filter(problem -> problem.isError()).toList());
    }

    private static Loaded load(String text, Audience audience) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        SourceReader disk = (_, _) -> new SourceReader.Answer.Text(bytes);
        return ConfigLoader.load(Path.of("f"), new Surroundings.FilesOnly(disk), audience);
    }
}
