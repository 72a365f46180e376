package io.regent.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ledger and the tests agree: every proof exists, and every test that proves is named. */
final class LedgerTest {

    private static final Path LEDGER = Path.of("docs/conformance.md");
    private static final int CASES = 255;

    private static final Pattern ID = Pattern.compile("[A-Z]{2}-[0-9]{2}");

    /** {@code | SM-09 | requirement | proof |}; the proof is a list of tests or "open: reason". */
    private static final Pattern ROW =
            Pattern.compile("\\| ([A-Z]{2}-[0-9]{2}) \\| ([^|]+) \\| ([^|]+) \\|");

    @Test
    void ledgerNamesExactlyTheTestsThatCarryTheCases() throws IOException {
        Map<String, Set<String>> proofs = proofsInTests();
        if ("write".equals(System.getProperty("regent.ledger"))) rewrite(proofs);
        var named = new TreeMap<String, Set<String>>();
        rows().forEach(row -> {
            if (isOpen(row.group(3))) return;
            named.put(row.group(1), new TreeSet<>(List.of(row.group(3).split(", "))));
        });
        assertEquals(lines(proofs), lines(named));
    }

    @Test
    void ledgerHasEveryCaseOnceAndOpenOnesSayWhy() throws IOException {
        var ids = new TreeSet<String>();
        for (Matcher row : rows()) {
            assertEquals(true, ids.add(row.group(1)), row.group(1) + " stands twice");
            if (isOpen(row.group(3))) {
                assertEquals(true, row.group(3).length() > "open: ".length(), row.group());
            }
        }
        assertEquals(CASES, ids.size());
    }

    private static boolean isOpen(String proof) {
        return proof.startsWith("open:");
    }

    private static String lines(Map<String, Set<String>> proofs) {
        var text = new StringBuilder();
        proofs.forEach((id, tests) -> text.append(id).append(' ').append(tests).append('\n'));
        return text.toString();
    }

    private static List<Matcher> rows() throws IOException {
        var rows = new ArrayList<Matcher>();
        for (String line : Files.readAllLines(LEDGER)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) rows.add(row);
        }
        return rows;
    }

    private static void rewrite(Map<String, Set<String>> proofs) throws IOException {
        var lines = new ArrayList<String>();
        for (String line : Files.readAllLines(LEDGER)) {
            Matcher row = ROW.matcher(line);
            boolean isRow = row.matches();
            var tests = isRow ? proofs.get(row.group(1)) : null;
            if (tests != null) {
                lines.add(
                        "| %s | %s | %s |"
                                .formatted(row.group(1), row.group(2), String.join(", ", tests)));
            } else if (isRow && !isOpen(row.group(3))) {
                lines.add("| %s | %s | open: no test yet |".formatted(row.group(1), row.group(2)));
            } else {
                lines.add(line);
            }
        }
        Files.write(LEDGER, lines);
    }

    /** From all compiled test classes of every room. */
    private static Map<String, Set<String>> proofsInTests() throws IOException {
        var proofs = new TreeMap<String, Set<String>>();
        for (Class<?> type : testClasses()) {
            String name = type.getSimpleName();
            for (String id : casesOf(type)) prove(proofs, id, name);
            for (Method method : type.getDeclaredMethods()) {
                for (String id : casesOf(method)) prove(proofs, id, name + "." + method.getName());
            }
        }
        return proofs;
    }

    private static void prove(Map<String, Set<String>> proofs, String id, String test) {
        proofs.computeIfAbsent(id, absent -> new TreeSet<>()).add(test);
    }

    /** By {@link Case}, or by a tag that is the id of a case, so that it can be run by it. */
    private static List<String> casesOf(AnnotatedElement test) {
        var cases = new ArrayList<String>();
        for (Case proven : test.getAnnotationsByType(Case.class)) cases.add(proven.value());
        for (Tag tag : test.getAnnotationsByType(Tag.class)) {
            if (ID.matcher(tag.value()).matches()) cases.add(tag.value());
        }
        return cases;
    }

    private static List<Class<?>> testClasses() throws IOException {
        Path root = Path.of("target/test-classes");
        var classes = new ArrayList<Class<?>>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.class")).toList()) {
                String name = root.relativize(file).toString().replace('/', '.');
                classes.add(load(name.substring(0, name.length() - ".class".length())));
            }
        }
        return classes;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, LedgerTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
