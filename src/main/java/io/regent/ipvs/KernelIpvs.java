package io.regent.ipvs;

import io.regent.lvs.Ipvs;
import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsDestination;
import io.regent.lvs.IpvsEntry;
import io.regent.lvs.IpvsOutcome;
import io.regent.lvs.IpvsService;
import io.regent.lvs.IpvsServiceStatistics;
import io.regent.lvs.IpvsTimeouts;
import io.regent.lvs.ServiceKey;
import io.regent.netlink.Answer;
import io.regent.netlink.AttributeReader;
import io.regent.netlink.GenericClient;
import io.regent.observe.Log;
import io.regent.sys.Errno;
import io.regent.sys.ErrnoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The kernel's table of this network namespace. Blocks for the kernel's work, which is microseconds
 * for a command, and never longer than {@link #ANSWER_MILLIS} for an answer. Belongs to one thread.
 *
 * <p>What the kernel refuses is logged here, with what was asked, and not too often; who asked need
 * not say it again.
 */
public final class KernelIpvs implements Ipvs, AutoCloseable {

    /** Longer than any answer takes; without it a lost one would stop the thread. */
    private static final int ANSWER_MILLIS = 2000;

    /** What is said when the kernel does not tell: written back, zeros change nothing. */
    private static final IpvsTimeouts UNKNOWN_TIMEOUTS = new IpvsTimeouts(0, 0, 0);

    private final GenericClient kernel;
    private final Modules modules;
    private final Log log;
    private final AnswerLog answerLog;

    private KernelIpvs(GenericClient kernel, ModuleLoader loader, Log log) {
        this.kernel = kernel;
        this.modules = new Modules(loader);
        this.log = log;
        this.answerLog = new AnswerLog(log, modules);
    }

    /** Loads the module where the kernel has no IPVS yet; ENOENT when that does not help. */
    public static KernelIpvs open(ModuleLoader loader, Log log) throws ErrnoException {
        return open(IpvsNetlink.FAMILY, loader, log);
    }

    static KernelIpvs open(String family, ModuleLoader loader, Log log) throws ErrnoException {
        return new KernelIpvs(connect(family, loader), loader, log);
    }

    private static GenericClient connect(String family, ModuleLoader loader) throws ErrnoException {
        try {
            return GenericClient.open(family, IpvsNetlink.VERSION, ANSWER_MILLIS);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENOENT.number()) throw e;
        }
        Optional<String> failure = loader.load("ip_vs");
        try {
            return GenericClient.open(family, IpvsNetlink.VERSION, ANSWER_MILLIS);
        } catch (ErrnoException e) {
            String tried = failure.isEmpty() ? "module ip_vs was loaded" : failure.get();
            throw new ErrnoException(
                    "the kernel has no IPVS (" + tried + "); generic netlink family " + family,
                    e.errno());
        }
    }

    @Override
    public IpvsOutcome run(IpvsCommand command) {
        return run(List.of(command)).getFirst();
    }

    /**
     * {@inheritDoc} When the socket itself fails, which it does not without a kernel's mistake or
     * want of memory, the commands that were not answered count as refused.
     */
    @Override
    public List<IpvsOutcome> run(List<IpvsCommand> commands) {
        modules.prepare(commands);
        var requests = new ArrayList<CommandRequest>(commands.size());
        for (IpvsCommand command : commands) requests.add(new CommandRequest(command));
        var answers = new ArrayList<Answer>(commands.size());
        int failure = 0;
        try {
            kernel.change(requests, answers);
        } catch (ErrnoException e) {
            failure = e.errno();
        }
        var batch = answerLog.batch();
        var outcomes = new ArrayList<IpvsOutcome>(commands.size());
        for (int i = 0; i < commands.size(); i++) {
            Answer answer = i < answers.size() ? answers.get(i) : new Answer(failure, "");
            IpvsOutcome outcome = Outcomes.of(commands.get(i), answer.errno());
            batch.add(commands.get(i), outcome, answer);
            outcomes.add(outcome);
        }
        batch.tell(System.nanoTime());
        return outcomes;
    }

    @Override
    public Optional<List<IpvsEntry>> read() {
        try {
            var entries = new ArrayList<IpvsEntry>();
            for (IpvsService service : services()) {
                entries.add(new IpvsEntry(service, destinations(service.key())));
            }
            return Optional.of(entries);
        } catch (ErrnoException e) {
            log.error("The IPVS table cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** {@inheritDoc} All 0 when they cannot be read, which is logged. */
    @Override
    public IpvsTimeouts timeouts() {
        var found = new ArrayList<IpvsTimeouts>(1);
        try {
            kernel.get(Question.TIMEOUTS, message -> found.add(IpvsDecoder.timeouts(message)));
        } catch (ErrnoException e) {
            log.error("The IPVS timeouts cannot be read: " + e.getMessage());
        }
        return found.isEmpty() ? UNKNOWN_TIMEOUTS : found.getFirst();
    }

    /** What was counted, in the order of {@link #read()}. */
    public List<IpvsServiceStatistics> statistics() throws ErrnoException {
        var all = new ArrayList<IpvsServiceStatistics>();
        for (IpvsServiceStatistics service :
                dump(Question.SERVICES, IpvsNetlink.ATTR_SERVICE, IpvsDecoder::serviceStatistics)) {
            ServiceKey key = service.key();
            all.add(
                    new IpvsServiceStatistics(
                            key,
                            service.counters(),
                            dump(
                                    Question.destinationsOf(key),
                                    IpvsNetlink.ATTR_DEST,
                                    row -> IpvsDecoder.destinationStatistics(row, key.family()))));
        }
        return all;
    }

    /** The sync daemons that run; none, one, or one of each role. */
    public List<RunningSync> syncDaemons() throws ErrnoException {
        return dump(Question.SYNC_DAEMONS, IpvsNetlink.ATTR_DAEMON, IpvsDecoder::sync);
    }

    public IpvsInfo info() throws ErrnoException {
        var found = new ArrayList<IpvsInfo>(1);
        kernel.get(Question.INFO, message -> found.add(IpvsDecoder.info(message)));
        return found.getFirst();
    }

    @Override
    public void close() {
        kernel.close();
    }

    private List<IpvsService> services() throws ErrnoException {
        return dump(Question.SERVICES, IpvsNetlink.ATTR_SERVICE, IpvsDecoder::service);
    }

    /** Empty, too, for a service that somebody has removed meanwhile. */
    private List<IpvsDestination> destinations(ServiceKey service) throws ErrnoException {
        return dump(
                Question.destinationsOf(service),
                IpvsNetlink.ATTR_DEST,
                row -> IpvsDecoder.destination(row, service.family()));
    }

    private <T> List<T> dump(
            Question question, int rowType, Function<AttributeReader, Optional<T>> decoder)
            throws ErrnoException {
        var rows = new ArrayList<T>();
        kernel.dump(
                question,
                new GenericClient.Listener() {
                    @Override
                    public void restarted() {
                        rows.clear();
                    }

                    @Override
                    public void message(AttributeReader message) {
                        Optional<T> row = decoder.apply(IpvsDecoder.row(message, rowType));
                        if (row.isPresent()) rows.add(row.get());
                    }
                });
        return rows;
    }
}
