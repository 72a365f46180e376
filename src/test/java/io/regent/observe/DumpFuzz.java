package io.regent.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.ConfigLoader;
import io.regent.config.Configuration;
import io.regent.config.InstanceConfig;
import io.regent.config.TrackScriptConfig;
import io.regent.tool.JsonValue;
import io.regent.track.Condition;
import io.regent.track.ScriptTracker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dumps of whatever was read: JSON stays JSON, and says the names as they are. */
public final class DumpFuzz {

    private DumpFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Configuration configuration = ConfigLoader.read("f", input).asRead();
        var instances = new ArrayList<InstanceSnapshot>();
        for (InstanceConfig instance : configuration.instances()) instances.add(snapshot(instance));
        var scripts = new ArrayList<ScriptSnapshot>();
        for (TrackScriptConfig script : configuration.scripts())
            scripts.add(new ScriptSnapshot(script, new ScriptTracker(Condition.GOOD, 0), "0:0"));
        var daemon =
                new DaemonSnapshot(
                        configuration.global(), instances, scripts, List.of(), Map.of(), Map.of());
        assertTrue(!DataDump.of(daemon).isEmpty());
        StatsDump.of(daemon);
        Optional<String> json = JsonDump.of(daemon);
        assertEquals(instances.isEmpty(), json.isEmpty());
        if (json.isEmpty()) return;
        Object parsed = JsonValue.parse(json.get());
        for (int i = 0; i < instances.size(); i++)
            assertEquals(
                    instances.get(i).config().name(), JsonValue.get(parsed, i, "data", "iname"));
    }

    private static InstanceSnapshot snapshot(InstanceConfig config) {
        return new InstanceSnapshot(
                config,
                KeepalivedState.BACKUP,
                config.priority(),
                config.priority(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Map.of());
    }
}
