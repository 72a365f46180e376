package io.regent.app;

import io.regent.script.ScriptSurroundings;
import io.regent.sys.Credentials;
import io.regent.sys.Errno;
import io.regent.sys.ErrnoException;
import io.regent.sys.FileStatus;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The machine on which keepalived gave its verdicts, as the corpus describes it. */
final class CorpusMachine implements ScriptSurroundings, VerdictMachine {

    private static final int DIRECTORY = 0040755;
    private static final int FILE = 0100755;
    private static final int LINK = 0120777;

    private static final String INTERFACES =
            "lo eth0 eth1 eth2 eth3 eth4 eth5 ens3 ens4 ens18 ens19 ens32 ens33 ens160 ens192"
                    + " ens224 ens256 enp0s3 enp0s5 enp0s8 enp1s0 enp1s0f0 enp2s0 eno1 eno2 em1"
                    + " em2 bond0 br0 wlp3s0 wlan0 tailscale0 dummy0 ens7f0 ens7f1 keepalived4"
                    + " keepalived6 eth0.1 eth0.53 eth1.53 bond0.1001 ens7f1.57";

    private static final String PROGRAMS =
            "bin/killall bin/pidof bin/systemctl bin/curl bin/pgrep bin/ps bin/ss bin/wget"
                    + " sbin/nginx sbin/ipvsadm sbin/service bin/true bin/false bin/sh bin/bash bin/test";

    private final Map<String, FileStatus> files = new HashMap<>();
    private final Set<String> users = new HashSet<>(Set.of("root", "nobody", "daemon"));
    private final Set<String> interfaces = new HashSet<>();

    /** Everything but the scripts that configurations name. */
    static CorpusMachine plain() {
        var machine = new CorpusMachine();
        machine.interfaces.addAll(List.of(INTERFACES.split(" ")));
        for (int peer = 1; peer <= 36; peer++) machine.interfaces.add("p" + peer);
        return machine;
    }

    static CorpusMachine withoutInterfaces() {
        var machine = new CorpusMachine();
        machine.interfaces.add("lo");
        return machine;
    }

    static CorpusMachine withScripts(List<String> paths) {
        var machine = plain();
        for (String path : paths) machine.addFile(path);
        machine.users.addAll(List.of("keepalived", "nginx", "node", "gpadmin", "quentin", "ziggy"));
        // Only a group, but no configuration takes it for a user.
        machine.users.add("geoclue");
        return machine;
    }

    private CorpusMachine() {
        put("/", DIRECTORY);
        put("/bin", LINK);
        put("/sbin", LINK);
        for (String program : PROGRAMS.split(" ")) addFile("/usr/" + program);
    }

    private void addFile(String path) {
        String real = resolved(path);
        for (int slash = real.indexOf('/', 1); slash > 0; slash = real.indexOf('/', slash + 1)) {
            if (!files.containsKey(real.substring(0, slash))) {
                put(real.substring(0, slash), DIRECTORY);
            }
        }
        put(real, FILE);
    }

    private void put(String path, int mode) {
        files.put(path, new FileStatus(0, 0, mode));
    }

    @Override
    public boolean hasInterface(String name) {
        return interfaces.contains(name);
    }

    @Override
    public boolean hasNamespace(String name) {
        return false;
    }

    /** There was no name service. */
    @Override
    public boolean knowsHost(String name) {
        return name.equals("localhost");
    }

    private static String resolved(String path) {
        boolean linked = path.startsWith("/bin/") || path.startsWith("/sbin/");
        return linked ? "/usr" + path : path;
    }

    @Override
    public Credentials own() {
        return new Credentials(0, 0, List.of(0));
    }

    @Override
    public Optional<Credentials> user(String name) {
        if (!users.contains(name)) return Optional.empty();
        int id = name.equals("root") ? 0 : 1000 + Math.floorMod(name.hashCode(), 1000);
        return Optional.of(new Credentials(id, id, List.of(id)));
    }

    @Override
    public OptionalInt group(String name) {
        Optional<Credentials> user = user(name.equals("nogroup") ? "nobody" : name);
        return user.isEmpty() ? OptionalInt.empty() : OptionalInt.of(user.get().gid());
    }

    @Override
    public List<String> searchPath() {
        return List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin");
    }

    @Override
    public FileStatus status(String path) throws ErrnoException {
        FileStatus status = files.get(files.containsKey(path) ? path : resolved(path));
        if (status == null) throw new ErrnoException("statx", Errno.ENOENT.number());
        return status;
    }

    @Override
    public String realPath(String path) throws IOException {
        if (!files.containsKey(resolved(path))) throw new NoSuchFileException(path);
        return resolved(path);
    }

    @Override
    public boolean isExecutable(String path, Credentials identity) {
        FileStatus status = files.get(resolved(path));
        return status != null && status.isRegularFile();
    }
}
