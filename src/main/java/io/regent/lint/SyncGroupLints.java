package io.regent.lint;

import io.regent.config.syntax.Statement;
import io.regent.config.syntax.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Instances that change together, and settings that pull them apart. */
final class SyncGroupLints {

    private SyncGroupLints() {}

    static void find(Blocks blocks, Remarks remarks) {
        Map<String, Instance> byName = new HashMap<>();
        for (Block block : blocks.instances()) {
            byName.put(block.name(), new Instance(block, blocks.global()));
        }
        for (Block group : blocks.syncGroups()) {
            var members = new ArrayList<Instance>();
            for (Word name : group.words("group")) {
                Instance member = byName.get(name.text());
                if (member != null) members.add(member);
            }
            differing(members, remarks);
            boolean weighing =
                    group.has("sync_group_tracking_weight") || group.has("global_tracking");
            if (!weighing) weights(group, members, blocks, remarks);
        }
    }

    private static void differing(List<Instance> members, Remarks remarks) {
        if (members.isEmpty()) return;
        Instance first = members.getFirst();
        for (Instance member : members) {
            compare("state", first.state(), member.state(), first, member, remarks);
            compare("advert_int", first.interval(), member.interval(), first, member, remarks);
        }
    }

    private static void compare(
            String keyword,
            String expected,
            String written,
            Instance first,
            Instance member,
            Remarks remarks) {
        boolean same =
                expected.equals(written)
                        || Numbers.decimal(expected)
                                .flatMap(
                                        a -> Numbers.decimal(written).map(b -> a.compareTo(b) == 0))
                                .orElse(false);
        if (same) return;
        var at = member.where(keyword).map(Statement::at).orElse(member.block().at());
        Object[] arguments = {keyword, written, first.name(), expected};
        remarks.add(Lint.SYNC_GROUP_DIFFERS, at, arguments);
    }

    /** In a group weights are left out, unless the group asks for them (inventory 6.13). */
    private static void weights(
            Block group, List<Instance> members, Blocks blocks, Remarks remarks) {
        for (Instance member : members) {
            for (Statement line : member.block().lines("track_script")) {
                int weight = TrackLints.weight(line, TrackLints.defined(line.name(), blocks));
                if (weight == 0) continue;
                Object[] arguments = {weight, line.name(), group.name()};
                remarks.add(Lint.SYNC_GROUP_WEIGHT, line.at(), arguments);
            }
        }
    }
}
