package io.regent.lint;

import java.util.LinkedHashMap;
import java.util.Map;

/** The pages of docs/lints, made from the declarations. */
final class LintPages {

    private LintPages() {}

    /** Markdown by file name. */
    static Map<String, String> all() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("README.md", index());
        for (Lint lint : Lint.values()) pages.put(lint.id() + ".md", page(lint));
        return pages;
    }

    private static String index() {
        var page = new StringBuilder();
        page.append("# Lints\n\nWhat `regent check` finds beyond the rules of the language. ");
        page.append("Generated from the declarations; a test keeps it up to date.\n\n");
        page.append("| lint | severity | what it finds |\n|---|---|---|\n");
        for (Lint lint : Lint.values()) {
            page.append("| [").append(lint.id()).append("](").append(lint.id()).append(".md) | ");
            page.append(lint.severity().label()).append(" | ");
            page.append(lint.title().english()).append(" |\n");
        }
        return page.toString();
    }

    private static String page(Lint lint) {
        return """
        # %s

        %s: %s

        %s

        **What to do:** %s

        Wrong:

        ```
        %s```

        Right:

        ```
        %s```

        %s

        ## 中文

        %s

        %s

        **建议：** %s
        """
                .formatted(
                        lint.id(),
                        lint.severity().label(),
                        lint.title().english(),
                        lint.explanation().english(),
                        lint.remedy().english(),
                        lint.example().wrong(),
                        lint.example().right(),
                        silencing(lint),
                        lint.title().chinese(),
                        lint.explanation().chinese(),
                        lint.remedy().chinese());
    }

    private static String silencing(Lint lint) {
        return switch (lint.severity()) {
            case ERROR -> "It cannot be silenced: the daemon does not start with such a file.";
            case WARNING, NOTE ->
                    "To silence it, write `#regent: ignore %s` behind the line or on the line above it."
                            .formatted(lint.id());
        };
    }
}
