package io.regent.config.feature;

import java.util.List;

/**
 * A line of {@code virtual_rules} or {@code static_rules}: every option has been checked.
 *
 * @param settings in the order of the line
 */
public record RuleConfig(List<Setting> settings) {
    public RuleConfig {
        settings = List.copyOf(settings);
    }
}
