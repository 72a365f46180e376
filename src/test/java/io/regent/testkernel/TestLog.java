package io.regent.testkernel;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** One line when a test has ended, while the others still run. */
final class TestLog implements TestExecutionListener {

    private final PrintWriter out;
    private final Map<String, Long> startedNanos = new ConcurrentHashMap<>();

    TestLog(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        startedNanos.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        out.printf("skipped           %s: %s%n", name(test), reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Long started = startedNanos.remove(test.getUniqueId());
        boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (test.isContainer() && passed) return;
        double seconds = started == null ? 0 : (System.nanoTime() - started) / 1e9;
        String verdict = result.getStatus().toString().toLowerCase(java.util.Locale.ROOT);
        out.printf("%-10s %5.1f s %s%n", verdict, seconds, name(test));
        result.getThrowable().ifPresent(failure -> failure.printStackTrace(out));
        out.flush();
    }

    private static String name(TestIdentifier test) {
        String parent = test.getParentId().orElse("");
        String place = parent.substring(parent.lastIndexOf('.') + 1).replace("]", "");
        return place + "." + test.getDisplayName();
    }
}
