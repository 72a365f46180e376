package io.regent.config;

import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can be tracked by its name, and the weight that it brings along. */
final class Trackables {

    private final Map<String, WeightType.Weight> scripts = new HashMap<>();
    private final Map<String, WeightType.Weight> files = new HashMap<>();
    private final Map<String, WeightType.Weight> processes = new HashMap<>();
    private final Map<String, WeightType.Weight> bfds = new HashMap<>();
    private final Problems problems;

    Trackables(Values root, Problems problems) {
        this.problems = problems;
        add(root.all(RootKeywords.VRRP_SCRIPT), ScriptKeywords.WEIGHT, scripts);
        add(fileBlocks(root), FileTrackKeywords.WEIGHT, files);
        add(root.all(RootKeywords.VRRP_TRACK_PROCESS), ProcessTrackKeywords.WEIGHT, processes);
        add(root.all(RootKeywords.BFD_INSTANCE), BfdKeywords.WEIGHT, bfds);
    }

    /** Under both spellings. */
    static List<Values> fileBlocks(Values root) {
        return Values.joined(
                root.all(RootKeywords.TRACK_FILE), root.all(RootKeywords.VRRP_TRACK_FILE));
    }

    private static void add(
            List<Values> blocks,
            Keyword<WeightType.Weight> weight,
            Map<String, WeightType.Weight> named) {
        for (Values block : blocks) named.putIfAbsent(block.name(), block.orDefault(weight));
    }

    List<Tracked> interfaces(List<TrackLines.Line> lines) {
        var tracked = new ArrayList<Tracked>();
        for (var line : lines) {
            boolean reverse = line.reverse().orElse(false);
            tracked.add(new Tracked(line.name().text(), line.weight().orElse(0), reverse));
        }
        return tracked;
    }

    List<Tracked> scripts(List<TrackLines.Line> lines) {
        return tracked(lines, scripts, "vrrp_script");
    }

    List<Tracked> files(List<TrackLines.Line> lines) {
        return tracked(lines, files, "track_file");
    }

    List<Tracked> processes(List<TrackLines.Line> lines) {
        return tracked(lines, processes, "vrrp_track_process");
    }

    List<Tracked> bfds(List<TrackLines.Line> lines) {
        return tracked(lines, bfds, "bfd_instance");
    }

    boolean hasFile(String name) {
        return files.containsKey(name);
    }

    boolean hasBfd(String name) {
        return bfds.containsKey(name);
    }

    private List<Tracked> tracked(
            List<TrackLines.Line> lines, Map<String, WeightType.Weight> known, String kind) {
        var tracked = new ArrayList<Tracked>();
        for (var line : lines) {
            String name = line.name().text();
            WeightType.Weight own = known.get(name);
            if (own == null) {
                String message = "there is no " + kind + " '" + name + "'";
                problems.add(
                        Problem.error(ErrorClass.GENERAL_ERROR, line.name().at(), message)
                                .didYouMean(Spelling.nearest(name, List.copyOf(known.keySet()))));
                continue;
            }
            int weight = line.weight().orElse(own.value());
            tracked.add(new Tracked(name, weight, line.reverse().orElse(own.reverse())));
        }
        return tracked;
    }
}
