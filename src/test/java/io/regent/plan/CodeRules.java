package io.regent.plan;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What code must not do, seen in compiled classes. The rooms of base and core are pure: everything
 * that they know comes in as an argument, everything that they want goes out as a value.
 */
final class CodeRules {

    private static final Set<String> CORE =
            Set.of("net", "config", "lint", "track", "vrrp", "daemon", "check", "lvs");

    /** The implementation of the port through which configuration text is read. */
    private static final Set<String> READERS = Set.of("io/regent/config/syntax/DiskReader");

    private static final Pattern CLOCK =
            Pattern.compile(
                    "java/lang/System\\.(nanoTime|currentTimeMillis)|java/time/\\w+\\.now"
                            + "|java/time/(Clock|InstantSource)\\.(system|tick).*");

    private static final Pattern CHANCE =
            Pattern.compile("java/lang/Math\\.random|java/util/UUID\\.randomUUID");

    private static final Pattern THREADS =
            Pattern.compile(
                    "java/lang/Thread(\\$.*|Local|Group)?|java/util/Timer(Task)?"
                            + "|java/util/concurrent/(Executor.*|.*Executor|.*Pool|.*Future|.*Queue"
                            + "|ThreadLocalRandom|locks/.*)");

    private static final Pattern PRINTING = Pattern.compile("java/lang/System\\.(out|err|in)");

    private static final Pattern LOGGING =
            Pattern.compile("java/lang/System\\$Logger.*|java/util/logging/.*|org/slf4j/.*");

    private static final Pattern OUTSIDE =
            Pattern.compile(
                    "java/io/File\\w*|java/io/RandomAccessFile|java/nio/file/Files|java/nio/channels/.*"
                            + "|java/net/.*|java/lang/Process.*|java/lang/Runtime");

    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Manager|Helper|Util|Utils|Impl)");

    private CodeRules() {}

    /** Every breach in the classes of base and core, as "class uses what". */
    static List<String> breaches(List<ClassModel> classes) {
        List<String> found = new ArrayList<>();
        for (ClassModel model : classes) {
            String user = model.thisClass().asInternalName();
            if (CORE.contains(RoomPlan.roomOf(user))) collect(model, user, found);
        }
        return found;
    }

    private static void collect(ClassModel model, String user, List<String> found) {
        for (var entry : model.constantPool()) {
            String used =
                    switch (entry) {
                        case MemberRefEntry member when !mayCall(member) -> nameOf(member);
                        case ClassEntry type when !mayKnow(user, type.asInternalName()) ->
                                type.asInternalName();
                        default -> "";
                    };
            if (!used.isEmpty()) found.add(user + " uses " + used);
        }
    }

    private static boolean mayCall(MemberRefEntry member) {
        String name = nameOf(member);
        return !CLOCK.matcher(name).matches()
                && !CHANCE.matcher(name).matches()
                && !PRINTING.matcher(name).matches();
    }

    private static boolean mayKnow(String user, String type) {
        if (OUTSIDE.matcher(type).matches()) return READERS.contains(user);
        return !THREADS.matcher(type).matches() && !LOGGING.matcher(type).matches();
    }

    private static String nameOf(MemberRefEntry member) {
        return member.owner().asInternalName() + "." + member.name().stringValue();
    }

    /** Classes outside of {@code sys} that use the linker of native code. */
    static List<String> foreignLinkers(List<ClassModel> classes) {
        List<String> found = new ArrayList<>();
        for (ClassModel model : classes) {
            String user = model.thisClass().asInternalName();
            if (RoomPlan.roomOf(user).equals("sys")) continue;
            for (var entry : model.constantPool()) {
                if (entry instanceof ClassEntry type
                        && type.asInternalName().startsWith("java/lang/foreign/Linker")) {
                    found.add(user + " uses " + type.asInternalName());
                }
            }
        }
        return found;
    }

    /** Classes whose names say nothing about what they do. */
    static List<String> emptyNames(List<ClassModel> classes) {
        List<String> found = new ArrayList<>();
        for (ClassModel model : classes) {
            String name = model.thisClass().asInternalName();
            if (EMPTY_NAME.matcher(name).matches()) found.add(name);
        }
        return found;
    }
}
