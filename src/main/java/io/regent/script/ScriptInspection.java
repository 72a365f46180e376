package io.regent.script;

import io.regent.config.ScriptCommand;
import io.regent.config.ScriptCommand.ScriptUser;
import io.regent.sys.Credentials;
import io.regent.sys.ErrnoException;
import io.regent.sys.FileStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Looks at a script before it is ever run (inventory 8.9): is it there, is it a program that its
 * user may execute, and, when it would run as root, could anybody else have changed it? It runs
 * nothing and changes nothing. Users may be looked up in a directory service, so it is for the
 * loading of a configuration, not for the loop.
 */
public final class ScriptInspection {

    private static final String SHELL = "/bin/sh";
    private static final String KEEPALIVED_SCRIPT = "keepalived_script";
    private static final int GROUP_WRITE = 0020, OTHERS_WRITE = 0002;

    private final ScriptSurroundings surroundings;
    private final Optional<ScriptUser> scriptUser;
    private final boolean security;

    /**
     * What came of one command.
     *
     * @param script empty when a finding disables it
     */
    public record Result(
            ScriptCommand command, Optional<RunnableScript> script, List<Finding> findings) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    /**
     * @param scriptUser {@code script_user}
     * @param security {@code enable_script_security}
     */
    public static ScriptInspection ofThisMachine(Optional<ScriptUser> scriptUser, boolean security)
            throws ErrnoException {
        return new ScriptInspection(new Machine(), scriptUser, security);
    }

    ScriptInspection(
            ScriptSurroundings surroundings, Optional<ScriptUser> scriptUser, boolean security) {
        this.surroundings = surroundings;
        this.scriptUser = scriptUser;
        this.security = security;
    }

    /** The finding when {@code script_user} names nobody. */
    Optional<Finding> unknownScriptUser() {
        if (scriptUser.isEmpty()) return Optional.empty();
        var findings = new ArrayList<Finding>();
        try {
            lookUp(scriptUser.get(), findings);
        } catch (ErrnoException e) {
            findings.add(new Finding(Finding.Kind.UNKNOWN_USER, String.valueOf(e.getMessage())));
        }
        return findings.stream().findFirst();
    }

    public Result inspect(ScriptCommand command) {
        var findings = new ArrayList<Finding>();
        Optional<Credentials> identity = identity(command, findings);
        if (identity.isEmpty()) return new Result(command, Optional.empty(), findings);
        if (isFileTest(command)) {
            return new Result(command, Optional.of(fileTest(command, identity.get())), findings);
        }
        Optional<RunnableScript> script = inspect(command, identity.get(), findings);
        boolean disabled = false;
        for (Finding finding : findings) disabled |= finding.kind().disables();
        return new Result(command, disabled ? Optional.empty() : script, findings);
    }

    private Optional<RunnableScript> inspect(
            ScriptCommand command, Credentials identity, List<Finding> findings) {
        String name = command.argv().getFirst();
        Optional<String> configured = locate(name, identity, findings);
        if (configured.isEmpty()) return Optional.empty();
        try {
            String path = configured.get();
            String real = surroundings.realPath(path);
            FileStatus status = surroundings.status(real);
            checkFile(path, real, status, identity, findings);
            if (runsAsRoot(status, identity)) checkPaths(path, real, findings);
            return Optional.of(new RunnableScript(real, command.argv(), identity));
        } catch (IOException e) {
            findings.add(
                    new Finding(
                            Finding.Kind.NOT_FOUND,
                            "Script "
                                    + name
                                    + " cannot be accessed - "
                                    + (e instanceof ErrnoException
                                            ? String.valueOf(e.getMessage())
                                            : "No such file or directory")));
            return Optional.empty();
        }
    }

    // ---- whose identity

