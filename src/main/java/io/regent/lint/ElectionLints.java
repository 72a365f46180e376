package io.regent.lint;

import io.regent.config.InstanceConfig;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who wins, how often that is said, and who is believed. */
final class ElectionLints {

    private static final int LONGEST_PASSWORD_BYTES = 8;

    /** A node without a priority line has this one. */
    private static final int LOWEST_FOR_MASTER = 100;

    /** Above the 150 or so that masters usually have. */
    private static final int HIGHEST_FOR_BACKUP = 200;

    /** Each has one value; what an earlier line says is lost. */
    private static final Set<String> ONCE =
            Set.of(
                    "state",
                    "interface",
                    "virtual_router_id",
                    "priority",
                    "advert_int",
                    "version",
                    "unicast_src_ip",
                    "mcast_src_ip");

    /** Seconds. Three of them pass before anybody takes over. */
    private static final BigDecimal SLOW = BigDecimal.TEN;

    private ElectionLints() {}

    static void find(Instance instance, Remarks remarks) {
        authentication(instance, remarks);
        priority(instance, remarks);
        preemption(instance, remarks);
        interval(instance, remarks);
        repeated(instance.block(), ONCE, remarks);
        instance.block()
                .block("authentication")
                .ifPresent(block -> repeated(block, Set.of("auth_type", "auth_pass"), remarks));
    }

    private static void authentication(Instance instance, Remarks remarks) {
        Optional<Block> authentication = instance.block().block("authentication");
        if (authentication.isEmpty() || instance.version() != 2) return;
        boolean pass = authentication.get().value("auth_type").orElse("").equals("PASS");
        if (!pass) return;
        remarks.add(Lint.PLAIN_TEXT_PASSWORD, authentication.get().last("auth_type").get().at());
        String password = authentication.get().value("auth_pass").orElse("");
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD_BYTES) {
            remarks.add(Lint.AUTH_PASS_CUT, authentication.get().last("auth_pass").get().at());
        }
    }

    private static void priority(Instance instance, Remarks remarks) {
        Optional<Statement> line = instance.where("priority");
        Optional<Statement> state = instance.where("state");
        if (line.isEmpty()) {
            if (instance.startsActive()) {
                remarks.add(Lint.MASTER_WITHOUT_PRIORITY, state.get().at());
            }
            return;
        }
        int priority = instance.priority();
        if (priority == InstanceConfig.OWNER_PRIORITY) {
            remarks.add(Lint.OWNER_PRIORITY, line.get().at());
            return;
        }
        boolean lowMaster = instance.startsActive() && priority < LOWEST_FOR_MASTER;
        boolean highBackup =
                instance.block().value("state").orElse("").equals("BACKUP")
                        && priority > HIGHEST_FOR_BACKUP
                        && !instance.block().has("nopreempt");
        if (lowMaster || highBackup) {
            String written = instance.block().value("state").get();
            remarks.add(Lint.STATE_AGAINST_PRIORITY, line.get().at(), written, priority);
        }
    }

    private static void preemption(Instance instance, Remarks remarks) {
        Optional<Statement> line = instance.where("nopreempt");
        if (line.isEmpty() || instance.block().has("preempt")) return;
        if (instance.startsActive() || instance.priority() == InstanceConfig.OWNER_PRIORITY) {
            remarks.add(Lint.MASTER_WITH_NOPREEMPT, line.get().at());
        }
    }

    private static void repeated(Block block, Set<String> once, Remarks remarks) {
        Map<String, Statement> earlier = new HashMap<>();
        for (Statement line : block.statements()) {
            if (!once.contains(line.name())) continue;
            Statement before = earlier.put(line.name(), line);
            if (before == null || values(before).equals(values(line))) continue;
            remarks.add(Lint.REPEATED_KEYWORD, line.at(), line.name());
        }
    }

    private static List<String> values(Statement line) {
        return line.words().stream().map(Word::text).toList();
    }

    private static void interval(Instance instance, Remarks remarks) {
        String written = instance.interval();
        if (Numbers.decimal(written).filter(each -> each.compareTo(SLOW) >= 0).isPresent()) {
            remarks.add(Lint.SLOW_ADVERT, instance.where("advert_int").get().at(), written);
        }
        if (instance.version() != 2 || Numbers.isWhole(written)) return;
        remarks.add(Lint.SUBSECOND_ADVERT, instance.where("advert_int").get().at(), written);
    }
}
