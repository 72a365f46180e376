package io.regent.lint;

import io.regent.config.Configuration;
import io.regent.config.InstanceConfig;
import io.regent.config.NotifyConfig;
import io.regent.config.ScriptCommand;
import io.regent.config.TrackScriptConfig;
import io.regent.config.problem.Span;
import io.regent.config.syntax.Statement;
import java.util.List;
import java.util.Optional;

/** Scripts as they are on this machine. */
final class ScriptLints {

    private final Configuration configuration;
    private final Site site;
    private final Remarks remarks;

    private ScriptLints(Configuration configuration, Site site, Remarks remarks) {
        this.configuration = configuration;
        this.site = site;
        this.remarks = remarks;
    }

    static void find(Blocks blocks, Configuration configuration, Site site, Remarks remarks) {
        new ScriptLints(configuration, site, remarks).find(blocks);
    }

    private void find(Blocks blocks) {
        for (TrackScriptConfig script : configuration.scripts()) {
            block(blocks.scripts(), script.name())
                    .ifPresent(block -> inspect(script.command(), block, "script"));
        }
        for (InstanceConfig instance : configuration.instances()) {
            block(blocks.instances(), instance.name())
                    .ifPresent(block -> inspect(instance.notifyScripts(), block));
        }
    }

    private void inspect(NotifyConfig scripts, Block block) {
        inspect(scripts.master(), block, "notify_master");
        inspect(scripts.backup(), block, "notify_backup");
        inspect(scripts.fault(), block, "notify_fault");
        inspect(scripts.stop(), block, "notify_stop");
        inspect(scripts.deleted(), block, "notify_deleted");
        inspect(scripts.any(), block, "notify");
        inspect(scripts.masterReceivedLowerPriority(), block, "notify_master_rx_lower_pri");
    }

    private void inspect(Optional<ScriptCommand> command, Block block, String keyword) {
        command.ifPresent(script -> inspect(script, block, keyword));
    }

    private void inspect(ScriptCommand command, Block block, String keyword) {
        Span at = block.last(keyword).map(Statement::at).orElse(block.at());
        for (Site.ScriptTrouble trouble : site.troubles(command, configuration.global())) {
            Lint lint = trouble.unsafe() ? Lint.SCRIPT_WRITABLE : Lint.SCRIPT_NOT_RUNNABLE;
            remarks.add(lint, at, trouble.text());
        }
    }

    private static Optional<Block> block(List<Block> blocks, String name) {
        return blocks.stream().filter(block -> block.name().equals(name)).findFirst();
    }
}
