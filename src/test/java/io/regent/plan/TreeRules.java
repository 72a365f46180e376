package io.regent.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How the files of a checkout look. Each rule returns its breaches as "file: what". */
final class TreeRules {

    /** Built output and what version control keeps for itself. */
    private static final Set<String> NOT_OURS = Set.of(".git", "target", ".idea", ".vscode");

    private static final int MAX_COLUMNS = 120;
    private static final String TEXT_BLOCK = "\"".repeat(3);

    private static final Pattern JAVA_SOURCE =
            Pattern.compile("src/(main|test)/java/(?<package>.*)/[^/]*[.]java");

    /** Where packages are downloaded from: a build takes its hosts from the machine it runs on. */
    private static final Pattern REGISTRY =
            Pattern.compile("<(plugin)?[rR]epository[>]|^registry *=|index[-]url");

    private static final Set<String> USUAL_TOP_DIRECTORIES =
            Set.of("home", "root", "opt", "srv", "tmp", "usr", "var", "mnt", "media", "run");

    private final Path root;

    TreeRules(Path root) {
        this.root = root;
    }

    /** A package is described in {@code src/main}; one of tests alone in {@code src/test}. */
    List<String> undescribedPackages() throws IOException {
        Set<String> packages = new TreeSet<>();
        Set<String> described = new TreeSet<>();
        for (Path file : files()) {
            var java = JAVA_SOURCE.matcher(root.relativize(file).toString());
            if (!java.matches()) continue;
            String name = java.group("package");
            packages.add(name);
            boolean describes = file.endsWith("package-info.java");
            if (describes && Files.readString(file).contains("@NullMarked\n")) described.add(name);
        }
        packages.removeAll(described);
        return List.copyOf(packages);
    }

    List<String> registryHosts() throws IOException {
        return linesThat(line -> REGISTRY.matcher(line).find());
    }

    /** Paths of the machine that the checkout is built on. */
    List<String> buildPaths(Path checkout, Path home) throws IOException {
        List<String> paths = new ArrayList<>();
        paths.add(checkout.toString());
        String top = checkout.getName(0).toString();
        if (!USUAL_TOP_DIRECTORIES.contains(top)) paths.add("/" + top + "/");
        if (home.getNameCount() > 1) paths.add(home.toString());
        return linesThat(line -> paths.stream().anyMatch(line::contains));
    }

    /**
     * In Java and in scripts; the tables that tests keep in text blocks may be as wide as they
     * need.
     */
    List<String> longLines() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            if (!isProgram(file)) continue;
            boolean inTextBlock = false;
            int number = 0;
            for (String line : linesOf(file)) {
                number++;
                if (line.contains(TEXT_BLOCK)) inTextBlock = !inTextBlock;
                if (line.length() > MAX_COLUMNS && !inTextBlock)
                    found.add(root.relativize(file) + ":" + number);
            }
        }
        return found;
    }

    private static boolean isProgram(Path file) {
        String name = file.toString();
        if (name.endsWith(".java") || name.endsWith(".sh")) return true;
        return linesOf(file).stream().limit(1).anyMatch(line -> line.startsWith("#!"));
    }

    private List<String> linesThat(Predicate<String> breach) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            List<String> lines = linesOf(file);
            for (int i = 0; i < lines.size(); i++) {
                if (breach.test(lines.get(i))) found.add(root.relativize(file) + ":" + (i + 1));
            }
        }
        return found;
    }

    /** No lines when the file is not text. */
    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException binary) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attrs) {
                        boolean skip = NOT_OURS.contains(dir.getFileName().toString());
                        return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attrs) {
                        if (attrs.isRegularFile()) files.add(file);
                        return FileVisitResult.CONTINUE;
                    }
                });
        return files;
    }
}
