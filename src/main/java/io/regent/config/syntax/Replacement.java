package io.regent.config.syntax;

import io.regent.config.problem.Span;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the references in one line, and those in what takes their place. A name that is not
 * defined stays as it is (inventory 1.9).
 */
final class Replacement {

    /**
     * A definition whose text is being read.
     *
     * @param behind length of the text behind it
     */
    private record Active(Definition definition, int behind) {}

    private final Definitions definitions;
    private final @Nullable Uses uses;
    private final Path file;
    private final ArrayDeque<Active> active = new ArrayDeque<>();
    private final List<Replaced.Tail> tails = new ArrayList<>();
    private TextLine done;
    private TextLine rest;

    Replacement(Definitions definitions, TextLine line, @Nullable Uses uses, Path file) {
        this.definitions = definitions;
        this.uses = uses;
        this.file = file;
        this.done = line.part(0, 0);
        this.rest = line;
    }

    /** Null, with a problem, when it would not end. */
    @Nullable Replaced run() {
        int dollar = rest.text().indexOf('$');
        if (dollar < 0) return new Replaced(rest, List.of());
        while (dollar >= 0) {
            leaveDefinitionsBehind(dollar);
            done = done.plus(rest.part(0, dollar));
            rest = rest.from(dollar);
            if (!replaceFirst()) return null;
            dollar = rest.text().indexOf('$');
        }
        return new Replaced(done.plus(rest), tails);
    }

    private void leaveDefinitionsBehind(int index) {
        int behind = rest.text().length() - index;
        while (!active.isEmpty() && behind <= active.peek().behind()) active.pop();
    }

    /** The rest begins with a {@code $}. */
    private boolean replaceFirst() {
        Reference reference = Reference.at(rest.text(), 0);
        if (reference == null) return keepSign();
        Definition definition = definitions.find(reference.name());
        if (definition == null) return builtIn(reference);
        if (!fits(definition, reference)) return keepSign();
        Span use = rest.span(0, reference.end());
        Uses within = uses();
        if (!definitions.mayUse(definition, within, use)) return false;
        TextLine behind = rest.from(reference.end());
        if (definition.isMultiLine()) {
            tails.addFirst(new Replaced.Tail(use, new Uses(definition, within)));
        }
        active.push(new Active(definition, behind.text().length()));
        var first = definition.lines().getFirst();
        rest = TextLine.replacing(use, first.text(), first.origin()).plus(behind);
        return isAffordable(first.text(), use);
    }

    private boolean keepSign() {
        done = done.plus(rest.part(0, 1));
        rest = rest.from(1);
        return true;
    }

    /** A sign of a reference in the value stays one, whatever it is followed by. */
    private boolean builtIn(Reference reference) {
        String value = definitions.builtIns().value(reference, file);
        if (value == null) return keepSign();
        Span use = rest.span(0, reference.end());
        done = done.plus(TextLine.replacing(use, value, use.origin()));
        rest = rest.from(reference.end());
        return isAffordable(value, use);
    }

    private boolean isAffordable(String added, Span use) {
        int length = done.text().length() + rest.text().length();
        return definitions.isAffordable(added.length(), length, use);
    }

    /** Several lines take the place of a reference only at the end of its line. */
    private boolean fits(Definition definition, Reference reference) {
        if (!reference.arguments().isEmpty()) return false;
        String text = rest.text();
        return !definition.isMultiLine()
                || Lexer.skipBlanks(text, reference.end()) == text.length();
    }

    /** What the text at hand comes out of. */
    private @Nullable Uses uses() {
        @Nullable Uses all = uses;
        Iterator<Active> outermostFirst = active.descendingIterator();
        while (outermostFirst.hasNext()) all = new Uses(outermostFirst.next().definition(), all);
        return all;
    }
}
