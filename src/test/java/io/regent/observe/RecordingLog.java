package io.regent.observe;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was logged. */
public final class RecordingLog implements Log {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void write(Level level, String text) {
        lines.add(text);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    public boolean contains(String part) {
        return lines.stream().anyMatch(line -> line.contains(part));
    }
}
