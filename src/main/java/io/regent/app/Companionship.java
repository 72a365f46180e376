package io.regent.app;

import io.regent.cli.DaemonOptions;
import io.regent.config.Configuration;
import io.regent.config.feature.InstanceFeatures;
import io.regent.observe.Log;
import io.regent.sys.ErrnoException;
import io.regent.sys.WakeUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is a {@link Companion}: as long as the configuration has virtual servers and the
 * command line does not forbid it. Belongs to the main thread, except for {@link #roleChanged}.
 */
final class Companionship implements AutoCloseable {

    /**
     * In the companion's environment when the process before it did not end in good order: the
     * kernel's table may be as that one left it.
     */
    static final String TAKE_OVER = "REGENT_TAKE_OVER";

    /** What the launcher has told this process and nobody else. */
    private static final Set<String> OURS_ALONE =
            Set.of("REGENT_PARENT", "REGENT_RESTARTED", "REGENT_TRAIN");

    private static final Duration DEFAULT_CHILD_WAIT = Duration.ofSeconds(5);

    private final DaemonOptions options;
    private final List<String> arguments;
    private final Log log;
    private final WakeUp gaveUp;
    private final Map<String, CompanionMessage.RoleChanged> roles = new LinkedHashMap<>();
    private final AtomicReference<@Nullable Integer> finalStatus = new AtomicReference<>();
    private volatile @Nullable Companion companion;
    private volatile Set<String> mailed = Set.of();
    private Duration childWait = DEFAULT_CHILD_WAIT;

    private Companionship(DaemonOptions options, List<String> arguments, Log log, WakeUp gaveUp) {
        this.options = options;
        this.arguments = List.copyOf(arguments);
        this.log = log;
        this.gaveUp = gaveUp;
    }

    /**
     * @param arguments of the command line that {@code options} come from; the companion gets the
     *     same
     */
    static Companionship of(DaemonOptions options, List<String> arguments, Log log)
            throws ErrnoException {
        return new Companionship(options, arguments, log, WakeUp.open());
    }

    /**
     * After a start and after each reload.
     *
     * @param hasVirtualServers whether the file has work for the companion
     */
    void follow(Configuration configuration, boolean hasVirtualServers) {
        childWait =
                configuration
                        .features()
                        .map(features -> features.root().childWait())
                        .orElse(DEFAULT_CHILD_WAIT);
        mailed = mailed(configuration);
        boolean wanted = options.checkers() && hasVirtualServers;
        Companion present = companion;
        if (present == null && wanted) start();
        else if (present != null && wanted) present.tell(new CompanionMessage.Reload());
        else if (present != null) dismiss(present);
    }

    /** From any thread; returns at once. */
    void roleChanged(CompanionMessage.RoleChanged role) {
        synchronized (roles) {
            roles.put(role.instance(), role);
            Companion present = companion;
            if (present != null) present.tell(role);
        }
    }

    /** For mails. From any thread; returns at once. */
    void tell(CompanionMessage.InstanceNews news) {
        Companion present = companion;
        if (present != null && mailed.contains(news.instance())) present.tell(news);
    }

    /** Names of the instances that have {@code smtp_alert}. */
    private static Set<String> mailed(Configuration configuration) {
        var names = new HashSet<String>();
        if (configuration.features().isEmpty()) return names;
        for (InstanceFeatures instance : configuration.features().get().instances()) {
            if (instance.smtpAlert()) names.add(instance.instance());
        }
        return names;
    }

    void dump() {
        Companion present = companion;
        if (present != null) present.tell(new CompanionMessage.Dump());
    }

    /** Readable once the companion has ended for good. */
    int gaveUpFd() {
        return gaveUp.fd();
    }

    void noteGaveUp() {
        gaveUp.clear();
    }

    /** What the companion has ended with for good; 0 as long as it has not. */
    int exitStatus() {
        Integer status = finalStatus.get();
        return status == null ? 0 : status;
    }

    /** Lets it end while others end, too. */
    void beginStop() {
        Companion present = companion;
        if (present != null) present.tell(new CompanionMessage.Stop());
    }

    void awaitEnd() throws InterruptedException {
        Companion present = companion;
        if (present != null) present.stop(childWait);
    }

    @Override
    public void close() {
        gaveUp.close();
    }

    private void start() {
        synchronized (roles) {
            var started = new Companion(program(), options.respawn(), log, this::gaveUp);
            for (var role : roles.values()) started.tell(role);
            companion = started;
        }
    }

    private void gaveUp(int status) {
        finalStatus.set(status);
        gaveUp.signal();
    }

    /** No virtual server is left; it takes the last ones off the table. */
    private void dismiss(Companion present) {
        companion = null;
        try {
            present.stop(childWait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ProcessBuilder program() {
        String home = System.getProperty("regent.home", "");
        var words = new ArrayList<String>();
        words.add(home + "/bin/" + System.getProperty("regent.name", "regent"));
        words.addAll(arguments);
        var program = new ProcessBuilder(words);
        program.environment().keySet().removeAll(OURS_ALONE);
        program.environment().put("REGENT_ROLE", "checker");
        // Whatever killed the VRRP process before this one may have killed its companion.
        if (System.getenv("REGENT_RESTARTED") != null) program.environment().put(TAKE_OVER, "yes");
        program.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        program.redirectError(ProcessBuilder.Redirect.INHERIT);
        return program;
    }
}
