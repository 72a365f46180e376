package io.regent.config;

import java.time.Duration;

/** Default values as people read them. */
final class DefaultText {

    private DefaultText() {}

    static String of(Object value) {
        return switch (value) {
            case Boolean on -> on ? "on" : "off";
            case Duration time -> Numbers.seconds(time.toNanos() / 1000) + " s";
            case WeightType.Weight weight -> Integer.toString(weight.value());
            default -> value.toString();
        };
    }
}
