package io.regent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigDiffTest {

    @Test
    void aFileReadTwiceChangesNothing() {
        String text = instance("A", 1, 100) + instance("B", 2, 100);
        var diff = ConfigDiff.between(load(text), load("# a comment\n" + text));
        assertEquals(List.of("A", "B"), names(diff.unchanged()));
        assertEquals(List.of(), diff.changed());
        assertEquals(List.of(), diff.added());
        assertEquals(List.of(), diff.removed());
    }

    @Test
    void instancesAreMatchedByWhatTheyAreOnTheWire() {
        var before = load(instance("kept", 1, 100) + instance("old", 2, 100) + instance("C", 3, 9));
        var after = load(instance("D", 4, 9) + instance("new", 2, 100) + instance("kept", 1, 90));
        var diff = ConfigDiff.between(before, after);
        assertEquals(List.of(), diff.unchanged());
        assertEquals(
                List.of("old new", "kept kept"),
                diff.changed().stream()
                        .map(change -> change.before().name() + " " + change.after().name())
                        .toList());
        assertEquals(List.of("D"), names(diff.added()));
        assertEquals(List.of("C"), names(diff.removed()));
    }

    private static List<String> names(List<InstanceConfig> instances) {
        return instances.stream().map(InstanceConfig::name).toList();
    }

    private static String instance(String name, int vrid, int priority) {
        return "vrrp_instance "
                + name
                + " {\n interface eth0\n virtual_router_id "
                + vrid
                + "\n priority "
                + priority
                + "\n virtual_ipaddress { 10.0.0.1 }\n}\n";
    }

    private static Configuration load(String text) {
        return ConfigLoader.read("f", text.getBytes(StandardCharsets.UTF_8))
                .configuration()
                .orElseThrow();
    }
}
