package io.regent.script;

import io.regent.config.Configuration;
import io.regent.config.InstanceConfig;
import io.regent.config.NotifyConfig;
import io.regent.config.ScriptCommand;
import io.regent.config.TrackScriptConfig;
import io.regent.config.feature.EventConfig;
import io.regent.config.feature.Features;
import io.regent.config.feature.Fifo;
import io.regent.config.feature.SyncGroup;
import io.regent.sys.Credentials;
import io.regent.sys.ErrnoException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every script of one configuration, inspected when it was loaded. */
public final class ScriptBook {

    private final Map<ScriptCommand, ScriptInspection.Result> results = new LinkedHashMap<>();
    private final Map<Fifo, Credentials> owners = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private boolean reported;

    private ScriptBook() {}

    /** Looks at all scripts of a configuration; see {@link ScriptInspection} for what it asks. */
    public static ScriptBook of(Configuration configuration) throws ErrnoException {
        var global = configuration.global();
        return of(
                configuration,
                ScriptInspection.ofThisMachine(global.scriptUser(), global.scriptSecurity()));
    }

    /** The same on another machine than this one. */
    public static ScriptBook of(Configuration configuration, ScriptSurroundings surroundings) {
        var global = configuration.global();
        return of(
                configuration,
                new ScriptInspection(surroundings, global.scriptUser(), global.scriptSecurity()));
    }

    static ScriptBook of(Configuration configuration, ScriptInspection inspection) {
        var book = new ScriptBook();
        inspection.unknownScriptUser().ifPresent(book::report);
        for (TrackScriptConfig script : configuration.scripts()) {
            book.add(script.command(), inspection);
            if (book.find(script.command()).isEmpty()) book.report(disabled(script, book));
            book.reported |= book.isBelowLink(script.command());
        }
        for (InstanceConfig instance : configuration.instances()) {
            for (ScriptCommand command : commands(instance.notifyScripts())) {
                book.add(command, inspection);
            }
        }
        for (ScriptCommand command : configuration.lvs().scripts()) book.add(command, inspection);
        for (ScriptCommand command : configuration.lvs().checkScripts()) {
            book.reportUser(command);
        }
        if (configuration.features().isPresent()) {
            Features features = configuration.features().get();
            for (ScriptCommand command : features.events().scripts()) {
                book.add(command, inspection);
                book.reportUser(command);
            }
            for (SyncGroup group : features.syncGroups()) {
                for (ScriptCommand command : commands(group.notifyScripts())) {
                    book.add(command, inspection);
                }
            }
            book.addOwners(features.events(), inspection);
        }
        return book;
    }

    private void addOwners(EventConfig events, ScriptInspection inspection) {
        events.notifyFifo().ifPresent(fifo -> addOwner(fifo, inspection));
        events.vrrpNotifyFifo().ifPresent(fifo -> addOwner(fifo, inspection));
        events.lvsNotifyFifo().ifPresent(fifo -> addOwner(fifo, inspection));
    }

    private void addOwner(Fifo fifo, ScriptInspection inspection) {
        inspection.owner(fifo.owner()).ifPresent(owner -> owners.put(fifo, owner));
    }

    /** Empty when the configured user does not exist. */
    public Optional<Credentials> ownerOf(Fifo fifo) {
        return Optional.ofNullable(owners.get(fifo));
    }

    /** Empty when the script is disabled or not of this configuration. */
    public Optional<RunnableScript> find(ScriptCommand command) {
        ScriptInspection.Result result = results.get(command);
        return result == null ? Optional.empty() : result.script();
    }

    /** {@code uid:gid} that each script runs as, without those that are disabled. */
    public Map<ScriptCommand, String> identities() {
        var identities = new LinkedHashMap<ScriptCommand, String>();
        for (ScriptInspection.Result result : results.values()) {
            Optional<RunnableScript> script = result.script();
            if (script.isEmpty()) continue;
            identities.put(result.command(), script.get().identity().toString());
        }
        return identities;
    }

    /** In the order of the configuration, each command once. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** A script exists that runs as root and could be changed by others, and is not disabled. */
    public boolean isInsecure() {
        for (Finding finding : findings) {
            if (finding.kind() == Finding.Kind.WRITABLE_BY_OTHERS) return true;
        }
        return false;
    }

    /** Anything that keepalived counts as a mistake: notify scripts that are absent are none. */
    public boolean isReported() {
        return reported;
    }

    /** Whether any program at all would be run: looking whether a file opens is none. */
    public boolean runsAny() {
        for (ScriptInspection.Result result : results.values()) {
            if (result.script().isEmpty()) continue;
            if (!ScriptInspection.isFileTest(result.command())) return true;
        }
        return false;
    }

    /** The same for some of the commands. */
    public boolean runsAnyOf(List<ScriptCommand> commands) {
        for (ScriptCommand command : commands) {
            if (find(command).isPresent()) return true;
        }
        return false;
    }

    private boolean isBelowLink(ScriptCommand command) {
        ScriptInspection.Result result = results.get(command);
        if (result == null) return false;
        for (Finding finding : result.findings()) {
            if (finding.kind() == Finding.Kind.BELOW_LINK) return true;
        }
        return false;
    }

    private void report(Finding finding) {
        findings.add(finding);
        reported = true;
    }

    private void add(ScriptCommand command, ScriptInspection inspection) {
        if (results.containsKey(command)) return;
        ScriptInspection.Result result = inspection.inspect(command);
        results.put(command, result);
        findings.addAll(result.findings());
        // keepalived keeps quiet about a user that a notify script names itself.
        if (command.user().isEmpty()) reportUser(command);
    }

    private void reportUser(ScriptCommand command) {
        ScriptInspection.Result result = results.get(command);
        if (result == null) return;
        for (Finding finding : result.findings()) {
            reported |= finding.kind() == Finding.Kind.UNKNOWN_USER;
        }
    }

    private static Finding disabled(TrackScriptConfig script, ScriptBook book) {
        ScriptInspection.Result result = book.results.get(script.command());
        Finding.Kind kind = Finding.Kind.NOT_FOUND;
        if (result != null) {
            for (Finding finding : result.findings()) {
                if (finding.kind().disables()) kind = finding.kind();
            }
        }
        boolean insecure = kind == Finding.Kind.INSECURE || kind == Finding.Kind.WRONG_TYPE;
        String reason = insecure ? "due to insecure" : "since not found/accessible";
        return new Finding(kind, "Disabling track script " + script.name() + " " + reason);
    }

    private static List<ScriptCommand> commands(NotifyConfig config) {
        var commands = new ArrayList<ScriptCommand>();
        config.master().ifPresent(commands::add);
        config.backup().ifPresent(commands::add);
        config.fault().ifPresent(commands::add);
        config.stop().ifPresent(commands::add);
        config.deleted().ifPresent(commands::add);
        config.any().ifPresent(commands::add);
        config.masterReceivedLowerPriority().ifPresent(commands::add);
        return commands;
    }
}
