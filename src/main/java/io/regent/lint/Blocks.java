package io.regent.lint;

import io.regent.config.problem.Span;
import io.regent.config.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The blocks of a file that lints look at.
 *
 * @param global all {@code global_defs} together; at the file as a whole when there are none
 */
record Blocks(
        Block global,
        List<Block> scripts,
        List<Block> instances,
        List<Block> syncGroups,
        List<Statement> virtualServers,
        List<Statement> staticAddresses) {

    static Blocks of(String file, List<Statement> statements) {
        Span global = Span.wholeFile(file);
        var globals = new ArrayList<Statement>();
        var scripts = new ArrayList<Block>();
        var instances = new ArrayList<Block>();
        var syncGroups = new ArrayList<Block>();
        var virtualServers = new ArrayList<Statement>();
        var staticAddresses = new ArrayList<Statement>();
        for (Statement statement : statements) {
            Block block = Block.of(statement);
            switch (statement.name()) {
                case "global_defs" -> {
                    global = statement.at();
                    globals.addAll(block.statements());
                }
                case "vrrp_script" -> scripts.add(block);
                case "vrrp_instance" -> instances.add(block);
                case "vrrp_sync_group" -> syncGroups.add(block);
                case "virtual_server" -> virtualServers.add(statement);
                case "static_ipaddress" -> staticAddresses.addAll(block.statements());
                default -> {}
            }
        }
        var all = new Block(global, "", globals);
        return new Blocks(all, scripts, instances, syncGroups, virtualServers, staticAddresses);
    }
}
