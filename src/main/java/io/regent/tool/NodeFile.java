package io.regent.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file as one machine reads it.
 *
 * @param configId decides its lines that begin with {@code @}
 */
record NodeFile(Path path, String configId) {

    /**
     * One id is that of every file; as many as there are files are those of the files, in order;
     * and one file is read once for each id. Empty for any other number of ids.
     *
     * @param ids at least one
     */
    static Optional<List<NodeFile>> pair(List<Path> paths, List<String> ids) {
        int count = Math.max(paths.size(), ids.size());
        if (!fits(paths.size(), count) || !fits(ids.size(), count)) return Optional.empty();
        var nodes = new ArrayList<NodeFile>();
        for (int i = 0; i < count; i++) nodes.add(new NodeFile(at(i, paths), at(i, ids)));
        return Optional.of(nodes);
    }

    private static boolean fits(int size, int count) {
        return size == 1 || size == count;
    }

    private static <T> T at(int index, List<T> list) {
        return list.get(list.size() == 1 ? 0 : index);
    }

    static List<Path> paths(List<NodeFile> nodes) {
        return nodes.stream().map(NodeFile::path).distinct().toList();
    }

    /** The shortest name that only this one of the files of a cluster has. */
    String label(List<NodeFile> nodes) {
        if (nodes.stream().filter(node -> node.path.equals(path)).count() > 1) return configId;
        boolean isOnly = nodes.stream().filter(node -> node.name().equals(name())).count() == 1;
        return isOnly ? name() : path.toString();
    }

    private String name() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
