package io.regent.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds and removes what belongs to a demo, whoever made it and however far they came. */
final class CleanUp {

    private CleanUp() {}

    /** Exists while a demo has made /etc/netns itself and will take it away. */
    static Path madeMarker(String name) {
        return new RunDirectory(name).path().resolve("made-etc-netns");
    }

    /**
     * Removes all that belongs to a demo of this name.
     *
     * @return what there was, in words; empty if there was nothing
     */
    static List<String> remove(String name) throws DemoFailure, InterruptedException {
        String ip = Programs.require("ip", "iproute2");
        var removed = new ArrayList<String>();
        var namespaces = namespaces(name);
        int processes = 0;
        for (String namespace : namespaces)
            processes += new NamespaceProcesses(ip, namespace).end();
        if (processes > 0) removed.add(processes + " processes");
        for (String namespace : namespaces) Command.require(List.of(ip, "netns", "del", namespace));
        if (!namespaces.isEmpty())
            removed.add("the network namespaces " + String.join(", ", namespaces));
        removed.addAll(removeFiles(name));
        return removed;
    }

    /** What a demo of this name has left on this machine; empty after {@link #remove}. */
    static List<String> remains(String name) {
        var remains = new ArrayList<>(namespaces(name));
        for (String host : hostNames()) {
            var files = Lan.FILES.resolve(Lan.namespace(name, host));
            if (Files.exists(files)) remains.add(files.toString());
        }
        var run = new RunDirectory(name).path();
        if (Files.exists(run)) remains.add(run.toString());
        return remains;
    }

    private static List<String> removeFiles(String name) {
        var removed = new ArrayList<String>();
        for (String host : hostNames()) {
            var directory = Lan.FILES.resolve(Lan.namespace(name, host));
            if (!Files.exists(directory)) continue;
            RunDirectory.deleteTree(directory);
            removed.add(directory.toString());
        }
        var run = new RunDirectory(name);
        if (Files.exists(madeMarker(name))) {
            try {
                Files.deleteIfExists(Lan.FILES);
            } catch (IOException e) {
                // Not empty: somebody else has put something there since.
                assert Files.exists(Lan.FILES);
            }
        }
        if (Files.exists(run.path())) {
            run.remove();
            removed.add(run.path().toString());
        }
        return removed;
    }

    private static List<String> namespaces(String name) {
        return hostNames().stream()
                .map(host -> Lan.namespace(name, host))
                .filter(namespace -> Files.exists(Lan.NAMESPACES.resolve(namespace)))
                .toList();
    }

    /** Every host of every example. */
    private static List<String> hostNames() {
        var names = new ArrayList<>(Example.DUAL_MASTER.hosts().stream().map(Host::name).toList());
        names.add(Lan.SWITCH);
        return names;
    }
}
