package io.regent.lint;

import io.regent.config.InstanceConfig;
import io.regent.config.syntax.Statement;
import io.regent.net.IpAddress;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What only shows when the blocks of a file are seen together. */
final class FileLints {

    /** Seconds; a node that dies is noticed after three or four. */
    private static final BigDecimal LONG_UNNOTICED = BigDecimal.valueOf(30);

    private FileLints() {}

    static void find(Blocks blocks, Remarks remarks) {
        if (!blocks.global().has("router_id")) {
            remarks.add(Lint.ROUTER_ID_MISSING, blocks.global().at());
        }
        strict(blocks, remarks);
        routerIds(blocks, remarks);
        addresses(blocks, remarks);
        scripts(blocks, remarks);
    }

    /** Once for a file: where strictness is asked for. */
    private static void strict(Blocks blocks, Remarks remarks) {
        for (Block block : blocks.instances()) {
            var instance = new Instance(block, blocks.global());
            boolean answers =
                    instance.priority() == InstanceConfig.OWNER_PRIORITY
                            || instance.version() == 3 && block.has("accept");
            if (!instance.isStrict() || answers) continue;
            Optional<Statement> at = block.last("strict_mode");
            if (at.isEmpty()) at = blocks.global().last("vrrp_strict");
            remarks.add(Lint.STRICT_MODE, at.get().at());
            return;
        }
    }

    private static void routerIds(Blocks blocks, Remarks remarks) {
        var earlier = new ArrayList<Instance>();
        for (Block block : blocks.instances()) {
            var instance = new Instance(block, blocks.global());
            Optional<Statement> line = instance.where("virtual_router_id");
            if (line.isEmpty() || instance.id().isEmpty()) continue;
            for (Instance other : earlier) {
                if (!instance.isTakenFor(other)) continue;
                Object[] arguments = {instance.id(), instance.interfaceName(), other.name()};
                remarks.add(Lint.DUPLICATE_ROUTER_ID, line.get().at(), arguments);
                break;
            }
            earlier.add(instance);
        }
    }

    private static void addresses(Blocks blocks, Remarks remarks) {
        Map<IpAddress, String> owners = new HashMap<>();
        for (Block block : blocks.instances()) {
            for (Statement line : new Instance(block, blocks.global()).addressLines()) {
                Optional<IpAddress> address = AddressLints.address(line);
                if (address.isEmpty()) continue;
                String owner = owners.putIfAbsent(address.get(), block.name());
                if (owner == null || owner.equals(block.name())) continue;
                Object[] arguments = {address.get(), owner};
                remarks.add(Lint.DUPLICATE_ADDRESS, line.keyword().at(), arguments);
            }
        }
    }

    private static void scripts(Blocks blocks, Remarks remarks) {
        Set<String> tracked = new HashSet<>();
        for (Block block : blocks.instances()) {
            for (Statement line : block.lines("track_script")) tracked.add(line.name());
        }
        for (Block group : blocks.syncGroups()) {
            for (Statement line : group.lines("track_script")) tracked.add(line.name());
        }
        for (Block script : blocks.scripts()) {
            if (!tracked.contains(script.name())) {
                remarks.add(Lint.UNTRACKED_SCRIPT, script.at(), script.name());
            }
            timeout(script, remarks);
            detection(script, remarks);
        }
    }

    /** How long a failure goes unnoticed: an interval for each failure that is needed. */
    private static void detection(Block script, Remarks remarks) {
        Optional<BigDecimal> interval = Numbers.decimal(script.value("interval").orElse("1"));
        int fall = script.number("fall").orElse(1);
        if (interval.isEmpty()) return;
        BigDecimal seconds = interval.get().multiply(BigDecimal.valueOf(fall));
        if (seconds.compareTo(LONG_UNNOTICED) <= 0) return;
        Object[] arguments = {script.name(), seconds.stripTrailingZeros().toPlainString()};
        remarks.add(
                Lint.SLOW_SCRIPT,
                script.last("interval").map(Statement::at).orElse(script.at()),
                arguments);
    }

    private static void timeout(Block script, Remarks remarks) {
        Optional<BigDecimal> timeout = script.value("timeout").flatMap(Numbers::decimal);
        Optional<BigDecimal> interval = Numbers.decimal(script.value("interval").orElse("1"));
        if (timeout.isEmpty() || interval.isEmpty()) return;
        if (timeout.get().compareTo(interval.get()) <= 0) return;
        Object[] arguments = {timeout.get().toPlainString(), interval.get().toPlainString()};
        remarks.add(Lint.SCRIPT_TIMEOUT, script.last("timeout").get().at(), arguments);
    }
}
