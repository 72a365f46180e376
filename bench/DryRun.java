import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * How a contestant is made to balance without a table: Regent has a dry run of its own, keepalived
 * gets a library that plays the kernel's part.
 */
record DryRun(Lab lab, Contestant contestant) {

    private static final Path SOURCE = Path.of("bench/ipvs-answers.c");

    /** Real-time priority is a matter of VRRP alone, so keepalived is measured once. */
    boolean isPossible() throws IOException, InterruptedException {
        return isRegent() || contestant.globals().isEmpty() && built();
    }

    /** What the contestant is started with. */
    Map<String, String> environment() {
        return isRegent()
                ? Map.of("REGENT_DRY_RUN", "ipvs")
                : Map.of("LD_PRELOAD", library().toString());
    }

    private boolean isRegent() {
        return contestant.name().equals("Regent");
    }

    private Path library() {
        return lab.directory().resolve("ipvs-answers.so");
    }

    private boolean built() throws IOException, InterruptedException {
        if (Files.exists(library())) return true;
        try {
            Lab.run("cc", "-O2", "-shared", "-fPIC", "-o", library().toString(), SOURCE.toString());
            return true;
        } catch (IOException e) {
            System.err.println("bench: keepalived does not balance here: " + e.getMessage());
            return false;
        }
    }
}
