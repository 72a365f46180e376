package io.regent.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BalancerTableTest {

    private static final List<String> HEAD =
            List.of(
                    "IP Virtual Server version 1.2.1 (size=4096)",
                    "Prot LocalAddress:Port Scheduler Flags",
                    "  -> RemoteAddress:Port Forward Weight ActiveConn InActConn",
                    "TCP  C0A8C8A0:0050 rr  ");

    @Test
    void serversAreThoseOfTheLinesWithAnArrow() {
        var lines = new java.util.ArrayList<>(HEAD);
        lines.add("  -> C0A8C816:0050      Route   0      0          12        ");
        lines.add("  -> C0A8C815:0050      Route   1      3          122       ");
        var table = BalancerTable.parse(lines);
        assertEquals(Map.of("192.168.200.21", 1, "192.168.200.22", 0), table.weights());
        assertTrue(table.hasAll(Example.LVS.webs()));
    }

    @Test
    void aServiceWithoutServersHasNone() {
        var table = BalancerTable.parse(HEAD);
        assertEquals(Map.of(), table.weights());
        assertFalse(table.has(Example.WEB1));
    }
}
