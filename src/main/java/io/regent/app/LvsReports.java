package io.regent.app;

import io.regent.config.ScriptCommand;
import io.regent.lvs.BalancerObserver;
import io.regent.lvs.Cause;
import io.regent.lvs.Difference;
import io.regent.lvs.IpvsCommand;
import io.regent.lvs.IpvsOutcome;
import io.regent.lvs.Notice;
import io.regent.lvs.VirtualServerPlan;
import io.regent.notify.FifoLine;
import io.regent.notify.NotifyRunner;
import io.regent.notify.StateFifos;
import io.regent.observe.Log;
import io.regent.observe.LvsLogText;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Tells people and scripts what the balancer reports: log lines, scripts, FIFO lines, mails. */
final class LvsReports implements BalancerObserver {

    private final Log log;
    private final NotifyRunner notifier;
    private final StateFifos fifos;
    private final ServerMails mails;
    private final BiConsumer<VirtualServerPlan, Boolean> suspension;

    /**
     * @param suspension told whether the checks of a virtual server rest
     */
    LvsReports(
            Log log,
            NotifyRunner notifier,
            StateFifos fifos,
            ServerMails mails,
            BiConsumer<VirtualServerPlan, Boolean> suspension) {
        this.log = log;
        this.notifier = notifier;
        this.fifos = fifos;
        this.mails = mails;
        this.suspension = suspension;
    }

    @Override
    public void notified(VirtualServerPlan plan, Notice notice) {
        switch (notice) {
            case Notice.RealServerChanged change -> realServerChanged(plan, change);
            case Notice.QuorumChanged change -> quorumChanged(plan, change);
            case Notice.ChecksSuspended _ -> suspended(plan, true);
            case Notice.ChecksResumed _ -> suspended(plan, false);
        }
    }

    /** The runner of commands has logged what the kernel refused. */
    @Override
    public void answered(IpvsCommand command, IpvsOutcome outcome) {}

    @Override
    public void drifted(Difference difference, boolean repaired) {
        log.warning(LvsLogText.drifted(difference, repaired));
    }

    private void realServerChanged(VirtualServerPlan plan, Notice.RealServerChanged change) {
        log.info(LvsLogText.realServer(plan, change));
        if (change.reach() == Notice.Reach.TRAPS) return;
        var script = change.up() ? change.server().notifyUp() : change.server().notifyDown();
        run(plan, script, change.cause());
        String name = plan.nameOf(change.server());
        fifos.write(FifoLine.realServer(name, plan.id().name(), change.up()));
        mails.notified(plan, change);
    }

    private void quorumChanged(VirtualServerPlan plan, Notice.QuorumChanged change) {
        logQuorum(plan, change);
        if (change.reach() == Notice.Reach.TRAPS) return;
        var quorum = plan.server().quorum();
        run(plan, change.up() ? quorum.up() : quorum.down(), change.cause());
        fifos.write(FifoLine.virtualServer(plan.id().name(), change.up()));
        mails.notified(plan, change);
    }

    private void logQuorum(VirtualServerPlan plan, Notice.QuorumChanged change) {
        if (change.cause() instanceof Cause.Stop) return;
        log.info(LvsLogText.quorum(plan, change));
        var sorry = plan.server().sorryServer();
        // At a start there was none before that could go.
        boolean first = change.up() && change.cause() instanceof Cause.Start;
        if (sorry.isEmpty() || first || change.cause() instanceof Cause.Removal) return;
        log.info(LvsLogText.sorryServer(plan, sorry.get(), !change.up()));
        log.info(LvsLogText.pool(plan, !change.up()));
    }

    private void run(VirtualServerPlan plan, Optional<ScriptCommand> script, Cause cause) {
        if (script.isEmpty()) return;
        notifier.run("VS " + plan.id().name(), script.get(), cause instanceof Cause.Stop);
    }

    private void suspended(VirtualServerPlan plan, boolean suspended) {
        LvsLogText.logChecks(plan, suspended ? "Suspending" : "Activating", log);
        suspension.accept(plan, suspended);
    }
}
