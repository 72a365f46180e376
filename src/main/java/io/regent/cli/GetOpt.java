package io.regent.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over an argument vector by the rules of getopt_long(3) as glibc has them: letters in
 * clusters, a value attached or in the next argument, an optional value only attached, unambiguous
 * beginnings of long names, options also after words, {@code --} as the end of options.
 */
final class GetOpt {

    /** What {@link #next()} found. */
    enum Found {
        OPTION,
        UNKNOWN,
        AMBIGUOUS,
        MISSING_VALUE,
        END
    }

    private final String[] arguments;
    private final List<String> words = new ArrayList<>();
    private final List<Option> candidates = new ArrayList<>();
    private int nextArgument;
    private String cluster = "";
    private int nextLetter;
    private String spelling = "";
    private @Nullable Option option;
    private @Nullable String value;

    GetOpt(String[] arguments) {
        this.arguments = arguments;
    }

    /** Goes on to the next option. The other methods then tell about it. */
    Found next() {
        value = null;
        option = null;
        if (nextLetter < cluster.length()) return letter();
        while (nextArgument < arguments.length) {
            String argument = arguments[nextArgument++];
            if (argument.equals("--")) {
                while (nextArgument < arguments.length) words.add(arguments[nextArgument++]);
            } else if (argument.startsWith("--")) {
                return longName(argument);
            } else if (argument.length() > 1 && argument.charAt(0) == '-') {
                cluster = argument;
                nextLetter = 1;
                return letter();
            } else {
                words.add(argument);
            }
        }
        return Found.END;
    }

    /** The option of {@code OPTION} and {@code MISSING_VALUE}. */
    Option option() {
        Option found = option;
        if (found == null) throw new IllegalStateException("no option was found");
        return found;
    }

    /** The value of {@link #option()}; null when there is none. */
    @Nullable String value() {
        return value;
    }

    /** The option as the user wrote it, a letter with its dash. */
    String spelling() {
        return spelling;
    }

    /** What {@code AMBIGUOUS} could have meant. */
    List<Option> candidates() {
        return candidates;
    }

    /** All that is neither option nor value; complete after {@code END}. */
    List<String> words() {
        return words;
    }

    private Found letter() {
        char letter = cluster.charAt(nextLetter++);
        spelling = "-" + letter;
        for (Option candidate : Option.values()) {
            if (!candidate.hasLetter(letter)) continue;
            option = candidate;
            if (!candidate.takesValue()) return Found.OPTION;
            String rest = cluster.substring(nextLetter);
            nextLetter = cluster.length();
            return valued(candidate, rest.isEmpty() ? null : rest);
        }
        return Found.UNKNOWN;
    }

    private Found longName(String argument) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
        spelling = argument;
        candidates.clear();
        for (Option candidate : Option.values()) {
            if (!candidate.longName().startsWith(name)) continue;
            candidates.add(candidate);
            if (candidate.longName().equals(name)) {
                option = candidate;
                break;
            }
        }
        if (option == null && candidates.size() == 1) option = candidates.get(0);
        Option found = option;
        if (found == null) {
            return candidates.isEmpty() || name.isEmpty() ? Found.UNKNOWN : Found.AMBIGUOUS;
        }
        if (!found.takesValue()) return equals < 0 ? Found.OPTION : Found.UNKNOWN;
        spelling = "--" + found.longName();
        return valued(found, equals < 0 ? null : argument.substring(equals + 1));
    }

    /** An empty value counts as missing when the option must have one. */
    private Found valued(Option found, @Nullable String attached) {
        value = attached;
        if (!found.requiresValue()) return Found.OPTION;
        if (value == null && nextArgument < arguments.length) value = arguments[nextArgument++];
        return value == null || value.isEmpty() ? Found.MISSING_VALUE : Found.OPTION;
    }
}
