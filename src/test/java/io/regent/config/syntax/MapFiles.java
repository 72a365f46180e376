package io.regent.config.syntax;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Files that exist only here. */
final class MapFiles implements SourceReader {

    private final Map<Path, byte[]> files = new TreeMap<>();
    private final Map<Path, String> refused = new TreeMap<>();

    MapFiles with(String name, String text) {
        files.put(Path.of(name), text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    MapFiles refusing(String name, String reason) {
        files.put(Path.of(name), new byte[0]);
        refused.put(Path.of(name), reason);
        return this;
    }

    @Override
    public Answer read(Path file, int limitBytes) {
        Path path = file.normalize();
        String reason = refused.get(path);
        if (reason != null) return new Answer.Refused(reason);
        byte[] bytes = files.get(path);
        return bytes == null ? Answer.MISSING : new Answer.Text(bytes);
    }

    @Override
    public @Nullable List<String> names(Path directory) {
        var names = new ArrayList<String>();
        Path wanted = directory.normalize();
        for (Path file : files.keySet()) {
            Path parent = file.getParent() == null ? Path.of("") : file.getParent();
            for (Path below = file; ; below = parent) {
                parent = below.getParent() == null ? Path.of("") : below.getParent();
                if (parent.equals(wanted)) names.add(below.getFileName().toString());
                if (parent.toString().isEmpty() || parent.equals(parent.getRoot())) break;
            }
        }
        return names.isEmpty() ? null : names.stream().distinct().toList();
    }
}
