package io.regent.lint;

import io.regent.config.syntax.Statement;
import io.regent.net.IpAddress;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What only shows when the blocks of a file are seen together. */
final class FileLints {

    private FileLints() {}

    static void find(Blocks blocks, Remarks remarks) {
        if (!blocks.global().has("router_id")) {
            remarks.add(Lint.ROUTER_ID_MISSING, blocks.global().at());
        }
        routerIds(blocks, remarks);
        addresses(blocks, remarks);
        scripts(blocks, remarks);
    }

    /** What makes two virtual routers one. */
    private record Identity(String id, String interfaceName, String group) {}

    private static void routerIds(Blocks blocks, Remarks remarks) {
        Map<Identity, String> owners = new HashMap<>();
        for (Block block : blocks.instances()) {
            var instance = new Instance(block, blocks.global());
            Optional<Statement> line = instance.where("virtual_router_id");
            String id = block.value("virtual_router_id").orElse("");
            if (line.isEmpty() || id.isEmpty()) continue;
            var identity = new Identity(id, instance.interfaceName(), instance.group());
            String owner = owners.putIfAbsent(identity, block.name());
            if (owner == null || owner.equals(block.name())) continue;
            Object[] arguments = {id, instance.interfaceName(), owner};
            remarks.add(Lint.DUPLICATE_ROUTER_ID, line.get().at(), arguments);
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
        for (Block script : blocks.scripts()) {
            if (!tracked.contains(script.name())) {
                remarks.add(Lint.UNTRACKED_SCRIPT, script.at(), script.name());
            }
            timeout(script, remarks);
        }
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
