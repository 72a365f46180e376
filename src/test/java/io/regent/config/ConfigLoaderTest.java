package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.problem.ProblemRenderer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigLoaderTest {

    private static final String DUAL_MASTER =
            """
            ! node 1 of a pair that serves two names
            global_defs {
                router_id node1
            }
            vrrp_instance VI_1 {
                state MASTER
                interface eth1
                virtual_router_id 55
                priority 150
                advert_int 1
                authentication {
                    auth_type PASS
                    auth_pass 1111
                }
                virtual_ipaddress {
                    192.168.200.160/24 dev eth1 label eth1:1
                }
            }
            vrrp_instance VI_2 {
                state BACKUP
                interface eth1
                virtual_router_id 56
                priority 100
                advert_int 1
                authentication { auth_type PASS
                    auth_pass 1111 }
                virtual_ipaddress { 192.168.200.170/24 dev eth1 label eth1:2 }
            }
            """;

    @Test
    void readsBothInstancesOfADualMaster() {
        var configuration = good(DUAL_MASTER);
        assertEquals(Optional.of("node1"), configuration.global().routerId());
        assertEquals(2, configuration.instances().size());
        var first = configuration.instances().getFirst();
        assertEquals("VI_1", first.name());
        assertTrue(first.startActive());
        assertEquals(55, first.vrid());
        assertEquals(150, first.priority());
        assertEquals(2, first.version());
        assertEquals(Duration.ofSeconds(1), first.advertInterval());
        assertEquals(Optional.of(new Password("1111")), first.password());
        var address = first.virtualAddresses().getFirst();
        assertEquals("192.168.200.160/24", address.local().toString());
        assertEquals(Optional.of("eth1:1"), address.label());
        assertEquals(Optional.of("eth1"), address.dev());
        assertEquals("224.0.0.18", first.group().toString());
        assertEquals(5, first.announce().repeat());
        var second = configuration.instances().get(1);
        assertEquals(56, second.vrid());
        assertEquals(List.of(), second.excludedAddresses());
    }

    private static Configuration good(String text) {
        var loaded = ConfigLoader.read("keepalived.conf", text.getBytes(StandardCharsets.UTF_8));
        assertEquals("", ProblemRenderer.render(loaded.problems()));
        return loaded.configuration().orElseThrow();
    }
}
