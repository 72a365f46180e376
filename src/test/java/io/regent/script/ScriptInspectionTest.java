package io.regent.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.config.ScriptCommand;
import io.regent.config.ScriptCommand.ScriptUser;
import io.regent.sys.Credentials;
import io.regent.sys.Errno;
import io.regent.sys.ErrnoException;
import io.regent.sys.FileStatus;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptInspectionTest {

    private static final Credentials ROOT = new Credentials(0, 0, List.of());
    private static final Credentials WEB = new Credentials(33, 34, List.of(34, 35));
    private static final int DIRECTORY = 0040000, FILE = 0100000, LINK = 0120000;

    private final Pretended machine = new Pretended();

    @Test
    void aProgramOfRootsThatNobodyElseMayWriteHasNothingAgainstIt() {
        var result = inspect("/etc/keepalived/chk.sh", false);
        assertEquals(List.of(), result.findings());
        assertEquals(
                new RunnableScript(
                        "/etc/keepalived/chk.sh", List.of("/etc/keepalived/chk.sh", "-x"), ROOT),
                result.script().orElseThrow());
    }

    @Test
    void theRealPathIsRunUnderTheConfiguredName() {
        machine.put("/etc/link.sh", 0, 0, LINK | 0777);
        machine.links.put("/etc/link.sh", "/etc/keepalived/chk.sh");
        RunnableScript script = inspect("/etc/link.sh", true).script().orElseThrow();
        assertEquals("/etc/keepalived/chk.sh", script.path());
        assertEquals("/etc/link.sh", script.argv().getFirst());
    }

    @Test
    void aScriptThatIsNotThereIsDisabled() {
        var result = inspect("/etc/absent.sh", false);
        assertTrue(result.script().isEmpty());
        assertEquals(
                new Finding(
                        Finding.Kind.NOT_FOUND,
                        "Script /etc/absent.sh cannot be accessed - No such file or directory"),
                result.findings().getFirst());
    }

    @Test
    void aScriptThatItsUserMayNotExecuteIsDisabled() {
        machine.notExecutable.add("/etc/keepalived/chk.sh");
        var result = inspect("/etc/keepalived/chk.sh", false);
        assertTrue(result.script().isEmpty());
        assertEquals(
                "WARNING - script '/etc/keepalived/chk.sh' is not executable for uid:gid 0:0"
                        + " - disabling.",
                result.findings().getFirst().text());
    }

    @Test
    void aDirectoryIsNoScript() {
        var result = inspect("/etc/keepalived", false);
        assertTrue(result.script().isEmpty());
        assertEquals(Finding.Kind.WRONG_TYPE, result.findings().getFirst().kind());
    }

    @ParameterizedTest
    @CsvSource({
        // path,                       uid,  gid,  mode,     safe
        "/etc/keepalived/chk.sh,       1000, 0,    0100755,  false",
        "/etc/keepalived/chk.sh,       0,    0,    0100757,  false",
        "/etc/keepalived/chk.sh,       0,    0,    0100775,  true",
        "/etc/keepalived/chk.sh,       0,    1000, 0100775,  false",
        "/etc/keepalived/chk.sh,       0,    1000, 0100755,  true",
        "/etc/keepalived,              1000, 0,    0040755,  false",
        "/etc/keepalived,              0,    0,    0040777,  false",
        "/etc/keepalived,              0,    0,    0041777,  true",
        "/etc/keepalived,              1000, 0,    0041777,  false",
        "/,                            0,    0,    0040777,  false",
    })
    void whatRunsAsRootMustNotBeWritableByOthersAnywhereOnItsPath(
            String path, int uid, int gid, String mode, boolean safe) {
        machine.put(path, uid, gid, Integer.parseInt(mode, 8));

        var lax = inspect("/etc/keepalived/chk.sh", false);
        assertTrue(lax.script().isPresent(), "without script security it runs all the same");
        assertEquals(safe, lax.findings().isEmpty());

        var strict = inspect("/etc/keepalived/chk.sh", true);
        assertEquals(safe, strict.script().isPresent());
        if (!safe) {
            assertEquals(
                    List.of(
                            new Finding(
                                    Finding.Kind.INSECURE,
                                    "Unsafe permissions found for script"
                                            + " '/etc/keepalived/chk.sh' - disabling.")),
                    strict.findings());
        }
    }

    @Test
    void theTargetOfALinkMustBeSafeAsWell() {
        machine.put("/home/u/chk.sh", 1000, 1000, FILE | 0755);
        machine.put("/home/u", 1000, 1000, DIRECTORY | 0755);
        machine.put("/home", 0, 0, DIRECTORY | 0755);
        machine.put("/etc/link.sh", 0, 0, LINK | 0777);
        machine.links.put("/etc/link.sh", "/home/u/chk.sh");
        assertTrue(inspect("/etc/link.sh", true).script().isEmpty());
    }

    @Test
    void aScriptOfAnotherUserNeedNotBeSafe() {
        machine.put("/etc/keepalived/chk.sh", 1000, 1000, FILE | 0777);
        var command = command("/etc/keepalived/chk.sh", Optional.of(user("web", null)));
        assertEquals(List.of(), inspection(true).inspect(command).findings());
    }

    @Test
    void aSetUidProgramOfRootsRunsAsRootWhoeverStartsIt() {
        machine.put("/etc/keepalived/chk.sh", 0, 0, FILE | 04757);
        var command = command("/etc/keepalived/chk.sh", Optional.of(user("web", null)));
        assertTrue(inspection(true).inspect(command).script().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "web,     ,       33:34 [34]",
        "web,     staff,  33:50 [50]",
        "web,     :,      '33:34 [34, 35]'",
        "web,     :staff, '33:50 [34, 35]'",
    })
    void theUserOfTheLineComesWithHisGroupOrTheNamedOne(String name, String group, String as) {
        var command = command("/etc/keepalived/chk.sh", Optional.of(user(name, group)));
        Credentials got = inspection(false).inspect(command).script().orElseThrow().identity();
        assertEquals(as, got + " " + got.groups());
    }

    @Test
    void anUnknownUserOrGroupDisablesTheScript() {
        for (ScriptUser who : List.of(user("nosuch", null), user("web", "nosuch"))) {
            var result =
                    inspection(false).inspect(command("/etc/keepalived/chk.sh", Optional.of(who)));
            assertTrue(result.script().isEmpty());
            assertTrue(result.findings().getFirst().text().endsWith("'nosuch' does not exist"));
            assertEquals(
                    "Unable to set uid/gid for script '/etc/keepalived/chk.sh'",
                    result.findings().getLast().text());
        }
    }

    @Test
    void withoutAUserItIsScriptUserThenKeepalivedScriptThenOurselves() {
        assertEquals(ROOT, identityOf(inspection(false)));
        machine.users.put("keepalived_script", new Credentials(200, 201, List.of(201)));
        assertEquals(200, identityOf(inspection(false)).uid());
        var configured = new ScriptInspection(machine, Optional.of(user("web", null)), false);
        assertEquals(33, identityOf(configured).uid());
    }

    @Test
    void withScriptSecurityRootIsNeverTheDefaultUser() {
        var result = inspection(true, Optional.empty()).inspect(command("/etc/keepalived/chk.sh"));
        assertTrue(result.script().isEmpty());
    }

    @Test
    void onlyRootCanRunScriptsOfOthers() {
        machine.own = new Credentials(1000, 1000, List.of(1000, 27));
        var other = command("/etc/keepalived/chk.sh", Optional.of(user("web", null)));
        assertEquals(
                Finding.Kind.OTHER_USER,
                inspection(false).inspect(other).findings().getFirst().kind());
        machine.users.put("me", new Credentials(1000, 1000, List.of(1000)));
        var own = command("/etc/keepalived/chk.sh", Optional.of(user("me", null)));
        assertEquals(machine.own, inspection(false).inspect(own).script().orElseThrow().identity());
    }

    @Test
    void aNameWithoutSlashIsSearchedWithAWarning() {
        machine.put("/usr/bin/pidof", 0, 0, FILE | 0755);
        var result = inspection(false, Optional.empty()).inspect(command("pidof"));
        assertEquals("/usr/bin/pidof", result.script().orElseThrow().path());
        assertEquals(
                "WARNING - script `pidof` resolved by path search to `/usr/bin/pidof`."
                        + " Please specify full path.",
                result.findings().getFirst().text());
        var absent = inspection(false, Optional.empty()).inspect(command("nosuch"));
        assertTrue(absent.script().isEmpty());
        assertEquals(
                "Cannot find script nosuch in path - disabling",
                absent.findings().getFirst().text());
    }

    @Test
    void aFileTestIsLeftToTheShell() {
        var result = inspection(false).inspect(command("</etc/it's here"));
        RunnableScript script = result.script().orElseThrow();
        assertEquals("/bin/sh", script.path());
        assertEquals(List.of("/bin/sh", "-c", "<'/etc/it'\\''s here'"), script.argv());
    }

    @Test
    void thisMachineKnowsItsUsersAndItsShell() throws ErrnoException {
        var inspection = ScriptInspection.ofThisMachine(Optional.empty(), false);
        var result = inspection.inspect(command("/bin/sh"));
        assertTrue(result.script().isPresent());
        if (!ScriptFiles.own().isRoot()) return;
        var nobody = command("/bin/sh", Optional.of(user("nobody", null)));
        assertTrue(inspection.inspect(nobody).script().isPresent());
        var inRootsHome = command("/root", Optional.of(user("nobody", null)));
        assertFalse(inspection.inspect(inRootsHome).script().isPresent());
        assertEquals(0, ScriptFiles.own().uid(), "asking as nobody leaves no trace");
    }

    private ScriptInspection.Result inspect(String path, boolean security) {
        return inspection(security).inspect(command(path));
    }

    private ScriptInspection inspection(boolean security) {
        return inspection(security, Optional.of(user("root", null)));
    }

    private ScriptInspection inspection(boolean security, Optional<ScriptUser> user) {
        // Only with security on does the default matter to these tests.
        return new ScriptInspection(machine, security ? user : Optional.empty(), security);
    }

    private static Credentials identityOf(ScriptInspection inspection) {
        var command = command("/etc/keepalived/chk.sh");
        return inspection.inspect(command).script().orElseThrow().identity();
    }

    private static ScriptUser user(String name, @org.jspecify.annotations.Nullable String group) {
        return new ScriptUser(name, Optional.ofNullable(group));
    }

    private static ScriptCommand command(String path) {
        return command(path, Optional.empty());
    }

    private static ScriptCommand command(String path, Optional<ScriptUser> user) {
        boolean plain = path.equals("/etc/keepalived/chk.sh") && user.isEmpty();
        return new ScriptCommand(plain ? List.of(path, "-x") : List.of(path), user);
    }

    /** A machine that is only written down. */
    private static final class Pretended implements ScriptSurroundings {
        private final Map<String, FileStatus> files = new HashMap<>();
        private final Map<String, String> links = new HashMap<>();
        private final Map<String, Credentials> users = new HashMap<>();
        private final Set<String> notExecutable = new HashSet<>();
        private Credentials own = ROOT;

        private Pretended() {
            put("/", 0, 0, DIRECTORY | 0755);
            put("/etc", 0, 0, DIRECTORY | 0755);
            put("/etc/keepalived", 0, 0, DIRECTORY | 0755);
            put("/etc/keepalived/chk.sh", 0, 0, FILE | 0755);
            put("/usr", 0, 0, DIRECTORY | 0755);
            put("/usr/bin", 0, 0, DIRECTORY | 0755);
            users.put("root", ROOT);
            users.put("web", WEB);
        }

        private void put(String path, int uid, int gid, int mode) {
            files.put(path, new FileStatus(uid, gid, mode));
        }

        @Override
        public Credentials own() {
            return own;
        }

        @Override
        public Optional<Credentials> user(String name) {
            return Optional.ofNullable(users.get(name));
        }

        @Override
        public OptionalInt group(String name) {
            return name.equals("staff") ? OptionalInt.of(50) : OptionalInt.empty();
        }

        @Override
        public List<String> searchPath() {
            return List.of("/usr/local/bin", "/usr/bin");
        }

        @Override
        public FileStatus status(String path) throws ErrnoException {
            FileStatus status = files.get(path);
            if (status == null) throw new ErrnoException("statx", Errno.ENOENT.number());
            return status;
        }

        @Override
        public String realPath(String path) throws IOException {
            String real = links.getOrDefault(path, path);
            if (!files.containsKey(real)) throw new java.nio.file.NoSuchFileException(path);
            return real;
        }

        @Override
        public boolean isExecutable(String path, Credentials identity) {
            return files.containsKey(path) && !notExecutable.contains(path);
        }
    }
}
