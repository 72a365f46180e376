package io.regent.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The pages are written anew with {@code -Dregent.rewrite=true}. */
class LintPagesTest {

    private static final Path DIRECTORY = Path.of("docs", "lints");

    @Test
    void everyLintHasItsPageAndNoOtherPageIsLeft() throws IOException {
        var pages = LintPages.all();
        if (Boolean.getBoolean("regent.rewrite")) {
            Files.createDirectories(DIRECTORY);
            for (var page : pages.entrySet()) {
                Files.writeString(DIRECTORY.resolve(page.getKey()), page.getValue());
            }
        }
        var there = new TreeSet<String>();
        try (var files = Files.list(DIRECTORY)) {
            files.forEach(file -> there.add(file.getFileName().toString()));
        }
        assertEquals(new TreeSet<>(pages.keySet()), there);
        for (var page : pages.entrySet()) {
            assertEquals(page.getValue(), Files.readString(DIRECTORY.resolve(page.getKey())));
        }
    }
}
