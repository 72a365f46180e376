package io.regent.lint.pair;

import io.regent.lint.Text;
import java.util.List;
import java.util.Optional;

/**
 * One setting, side by side.
 *
 * @param setting its keyword
 * @param values of each node, in the order of the files
 * @param reason for a verdict that is not plain
 */
public record Row(String setting, List<String> values, Verdict verdict, Optional<Text> reason) {

    /** Stands where a node has no value. */
    static final String NONE = "-";

    public Row {
        values = List.copyOf(values);
    }

    static Row of(String setting, List<String> values, Verdict verdict) {
        return new Row(setting, values, verdict, Optional.empty());
    }

    static Row of(String setting, List<String> values, Verdict verdict, Text reason) {
        return new Row(setting, values, verdict, Optional.of(reason));
    }

    /** A setting that has to be the same on all nodes. */
    static Row equal(String setting, List<String> values, Verdict otherwise, Text reason) {
        return isSame(values)
                ? of(setting, values, Verdict.EQUAL)
                : of(setting, values, otherwise, reason);
    }

    static boolean isSame(List<String> values) {
        return values.stream().distinct().count() == 1;
    }
}
