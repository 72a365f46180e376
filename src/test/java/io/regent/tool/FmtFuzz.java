package io.regent.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.regent.config.ConfigLoader;
import io.regent.config.FuzzFiles;
import io.regent.config.Loaded;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.syntax.Surroundings;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A layout says the same as the file, holds all its characters but blanks, and is the last one. */
public final class FmtFuzz {

    private FmtFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        check(FuzzFiles.of(input));
    }

    static void check(FuzzFiles files) {
        String text = new String(files.main(), StandardCharsets.ISO_8859_1);
        String laidOut = Layout.of(text);
        assertEquals(withoutBlanks(text), withoutBlanks(laidOut));
        assertEquals(laidOut, Layout.of(laidOut), "a layout has a layout of its own");
        for (String id : FmtCommand.ids(text)) check(files, text, laidOut, id);
    }

    private static void check(FuzzFiles files, String text, String laidOut, String id) {
        var node = new Surroundings.FilesOnly(files, id);
        if (FmtCommand.unclear(FuzzFiles.MAIN, node) != null) return;
        byte[] bytes = laidOut.getBytes(StandardCharsets.ISO_8859_1);
        var laidOutFiles = new FuzzFiles(bytes, files.other());
        Loaded before = ConfigLoader.load(FuzzFiles.MAIN, node);
        Loaded after =
                ConfigLoader.load(FuzzFiles.MAIN, new Surroundings.FilesOnly(laidOutFiles, id));
        assertEquals(FmtCommand.words(text, id), FmtCommand.words(laidOut, id));
        assertEquals(before.asRead(), after.asRead());
        assertEquals(kinds(before), kinds(after));
    }

    private static List<ErrorClass> kinds(Loaded loaded) {
        return loaded.problems().stream().map(Problem::kind).toList();
    }

    private static String withoutBlanks(String text) {
        var rest = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++)
            if (text.charAt(i) > ' ') rest.append(text.charAt(i));
        return rest.toString();
    }
}
