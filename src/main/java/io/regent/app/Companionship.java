package io.regent.app;

import io.regent.cli.DaemonOptions;
import io.regent.config.Configuration;
import io.regent.config.feature.InstanceFeatures;
import io.regent.observe.DaemonLogText;
import io.regent.observe.Log;
import io.regent.sys.ErrnoException;
import io.regent.sys.WakeUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is a {@link Companion}, and which: for virtual servers as long as the configuration
 * has any and the command line does not forbid it, else for mails about instances where these are
 * asked for. Belongs to the main thread, except for {@link #roleChanged} and {@link #tell}.
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

    /** Less than a Backup waits before it takes over with adverts every second. */
    private static final Duration VERDICT = Duration.ofSeconds(2);

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
     * @param hasVirtualServers whether the file has any
     */
    void follow(Configuration configuration, boolean hasVirtualServers) {
        childWait =
                configuration
                        .features()
                        .map(features -> features.root().childWait())
                        .orElse(DEFAULT_CHILD_WAIT);
        mailed = mailed(configuration);
        Optional<CompanionRole> wanted = wanted(configuration, hasVirtualServers);
        Companion present = companion;
        if (present != null && present.isOver()) present = null;
        if (wanted.isEmpty()) {
            if (present != null) dismiss(present);
        } else if (present != null && present.role() == wanted.get()) {
            present.tell(new CompanionMessage.Reload());
        } else {
            start(wanted.get(), present);
        }
    }

    /**
     * Before the election: whether what the companion alone can find out is as it has to be, its
     * part of the file and the kernel. One that takes its time is not waited for.
     */
    boolean isFine() {
        Companion present = companion;
        // What was killed has been fine, and the addresses wait.
        boolean knows = System.getenv("REGENT_RESTARTED") != null;
        if (present == null || present.role() == CompanionRole.MAIL || knows) return true;
        try {
            return present.awaitVerdict(VERDICT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private Optional<CompanionRole> wanted(Configuration configuration, boolean hasServers) {
        if (options.checkers() && hasServers) return Optional.of(CompanionRole.CHECKERS);
        var mail = configuration.global().mail();
        boolean hasWay = mail.server().isPresent() && !mail.recipients().isEmpty();
        return hasWay && !mailed.isEmpty() ? Optional.of(CompanionRole.MAIL) : Optional.empty();
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

    private void start(CompanionRole role, @Nullable Companion before) {
        synchronized (roles) {
            var program = program(role);
            var started =
                    before == null
                            ? Companion.start(role, program, options.respawn(), log, ended(role))
                            : before.replace(role, program, ended(role), childWait);
            for (var known : roles.values()) started.tell(known);
            companion = started;
        }
    }

    /** What follows from an end after which there is no other start. */
    private IntConsumer ended(CompanionRole role) {
        return switch (role) {
            case CHECKERS -> this::gaveUp;
            // Addresses are more than mails.
            case MAIL -> _ -> log.error(DaemonLogText.noMails());
        };
    }

    private void gaveUp(int status) {
        finalStatus.set(status);
        gaveUp.signal();
    }

    /** It has no work any more; if that was virtual servers, it takes them off the table. */
    private void dismiss(Companion present) {
        companion = null;
        try {
            present.stop(childWait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ProcessBuilder program(CompanionRole role) {
        String home = System.getProperty("regent.home", "");
        var words = new ArrayList<String>();
        words.add(home + "/bin/" + System.getProperty("regent.name", "regent"));
        words.addAll(arguments);
        var program = new ProcessBuilder(words);
        program.environment().keySet().removeAll(OURS_ALONE);
        program.environment().put("REGENT_ROLE", role.word());
        // Whatever killed the VRRP process before this one may have killed its companion.
        if (System.getenv("REGENT_RESTARTED") != null) program.environment().put(TAKE_OVER, "yes");
        program.redirectError(ProcessBuilder.Redirect.INHERIT);
        return program;
    }
}
