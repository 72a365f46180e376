package io.regent.config;

import java.util.List;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Spelling {

    /** Longer words are not compared: the cost is their product. */
    private static final int LONGEST = 64;

    private Spelling() {}

    /** The nearest of {@code known}, the first of equals; empty when none is near. */
    static Optional<String> nearest(String word, List<String> known) {
        if (word.length() > LONGEST) return Optional.empty();
        int allowed = Math.max(1, word.length() / 3);
        Optional<String> nearest = Optional.empty();
        for (String candidate : known) {
            if (Math.abs(candidate.length() - word.length()) > allowed) continue;
            int distance = distance(word, candidate);
            if (distance > allowed || distance >= Math.max(word.length(), candidate.length()))
                continue;
            nearest = Optional.of(candidate);
            allowed = distance - 1;
        }
        return nearest;
    }

    /** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) last[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int best =
                        Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                row[j] = swapped ? Math.min(best, beforeLast[j - 2] + 1) : best;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
