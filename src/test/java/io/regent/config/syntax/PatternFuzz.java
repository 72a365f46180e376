package io.regent.config.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Patterns of include lines: a pattern on the first line, a name on the second. */
public final class PatternFuzz {

    private static final int MOST = 64;

    /** FNM_PERIOD of fnmatch(3), which glob(3) uses. */
    private static final int PERIOD = 4;

    private static final MethodHandle FNMATCH =
            Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().find("fnmatch").orElseThrow(),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT));

    private PatternFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1).replace("\0", "");
        int end = text.indexOf('\n');
        String pattern = end < 0 ? text : text.substring(0, end);
        String name = end < 0 ? text : text.substring(end + 1);
        List<String> alternatives = Glob.alternatives(pattern, MOST);
        assertTrue(!alternatives.isEmpty() && alternatives.size() <= MOST, pattern);
        assertTrue(Glob.matches(escaped(name), name), name);
        for (String each : alternatives) check(each, name);
    }

    private static void check(String pattern, String name) {
        boolean found = Glob.matches(pattern, name);
        // What a class of named characters or an unclosed one means is the C library's own affair.
        if (pattern.contains("[") || pattern.endsWith("\\") || !isAscii(pattern + name)) return;
        assertEquals(fnmatch(pattern, name), found, "`" + pattern + "` and `" + name + "`");
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static String escaped(String name) {
        var escaped = new StringBuilder();
        for (char c : name.toCharArray()) escaped.append('\\').append(c);
        return escaped.toString();
    }

    private static boolean fnmatch(String pattern, String name) {
        try (var arena = Arena.ofConfined()) {
            return 0
                    == (int)
                            FNMATCH.invokeExact(
                                    arena.allocateFrom(pattern), arena.allocateFrom(name), PERIOD);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
