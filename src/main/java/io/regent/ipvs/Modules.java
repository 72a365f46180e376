package io.regent.ipvs;

import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Schedulers and persistence engines are modules of their own. Each is asked for once, before its
 * first use; the kernel may still find by itself what was not there then.
 */
final class Modules {

    private static final String SCHEDULER = "ip_vs_";
    private static final String ENGINE = "ip_vs_pe_";

    private final ModuleLoader loader;
    private final Map<String, Optional<String>> failures = new HashMap<>();

    Modules(ModuleLoader loader) {
        this.loader = loader;
    }

    /** Before the commands are run. */
    void prepare(List<IpvsCommand> commands) {
        for (IpvsCommand command : commands) {
            switch (command) {
                case IpvsCommand.AddService(var service) -> prepare(service);
                case IpvsCommand.EditService(var service) -> prepare(service);
                default -> {}
            }
        }
    }

    private void prepare(IpvsService service) {
        load(SCHEDULER + service.scheduler());
        Optional<String> engine = engine(service);
        if (engine.isPresent()) load(engine.get());
    }

    private void load(String module) {
        if (!failures.containsKey(module)) failures.put(module, loader.load(module));
    }

    /** Why the kernel may not know the scheduler or the engine of a service; empty if unknown. */
    String whyMissing(IpvsService service) {
        Optional<String> why = why(SCHEDULER + service.scheduler());
        Optional<String> engine = engine(service);
        if (why.isEmpty() && engine.isPresent()) why = why(engine.get());
        return why.orElse("");
    }

    private Optional<String> why(String module) {
        Optional<String> failure = failures.getOrDefault(module, Optional.empty());
        return failure.isEmpty()
                ? failure
                : Optional.of("module " + module + " could not be loaded: " + failure.get());
    }

    private static Optional<String> engine(IpvsService service) {
        return service.persistence().isEmpty() || service.persistence().get().engine().isEmpty()
                ? Optional.empty()
                : Optional.of(ENGINE + service.persistence().get().engine().get());
    }
}
