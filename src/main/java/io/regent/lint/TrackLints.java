package io.regent.lint;

import io.regent.config.InstanceConfig;
import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.Optional;

/** What tracked scripts and interfaces do to the priority. */
final class TrackLints {

    /** keepalived.conf(5): the master's priority should be 50 more than that of others. */
    static final int ADVISED_GAP = 50;

    private static final int HIGHEST = 254;

    private TrackLints() {}

    static void find(Instance instance, Blocks blocks, Remarks remarks) {
        for (Statement line : instance.block().lines("track_script")) {
            weight(instance, line, defined(line.name(), blocks), remarks);
        }
        for (Statement line : instance.block().lines("track_interface")) {
            weight(instance, line, Optional.empty(), remarks);
        }
    }

    /**
     * @param definition the script's own weight line
     */
    private static void weight(
            Instance instance, Statement line, Optional<Statement> definition, Remarks remarks) {
        int weight = weight(line, definition);
        // Without a weight what is tracked decides between running and FAULT.
        if (weight == 0) return;
        if (effect(instance.priority(), weight) == 0) {
            Object[] arguments = {weight, line.name(), instance.priority()};
            remarks.add(Lint.WEIGHT_WITHOUT_EFFECT, line.at(), arguments);
        } else if (Math.abs(weight) < ADVISED_GAP) {
            remarks.add(Lint.SMALL_WEIGHT, line.at(), weight, line.name());
        }
    }

    /** The line's own weight, else that of the definition, else 0. */
    static int weight(Statement line, Optional<Statement> definition) {
        Optional<Word> own = Block.option(line, "weight");
        Optional<Word> inherited =
                definition
                        .filter(statement -> statement.argumentCount() > 0)
                        .map(statement -> statement.argument(0));
        int size = own.or(() -> inherited).map(TrackLints::number).orElse(0);
        boolean reversed = isReversed(line) || definition.map(TrackLints::isReversed).orElse(false);
        return reversed ? -size : size;
    }

    /** How far the priority moves. */
    static int effect(int priority, int weight) {
        if (priority == InstanceConfig.OWNER_PRIORITY) return 0;
        return Math.abs(Math.clamp((long) priority + weight, 1, HIGHEST) - priority);
    }

    private static int number(Word word) {
        return Numbers.integer(word.text()).orElse(0);
    }

    private static boolean isReversed(Statement line) {
        for (Word word : line.words()) if (word.text().equals("reverse")) return true;
        return false;
    }

    static Optional<Statement> defined(String script, Blocks blocks) {
        for (Block block : blocks.scripts()) {
            if (block.name().equals(script)) return block.last("weight");
        }
        return Optional.empty();
    }
}
