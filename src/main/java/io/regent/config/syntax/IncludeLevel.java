package io.regent.config.syntax;

import java.util.List;

/**
 * What every include must satisfy, besides what its own keyword asks for (inventory 1.7): {@code
 * include_check} and {@code -e}.
 *
 * @param read a match that is no readable file is an error
 * @param match a plain name that is no file is an error
 * @param wildcard a wildcard without a match is an error
 * @param brace each alternative must match
 */
record IncludeLevel(boolean read, boolean match, boolean wildcard, boolean brace) {

    static final IncludeLevel NONE = new IncludeLevel(false, false, false, false);
    static final IncludeLevel ALL = new IncludeLevel(true, true, true, true);

    /**
     * The first of the words is the keyword. A sign adds to the level or takes away from it; a word
     * without one asks for files that can be read as well.
     */
    IncludeLevel after(List<Word> words) {
        if (words.size() == 1) return ALL;
        IncludeLevel level = isSigned(words.get(1).text()) ? this : NONE;
        for (Word word : words.subList(1, words.size())) {
            boolean isSigned = isSigned(word.text());
            String name = isSigned ? word.text().substring(1) : word.text();
            level = level.with(name, !word.text().startsWith("-"));
            if (!isSigned && level.asksForFiles()) level = level.with("read", true);
        }
        return level;
    }

    private boolean asksForFiles() {
        return match || wildcard || brace;
    }

    private static boolean isSigned(String word) {
        return word.startsWith("+") || word.startsWith("-");
    }

    private IncludeLevel with(String name, boolean value) {
        return switch (name) {
            case "read" -> new IncludeLevel(value, match, wildcard, brace);
            case "match" -> new IncludeLevel(read, value, wildcard, brace);
            case "wildcard_match" -> new IncludeLevel(read, match, value, brace);
            case "brace_match" -> new IncludeLevel(read, match, wildcard, value);
            default -> this;
        };
    }
}
