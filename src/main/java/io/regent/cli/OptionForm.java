package io.regent.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How an option of the daemon is written, for shells that complete it.
 *
 * @param names {@code -f} and {@code --use-file}, or the long one alone
 * @param value what its value is called, such as {@code FILE}; empty for an option without one
 * @param isValueRequired otherwise a value can only be attached to the option
 * @param choices all values that there are; empty when they cannot be listed
 * @param help a phrase
 */
public record OptionForm(
        List<String> names,
        String value,
        boolean isValueRequired,
        List<String> choices,
        String help) {

    static OptionForm of(Option option) {
        var names = new ArrayList<String>();
        if (!option.shortName().isEmpty()) names.add(option.shortName());
        names.add("--" + option.longName());
        var choices = new ArrayList<String>();
        if (option == Option.LOG_FACILITY) {
            for (SyslogFacility each : SyslogFacility.values())
                choices.add(each.name().toLowerCase(Locale.ROOT));
        }
        if (option == Option.SIGNUM) {
            for (SignalName each : SignalName.values()) choices.add(each.name());
        }
        return new OptionForm(
                List.copyOf(names),
                option.valueName(),
                option.requiresValue(),
                List.copyOf(choices),
                option.help());
    }
}
