package io.regent.ipvs;

import io.regent.lvs.GroupMarks;
import io.regent.lvs.PacketMarks;
import io.regent.observe.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Marks packets by nftables, through the program nft(8): it is given a script on its standard
 * input, without a shell and at a path that is known, and the kernel takes all of it or nothing.
 * Waits for the program, which takes some milliseconds. Belongs to one thread.
 */
public final class Nft implements PacketMarks {

    private static final List<String> PATHS = List.of("/usr/sbin/nft", "/sbin/nft", "/usr/bin/nft");
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 500;

    private final List<String> program;
    private final Log log;

    /** Empty while there is none of ours. */
    private String ours = "";

    public Nft(Log log) {
        this(List.of(installed(), "-f", "-"), log);
    }

    /**
     * @param program and its arguments
     */
    Nft(List<String> program, Log log) {
        this.program = List.copyOf(program);
        this.log = log;
    }

    private static String installed() {
        for (String path : PATHS) if (Files.isExecutable(Path.of(path))) return path;
        return PATHS.getFirst();
    }

    @Override
    public boolean mark(String table, int priority, GroupMarks marks) {
        if (!NftScript.isName(table)) return refused("'" + table + "' is no name for a table");
        String script = NftScript.replace(table, priority, marks);
        // A reload has given it another name.
        if (!ours.isEmpty() && !ours.equals(table)) script = NftScript.remove(ours) + script;
        if (!run(script)) return false;
        ours = table;
        return true;
    }

    @Override
    public void clear() {
        if (!ours.isEmpty() && run(NftScript.remove(ours))) ours = "";
    }

    private boolean run(String script) {
        Process process;
        try {
            process = new ProcessBuilder(program).redirectErrorStream(true).start();
        } catch (IOException e) {
            return refused(String.valueOf(e.getMessage()) + ": nftables has to be installed");
        }
        try {
            try (var in = process.getOutputStream()) {
                in.write(script.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It says why it did not want to read.
            }
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return refused("no end within " + LIMIT.toSeconds() + " s");
            }
            return process.exitValue() == 0 || refused(answer(process));
        } catch (IOException e) {
            return refused(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused("interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String answer(Process process) throws IOException {
        byte[] said = process.getInputStream().readNBytes(LONGEST_ANSWER);
        String text = new String(said, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
        return "status " + process.exitValue() + ": " + text;
    }

    private boolean refused(String reason) {
        log.error("nftables_ipvs: " + program.getFirst() + ": " + reason);
        return false;
    }
}
