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
record Blocks(Block global, List<Block> scripts, List<Block> instances) {

    static Blocks of(String file, List<Statement> statements) {
        Span global = Span.wholeFile(file);
        var globals = new ArrayList<Statement>();
        var scripts = new ArrayList<Block>();
        var instances = new ArrayList<Block>();
        for (Statement statement : statements) {
            Block block = Block.of(statement);
            switch (statement.name()) {
                case "global_defs" -> {
                    global = statement.at();
                    globals.addAll(block.statements());
                }
                case "vrrp_script" -> scripts.add(block);
                case "vrrp_instance" -> instances.add(block);
                default -> {}
            }
        }
        return new Blocks(new Block(global, "", globals), scripts, instances);
    }
}
