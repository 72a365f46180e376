import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One endless loop for each core. */
final class Burners implements AutoCloseable {

    /** How busy the cores are. */
    enum Load {
        IDLE("idle"),
        NICE("all cores busy, nice 10"),
        FULL("all cores busy");

        private final String words;

        Load(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private final List<Process> processes = new ArrayList<>();

    Burners(Load load) throws IOException {
        if (load == Load.IDLE) return;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        String nice = load == Load.NICE ? "10" : "0";
        for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
            processes.add(
                    new ProcessBuilder("nice", "-n", nice, "sh", "-c", "while :; do :; done")
                            .start());
        }
    }

    @Override
    public void close() {
        for (Process process : processes) process.destroyForcibly();
    }
}
