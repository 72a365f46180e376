package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.syntax.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code umask}: octal or hexadecimal, or names joined by {@code |}. */
final class UmaskType extends ValueType<Integer> {

    static final ValueType<Integer> TYPE = new UmaskType();

    private static final int NAME_LENGTH = 5;
    private static final int MOST = 0777;

    /** The lowest bit first. */
    private static final List<String> NAMES =
            List.of(
                    "IXOTH", "IWOTH", "IROTH", "IXGRP", "IWGRP", "IRGRP", "IXUSR", "IWUSR",
                    "IRUSR");

    private UmaskType() {
        super("a number, or names such as `IRGRP` joined by `|`");
    }

    @Override
    int mostArguments() {
        return Integer.MAX_VALUE;
    }

    @Override
    @Nullable Integer read(Reading reading) {
        if (reading.required() == null) return null;
        int mask = 0;
        for (int i = 0; i < reading.statement().argumentCount(); i++) {
            Word word = reading.statement().argument(i);
            int part = part(word.text());
            if (part < 0) {
                String message = "'" + word.text() + "' is not a file mode";
                reading.bad(ErrorClass.GENERAL_ERROR, word.at(), message);
                return null;
            }
            mask |= part;
        }
        return mask;
    }

    /** Negative when it means nothing. */
    private static int part(String text) {
        if (!text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9') return number(text);
        int mask = 0;
        for (int from = 0; from < text.length(); ) {
            int bar = text.indexOf('|', from);
            int end = bar < 0 ? text.length() : bar;
            int part = end == from ? 0 : named(text.substring(from, end));
            if (part < 0) return part;
            mask |= part;
            from = end + 1;
        }
        return mask;
    }

    private static int number(String text) {
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        int value = 0;
        for (int i = hex ? 2 : 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), hex ? 16 : 8);
            if (digit < 0) return -1;
            value = value * (hex ? 16 : 8) + digit;
            if (value > MOST) return -1;
        }
        return value;
    }

    private static int named(String name) {
        if (name.length() != NAME_LENGTH) return -1;
        int at = NAMES.indexOf(name);
        if (at >= 0) return 1 << at;
        return switch (name) {
            case "IRWXU" -> 0700;
            case "IRWXG" -> 0070;
            case "IRWXO" -> 0007;
            default -> -1;
        };
    }
}
