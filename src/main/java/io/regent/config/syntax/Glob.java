package io.regent.config.syntax;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Patterns of file names, as glob(7) has them, and alternatives in braces (inventory 1.7). */
final class Glob {

    private Glob() {}

    static boolean isWild(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') i++;
            else if (c == '*' || c == '?' || c == '[') return true;
        }
        return false;
    }

    /**
     * What a pattern with braces stands for, in its order.
     *
     * @param most the list is cut behind so many
     */
    static List<String> alternatives(String pattern, int most) {
        var found = new ArrayList<String>();
        var waiting = new ArrayList<String>();
        waiting.add(pattern);
        while (!waiting.isEmpty() && found.size() < most) {
            String next = waiting.removeLast();
            int open = firstBrace(next);
            if (open < 0) {
                found.add(next);
                continue;
            }
            List<Integer> cuts = cuts(next, open);
            String head = next.substring(0, open);
            String tail = next.substring(cuts.getLast() + 1);
            for (int i = cuts.size() - 1; i > 0; i--) {
                waiting.add(head + next.substring(cuts.get(i - 1) + 1, cuts.get(i)) + tail);
            }
        }
        return found;
    }

    /** The first brace with a partner; -1 without one. An empty pair is text. */
    private static int firstBrace(String text) {
        var open = new ArrayList<Integer>();
        int first = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '{' && text.startsWith("}", i + 1)) i++;
            else if (c == '{') open.add(i);
            else if (c == '}' && !open.isEmpty()) {
                int partner = open.removeLast();
                if (first < 0 || partner < first) first = partner;
            }
        }
        return first;
    }

    /** The brace at {@code open}, its commas and its partner. */
    private static List<Integer> cuts(String text, int open) {
        var cuts = new ArrayList<Integer>();
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') i++;
            else if (c == '{' && depth++ == 0) cuts.add(i);
            else if (c == ',' && depth == 1) cuts.add(i);
            else if (c == '}' && --depth == 0) {
                cuts.add(i);
                break;
            }
        }
        return cuts;
    }

    /**
     * The paths that a pattern without braces may stand for, sorted. The last part exists only
     * where it is wild.
     *
     * @param base where a relative pattern begins
     */
    static List<Path> paths(Path base, String pattern, SourceReader files, Budget budget) {
        List<Path> found = new ArrayList<>();
        found.add(pattern.startsWith("/") ? Path.of("/") : base);
        int start = 0;
        while (start < pattern.length()) {
            int slash = pattern.indexOf('/', start);
            int end = slash < 0 ? pattern.length() : slash;
            if (end > start) found = below(found, pattern.substring(start, end), files, budget);
            start = end + 1;
        }
        return found;
    }

    private static List<Path> below(
            List<Path> directories, String part, SourceReader files, Budget budget) {
        var found = new ArrayList<Path>();
        for (Path directory : directories) {
            if (!isWild(part)) {
                found.add(directory.resolve(plain(part)));
                continue;
            }
            if (!budget.spend(Include.FILE_COST)) return found;
            List<String> names = files.names(directory);
            if (names == null) continue;
            if (!budget.spend(names.size() * Budget.STEP)) return found;
            var matches = new ArrayList<String>();
            for (String name : names) if (matches(part, name)) matches.add(name);
            Collections.sort(matches);
            for (String name : matches) found.add(directory.resolve(name));
        }
        return found;
    }

    private static String plain(String part) {
        var plain = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) == '\\' && i + 1 < part.length()) i++;
            plain.append(part.charAt(i));
        }
        return plain.toString();
    }

    /** A dot in front of a name is matched by a dot only. */
    static boolean matches(String pattern, String name) {
        if (name.startsWith(".") && !pattern.startsWith(".") && !pattern.startsWith("\\.")) {
            return false;
        }
        int p = 0;
        int n = 0;
        int star = -1;
        int starName = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starName = n;
            } else if (p < pattern.length() && matchesOne(pattern, p, name.charAt(n))) {
                p = behindOne(pattern, p);
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++starName;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') p++;
        return p == pattern.length();
    }

    private static boolean matchesOne(String pattern, int p, char c) {
        char first = pattern.charAt(p);
        if (first == '?') return true;
        if (first == '\\' && p + 1 < pattern.length()) return pattern.charAt(p + 1) == c;
        int close = first == '[' ? classEnd(pattern, p) : -1;
        if (close < 0) return first == c;
        boolean isNegated = pattern.charAt(p + 1) == '!' || pattern.charAt(p + 1) == '^';
        boolean isIn = false;
        int i = p + (isNegated ? 2 : 1);
        while (i < close) {
            boolean isRange = i + 2 < close && pattern.charAt(i + 1) == '-';
            char last = pattern.charAt(isRange ? i + 2 : i);
            isIn |= c >= pattern.charAt(i) && c <= last;
            i += isRange ? 3 : 1;
        }
        return isIn != isNegated;
    }

    private static int behindOne(String pattern, int p) {
        char first = pattern.charAt(p);
        if (first == '\\' && p + 1 < pattern.length()) return p + 2;
        int close = first == '[' ? classEnd(pattern, p) : -1;
        return close < 0 ? p + 1 : close + 1;
    }

    /** The bracket that closes a class; right behind the opening one it is a member. */
    private static int classEnd(String pattern, int open) {
        int i = open + 1;
        if (i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^')) i++;
        return pattern.indexOf(']', i + 1);
    }
}
