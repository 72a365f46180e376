package io.regent.plan;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The rooms of Regent, each a package below the root with whatever is inside it, and what each may
 * touch. A room stands below all rooms that it may touch, so there is no circle. A new room gets a
 * line here first; a use that the plan does not list fails the build.
 */
final class RoomPlan {

    private static final Map<String, Set<String>> MAY_TOUCH = new LinkedHashMap<>();

    static {
        // base
        room("net");
        room("config", "net");
        room("lint", "net", "config");
        // core
        room("track", "net", "config");
        room("vrrp", "net", "config", "track");
        room("daemon", "net", "config", "track", "vrrp");
        room("check", "net", "config");
        room("lvs", "net", "config", "track", "check");
        // edge
        room("sys", "net");
        room("observe", "net", "config", "track", "vrrp", "lvs", "sys");
        room("netlink", "net", "config", "vrrp", "sys");
        room("ipvs", "net", "config", "lvs", "observe", "netlink", "sys");
        room("vrrpio", "net", "config", "vrrp", "sys");
        room("script", "net", "config", "observe", "sys");
        room("probe", "net", "config", "check", "observe", "script", "sys");
        room("trackio", "net", "config", "track", "observe", "script", "sys");
        room("notify", "net", "config", "vrrp", "observe", "script", "sys");
        room("mail", "net", "config", "observe", "sys");
        // command lines and tools
        room("cli", "net", "config");
        room("tool", "net", "config", "lint", "script", "probe", "sys", "cli");
        room("demo", "net", "config", "sys", "cli");
    }

    /** The composition root: touches everything, and nothing touches it. */
    private static final String APP = "app";

    private static final Pattern USE = Pattern.compile("io/regent/([\\w/]*)/\\w");

    private RoomPlan() {}

    private static void room(String name, String... mayTouch) {
        for (String lower : mayTouch) {
            if (!MAY_TOUCH.containsKey(lower)) {
                throw new IllegalStateException(lower + " must stand above " + name);
            }
        }
        MAY_TOUCH.put(name, Set.of(mayTouch));
    }

    /** Every use that the plan does not allow, as "user uses room". */
    static List<String> trespasses(List<ClassModel> classes) {
        List<String> found = new ArrayList<>();
        for (ClassModel model : classes) {
            String user = model.thisClass().asInternalName();
            String from = roomOf(user);
            if (!from.equals(APP) && !MAY_TOUCH.containsKey(from)) {
                found.add(user + " is in no room of the plan");
                continue;
            }
            for (String to : roomsUsedBy(model)) {
                if (!allowed(from, to)) found.add(user + " uses " + to);
            }
        }
        return found;
    }

    /** The room of a class; empty for a class of the root package. */
    static String roomOf(String internalName) {
        String[] parts = internalName.split("/");
        return parts.length > 3 ? parts[2] : "";
    }

    private static boolean allowed(String from, String to) {
        if (from.equals(to)) return true;
        if (from.equals(APP)) return MAY_TOUCH.containsKey(to);
        return MAY_TOUCH.getOrDefault(from, Set.of()).contains(to);
    }

    /** Class names, descriptors, signatures and annotations are all text in the constant pool. */
    private static Set<String> roomsUsedBy(ClassModel model) {
        Set<String> rooms = new TreeSet<>();
        for (var entry : model.constantPool()) {
            if (!(entry instanceof Utf8Entry text)) continue;
            var matcher = USE.matcher(text.stringValue());
            while (matcher.find()) rooms.add(matcher.group(1).split("/")[0]);
        }
        return rooms;
    }
}
