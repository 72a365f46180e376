package io.regent.config.feature;

import java.util.List;

/**
 * A line of {@code virtual_routes} or {@code static_routes}: every option has been checked.
 *
 * @param destination a prefix, or {@code default}
 * @param settings in the order of the line; those behind {@code nexthop} belong to it
 */
public record RouteConfig(String destination, List<Setting> settings) {
    public RouteConfig {
        settings = List.copyOf(settings);
    }
}
