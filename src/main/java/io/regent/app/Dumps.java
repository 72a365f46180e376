package io.regent.app;

import io.regent.config.ScriptCommand;
import io.regent.config.TrackScriptConfig;
import io.regent.daemon.Instance;
import io.regent.daemon.VrrpCore;
import io.regent.observe.DaemonLogText;
import io.regent.observe.DaemonSnapshot;
import io.regent.observe.DataDump;
import io.regent.observe.DumpFile;
import io.regent.observe.InstanceSnapshot;
import io.regent.observe.JsonDump;
import io.regent.observe.Log;
import io.regent.observe.ScriptSnapshot;
import io.regent.observe.StatsDump;
import io.regent.script.ScriptBook;
import io.regent.track.ScriptTracker;
import io.regent.vrrp.DropReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes dump files on demand. The VRRP thread only takes the picture; what prints it and waits for
 * the disk is a thread that lives for one dump.
 */
final class Dumps {

    private static final int PATIENCE_SECONDS = 5;

    /** What can be asked for. */
    enum Kind {
        DATA(DataDump.FILE_NAME),
        STATS(StatsDump.FILE_NAME),
        /** The same, after which the counters start anew. */
        STATS_CLEAR(StatsDump.FILE_NAME),
        JSON(JsonDump.FILE_NAME);

        private final String fileName;

        Kind(String fileName) {
            this.fileName = fileName;
        }

        private String announcement(long pid) {
            return switch (this) {
                case DATA -> DaemonLogText.printingData(pid);
                case STATS, STATS_CLEAR -> DaemonLogText.printingStats(pid);
                case JSON -> DaemonLogText.printingJson(pid);
            };
        }

        /** Empty when there is nothing to write. */
        private Optional<String> text(DaemonSnapshot snapshot) {
            return switch (this) {
                case DATA -> Optional.of(DataDump.of(snapshot));
                case STATS, STATS_CLEAR -> Optional.of(StatsDump.of(snapshot));
                case JSON -> JsonDump.of(snapshot);
            };
        }
    }

    private final Log log;

    Dumps(Log log) {
        this.log = log;
    }

    /** Returns at once. */
    void write(Kind kind, VrrpThread vrrp, ScriptBook book) {
        log.info(kind.announcement(ProcessHandle.current().pid()));
        Thread.ofPlatform().name("dump").daemon().start(() -> writeNow(kind, vrrp, book));
    }

    /** To the log: what {@code -d} asks for. Returns at once. */
    void log(VrrpThread vrrp, ScriptBook book) {
        Thread.ofPlatform().name("dump").daemon().start(() -> logNow(vrrp, book));
    }

    private void logNow(VrrpThread vrrp, ScriptBook book) {
        var picture = new CompletableFuture<DaemonSnapshot>();
        vrrp.post((core, _) -> picture.complete(snapshot(core, book.identities())));
        try {
            String text = DataDump.of(picture.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            for (String line : text.lines().toList()) log.info(line);
        } catch (ExecutionException | TimeoutException e) {
            log.error("The configuration could not be logged: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeNow(Kind kind, VrrpThread vrrp, ScriptBook book) {
        var picture = new CompletableFuture<DaemonSnapshot>();
        vrrp.post((core, _) -> {
            picture.complete(snapshot(core, book.identities()));
            if (kind == Kind.STATS_CLEAR) {
                for (Instance instance : core.instances()) instance.counters().clear();
            }
        });
        try {
            DaemonSnapshot snapshot = picture.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Optional<String> text = kind.text(snapshot);
            if (text.isEmpty()) return;
            var directory = DumpFile.directory(System.getenv("TMPDIR"));
            DumpFile.write(directory, kind.fileName, text.get());
        } catch (IOException | ExecutionException | TimeoutException e) {
            log.error(kind.fileName + " could not be written: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static DaemonSnapshot snapshot(VrrpCore core, Map<ScriptCommand, String> identities) {
        var clocks = InstanceSnapshot.Clocks.now();
        var instances = new ArrayList<InstanceSnapshot>();
        for (Instance instance : core.instances()) {
            instances.add(
                    InstanceSnapshot.of(
                            instance.config(),
                            instance.state(),
                            instance.effectivePriority(),
                            instance.counters(),
                            instance.lastTransitionNanos(),
                            clocks));
        }
        var scripts = new ArrayList<ScriptSnapshot>();
        Map<String, ScriptTracker> states = core.scriptStates();
        for (TrackScriptConfig script : core.trackedScripts()) {
            ScriptTracker state = states.get(script.name());
            if (state == null) continue;
            String identity = identities.getOrDefault(script.command(), "disabled");
            scripts.add(new ScriptSnapshot(script, state, identity));
        }
        return new DaemonSnapshot(
                core.configuration().global(),
                instances,
                scripts,
                core.links(),
                identities,
                drops(core));
    }

    private static Map<String, Map<DropReason, Long>> drops(VrrpCore core) {
        var drops = new LinkedHashMap<String, Map<DropReason, Long>>();
        for (Instance instance : core.instances()) {
            drops.put(instance.name(), instance.counters().drops());
        }
        drops.put(DataDump.NO_INSTANCE, core.unassignedDrops());
        drops.values().removeIf(Map::isEmpty);
        return drops;
    }
}