    private Optional<Credentials> identity(ScriptCommand command, List<Finding> findings) {
        try {
            Optional<Credentials> identity = configuredIdentity(command.user(), findings);
            if (identity.isEmpty()) {
                add(findings, Finding.Kind.UNKNOWN_USER, "Unable to set uid/gid for", command);
            }
            if (identity.isEmpty() || surroundings.own().isRoot()) return identity;
            if (sameIds(identity.get(), surroundings.own())) {
                return Optional.of(surroundings.own());
            }
            String what = "No permission to run as " + identity.get() + " the";
            add(findings, Finding.Kind.OTHER_USER, what, command);
            return Optional.empty();
        } catch (ErrnoException e) {
            findings.add(new Finding(Finding.Kind.UNKNOWN_USER, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** Whose a named pipe shall be: the user of its line, or who scripts run as by default. */
    Optional<Credentials> owner(Optional<ScriptUser> configured) {
        try {
            return configuredIdentity(configured, new ArrayList<>());
        } catch (ErrnoException e) {
            return Optional.empty();
        }
    }

    private Optional<Credentials> configuredIdentity(
            Optional<ScriptUser> configured, List<Finding> findings) throws ErrnoException {
        Optional<ScriptUser> user = configured.isPresent() ? configured : scriptUser;
        if (user.isPresent()) return lookUp(user.get(), findings);
        // Only root can become somebody else, so nobody else needs the default user.
        if (!surroundings.own().isRoot()) return Optional.of(surroundings.own());
        Optional<Credentials> standard = surroundings.user(KEEPALIVED_SCRIPT);
        if (standard.isPresent()) return Optional.of(onlyOwnGroup(standard.get()));
        if (!security) return Optional.of(surroundings.own());
        String text = "Script user '" + KEEPALIVED_SCRIPT + "' does not exist";
        findings.add(new Finding(Finding.Kind.UNKNOWN_USER, text));
        return Optional.empty();
    }

    /** A group that begins with a colon stands for the user's supplementary groups as well. */
    private Optional<Credentials> lookUp(ScriptUser name, List<Finding> findings)
            throws ErrnoException {
        Optional<Credentials> user = surroundings.user(name.user());
        if (user.isEmpty()) {
            String text = "Script user '" + name.user() + "' does not exist";
            findings.add(new Finding(Finding.Kind.UNKNOWN_USER, text));
            return Optional.empty();
        }
        Credentials own = user.get();
        String group = name.group().orElse("");
        boolean supplementary = group.startsWith(":");
        if (supplementary) group = group.substring(1);
        if (group.isEmpty()) return Optional.of(supplementary ? own : onlyOwnGroup(own));
        OptionalInt gid = surroundings.group(group);
        if (gid.isEmpty()) {
            String text = "Script group '" + group + "' does not exist";
            findings.add(new Finding(Finding.Kind.UNKNOWN_USER, text));
            return Optional.empty();
        }
        List<Integer> groups = supplementary ? own.groups() : List.of(gid.getAsInt());
        return Optional.of(new Credentials(own.uid(), gid.getAsInt(), groups));
    }

    private static Credentials onlyOwnGroup(Credentials user) {
        return new Credentials(user.uid(), user.gid(), List.of(user.gid()));
    }

    private static boolean sameIds(Credentials one, Credentials other) {
        return one.uid() == other.uid() && one.gid() == other.gid();
    }

    // ---- which file

    /** A command of the form {@code </path} asks whether the file can be opened: for the shell. */
    static boolean isFileTest(ScriptCommand command) {
        String first = command.argv().getFirst();
        return first.length() > 1 && (first.charAt(0) == '<' || first.charAt(0) == '>');
    }

    private static RunnableScript fileTest(ScriptCommand command, Credentials identity) {
        String first = command.argv().getFirst();
        String quoted = "'" + first.substring(1).strip().replace("'", "'\\''") + "'";
        var argv = List.of(SHELL, "-c", first.charAt(0) + quoted);
        return new RunnableScript(SHELL, argv, identity);
    }

    private Optional<String> locate(String name, Credentials identity, List<Finding> findings) {
        if (name.indexOf('/') >= 0) return Optional.of(name);
        for (String directory : surroundings.searchPath()) {
            String path = directory + "/" + name;
            if (!directory.startsWith("/") || !surroundings.isExecutable(path, identity)) continue;
            String text =
                    "WARNING - script `"
                            + name
                            + "` resolved by path search to `"
                            + path
                            + "`. Please specify full path.";
            findings.add(new Finding(Finding.Kind.FOUND_BY_SEARCH, text));
            return Optional.of(path);
        }
        String text = "Cannot find script " + name + " in path - disabling";
        findings.add(new Finding(Finding.Kind.NOT_FOUND, text));
        return Optional.empty();
    }

    private void checkFile(
            String path,
            String real,
            FileStatus status,
            Credentials identity,
            List<Finding> findings) {
        if (!status.isRegularFile()) {
            String text = "Wrong file type found in script path '" + path + "'.";
            findings.add(new Finding(Finding.Kind.WRONG_TYPE, text));
        } else if (!surroundings.isExecutable(real, identity)) {
            String text =
                    "WARNING - script '"
                            + path
                            + "' is not executable for uid:gid "
                            + identity
                            + " - disabling.";
            findings.add(new Finding(Finding.Kind.NOT_EXECUTABLE, text));
        }
    }

    // ---- who could have changed it

    private static boolean runsAsRoot(FileStatus status, Credentials identity) {
        return identity.isRoot()
                || identity.gid() == 0
                || (status.uid() == 0 && (status.mode() & FileStatus.S_ISUID) != 0)
                || (status.gid() == 0 && (status.mode() & FileStatus.S_ISGID) != 0);
    }

    private void checkPaths(String configured, String real, List<Finding> findings)
            throws ErrnoException {
        if (isSafe(configured) && isSafe(real)) {
            if (security && goesThroughLink(configured)) findings.add(belowLink(configured));
            return;
        }
        String text = "Unsafe permissions found for script '" + configured + "'";
        findings.add(
                security
                        ? new Finding(Finding.Kind.INSECURE, text + " - disabling.")
                        : new Finding(Finding.Kind.WRITABLE_BY_OTHERS, text + "."));
    }

    private boolean goesThroughLink(String path) throws ErrnoException {
        for (int slash = path.indexOf('/', 1); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (surroundings.status(path.substring(0, slash)).isSymbolicLink()) return true;
        }
        return false;
    }

    private static Finding belowLink(String path) {
        String text =
                "The path of the script '"
                        + path
                        + "' goes through a link: keepalived disables it as insecure";
        return new Finding(Finding.Kind.BELOW_LINK, text);
    }

    /** Looks at every directory from the root on, and at the file. */
    private boolean isSafe(String path) throws ErrnoException {
        if (!path.startsWith("/")) return false;
        if (!isSafe(surroundings.status("/"))) return false;
        for (int slash = path.indexOf('/', 1); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (!isSafe(surroundings.status(path.substring(0, slash)))) return false;
        }
        return isSafe(surroundings.status(path));
    }

    private static boolean isSafe(FileStatus status) {
        if (status.uid() != 0) return false;
        // Permissions of a link mean nothing; in a sticky directory only owners replace files.
        if (status.isSymbolicLink()) return true;
        if (status.isDirectory() && (status.mode() & FileStatus.S_ISVTX) != 0) return true;
        if ((status.mode() & OTHERS_WRITE) != 0) return false;
        return (status.mode() & GROUP_WRITE) == 0 || status.gid() == 0;
    }

    private static void add(
            List<Finding> findings, Finding.Kind kind, String what, ScriptCommand command) {
        String text = what + " script '" + command.argv().getFirst() + "'";
        findings.add(new Finding(kind, text));
    }
}
