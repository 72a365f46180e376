package io.regent.lint;

import io.regent.config.ConfigLoader;
import io.regent.config.syntax.SourceReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The files as they stand, comments and all, each read once. */
final class Texts {

    private final SourceReader reader;
    private final Map<String, String> byFile = new HashMap<>();

    Texts(SourceReader reader) {
        this.reader = reader;
    }

    /** Empty for a file that cannot be read; the reader of the language tells why. */
    String of(String file) {
        return byFile.computeIfAbsent(file, this::read);
    }

    private String read(String file) {
        return reader.read(Path.of(file), ConfigLoader.LIMIT_BYTES)
                        instanceof SourceReader.Answer.Text text
                ? new String(text.bytes(), StandardCharsets.UTF_8)
                : "";
    }
}
