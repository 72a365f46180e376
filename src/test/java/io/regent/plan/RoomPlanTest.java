package io.regent.plan;

import static java.lang.classfile.ClassFile.ACC_ABSTRACT;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The house rules hold, and each of them can fail. */
class RoomPlanTest {

    private static final Path CHECKOUT =
            Path.of(System.getProperty("regent.checkout", "")).toAbsolutePath();

    private static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");

    private static final List<ClassModel> REGENT = compiled("classes");

    private static List<ClassModel> compiled(String output) {
        List<ClassModel> classes = new ArrayList<>();
        try (var files = Files.walk(CHECKOUT.resolve("target").resolve(output))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                classes.add(ClassFile.of().parse(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }

    @Test
    void thereAreClassesToLookAt() {
        assertTrue(REGENT.size() > 10);
    }

    @Test
    void roomsTouchOnlyWhatThePlanLists() {
        assertNone(RoomPlan.trespasses(REGENT));
    }

    @Test
    void aRoomThatTouchesAnotherWithoutLeaveIsFound() {
        ClassDesc poller = ClassDesc.of("io.regent.sys.Poller");
        ClassModel caller =
                made("io.regent.vrrp.Breach", code -> code.new_(poller).pop().return_());
        assertEquals(
                List.of("io/regent/vrrp/Breach uses sys"), RoomPlan.trespasses(List.of(caller)));
    }

    @Test
    void aTypeInASignatureCountsAsAUse() {
        var takesWiring =
                MethodTypeDesc.of(CD_void, CD_int, ClassDesc.of("io.regent.app.deep.Wiring"));
        byte[] bytes =
                ClassFile.of()
                        .build(
                                ClassDesc.of("io.regent.net.deep.Breach"),
                                type -> type.withMethod("run", takesWiring, ACC_ABSTRACT, _ -> {}));
        assertEquals(
                List.of("io/regent/net/deep/Breach uses app"),
                RoomPlan.trespasses(List.of(ClassFile.of().parse(bytes))));
    }

    @Test
    void aClassOutsideOfAllRoomsIsFound() {
        assertEquals(
                List.of(
                        "io/regent/Loose is in no room of the plan",
                        "io/regent/attic/Old is in no room of the plan"),
                RoomPlan.trespasses(
                        List.of(
                                made("io.regent.Loose", CodeBuilder::return_),
                                made("io.regent.attic.Old", CodeBuilder::return_))));
    }

    @Test
    void theCoreReadsNoClockAndHasNoThreadLogOrSocket() {
        assertNone(CodeRules.breaches(REGENT));
    }

    @Test
    void aCoreThatReadsTheClockIsFound() {
        var nanoTime = MethodTypeDesc.of(CD_long);
        ClassModel breach =
                made(
                        "io.regent.vrrp.Breach",
                        code -> code.invokestatic(SYSTEM, "nanoTime", nanoTime).pop2().return_());
        assertEquals(
                List.of("io/regent/vrrp/Breach uses java/lang/System.nanoTime"),
                CodeRules.breaches(List.of(breach)));
        ClassDesc instant = ClassDesc.of("java.time.Instant");
        assertCoreMustNot(
                "java/time/Instant.now",
                code -> code.invokestatic(instant, "now", MethodTypeDesc.of(instant)).pop());
    }

    @Test
    void aCoreThatStartsAThreadLogsPrintsOrOpensIsFound() {
        assertCoreMustNot(
                "java/lang/Thread", code -> code.new_(ClassDesc.of("java.lang.Thread")).pop());
        assertCoreMustNot(
                "java/lang/System$Logger",
                code ->
                        code.aconst_null()
                                .checkcast(ClassDesc.of("java.lang.System$Logger"))
                                .pop());
        assertCoreMustNot(
                "java/net/Socket", code -> code.new_(ClassDesc.of("java.net.Socket")).pop());
        ClassDesc stream = ClassDesc.of("java.io.PrintStream");
        assertCoreMustNot(
                "java/lang/System.err", code -> code.getstatic(SYSTEM, "err", stream).pop());
    }

    private static void assertCoreMustNot(String use, Consumer<CodeBuilder> what) {
        for (String room : List.of("net", "config", "vrrp", "track", "daemon")) {
            String name = "io.regent." + room + ".Breach";
            ClassModel breach =
                    made(
                            name,
                            code -> {
                                what.accept(code);
                                code.return_();
                            });
            assertEquals(
                    List.of(name.replace('.', '/') + " uses " + use),
                    CodeRules.breaches(List.of(breach)));
        }
    }

    @Test
    void onlySysLinksNativeCode() {
        assertNone(CodeRules.foreignLinkers(REGENT));
        ClassDesc linker = ClassDesc.of("java.lang.foreign.Linker");
        Consumer<CodeBuilder> use = code -> code.aconst_null().checkcast(linker).pop().return_();
        assertEquals(
                List.of("io/regent/netlink/Breach uses java/lang/foreign/Linker"),
                CodeRules.foreignLinkers(
                        List.of(
                                made("io.regent.netlink.Breach", use),
                                made("io.regent.sys.Fine", use))));
    }

    @Test
    void noClassHasAnEmptyName() throws IOException {
        assertNone(CodeRules.emptyNames(REGENT));
        assertNone(CodeRules.emptyNames(compiled("test-classes")));
        assertEquals(
                List.of("io/regent/net/Links$EntryImpl", "io/regent/sys/SocketUtils"),
                CodeRules.emptyNames(
                        List.of(
                                made("io.regent.net.Links$EntryImpl", CodeBuilder::return_),
                                made("io.regent.sys.SocketUtils", CodeBuilder::return_),
                                made("io.regent.net.Implied", CodeBuilder::return_))));
    }

    @Test
    void everyPackageIsDescribedAndNullMarked() throws IOException {
        assertNone(new TreeRules(CHECKOUT).undescribedPackages());
    }

    @Test
    void noFileNamesARegistryHost() throws IOException {
        assertNone(new TreeRules(CHECKOUT).registryHosts());
    }

    @Test
    void noFileNamesAPathOfTheMachineThatBuiltIt() throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        assertNone(new TreeRules(CHECKOUT).buildPaths(CHECKOUT, home));
    }

    @Test
    void noLineIsLongerThanTheScreen() throws IOException {
        assertNone(new TreeRules(CHECKOUT).longLines());
    }

    @Test
    void filesThatBreakTheRulesAreFound(@TempDir Path tree) throws IOException {
        Path sources = Files.createDirectories(tree.resolve("src/main/java/io/regent/net"));
        Files.writeString(sources.resolve("Wide.java"), "// " + "x".repeat(118) + "\n");
        Files.writeString(sources.resolve("package-info.java"), "package io.regent.net;\n");
        Files.writeString(tree.resolve("pom.xml"), "fine\n<repo" + "sitory>\n");
        Files.writeString(tree.resolve("notes.md"), "see /builds/7/regent/notes\n");
        Files.write(tree.resolve("picture.png"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.writeString(
                Files.createDirectories(tree.resolve("target")).resolve("Wide.java"),
                "x".repeat(121));

        var rules = new TreeRules(tree);
        assertEquals(List.of("io/regent/net"), rules.undescribedPackages());
        assertEquals(List.of("pom.xml:2"), rules.registryHosts());
        assertEquals(
                List.of("notes.md:1"),
                rules.buildPaths(Path.of("/builds/9/regent"), Path.of("/root")));
        assertEquals(List.of("src/main/java/io/regent/net/Wide.java:1"), rules.longLines());
    }

    private static void assertNone(List<String> breaches) {
        assertTrue(breaches.isEmpty(), () -> String.join("\n", breaches));
    }

    /** A class with one static method of this code. */
    private static ClassModel made(String name, Consumer<CodeBuilder> code) {
        byte[] bytes =
                ClassFile.of()
                        .build(
                                ClassDesc.of(name),
                                type ->
                                        type.withMethodBody(
                                                "run",
                                                MethodTypeDesc.of(CD_void),
                                                ClassFile.ACC_STATIC,
                                                code));
        return ClassFile.of().parse(bytes);
    }
}
