package io.regent.conformance;

import io.regent.lab.Daemon;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips kernel tests where they cannot run, with the reason. With {@code -Dregent.kernel=required}
 * nothing is skipped: what is missing makes the tests fail.
 */
final class KernelCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String missing = missing(context.getTags().contains("interop"));
        boolean required = "required".equals(System.getProperty("regent.kernel"));
        if (missing.isEmpty() || required) return ConditionEvaluationResult.enabled("all there");
        return ConditionEvaluationResult.disabled("needs " + missing);
    }

    private static String missing(boolean interop) {
        if (!"root".equals(System.getProperty("user.name"))) return "root";
        if (!Files.isExecutable(Path.of("/usr/sbin/ip"))
                && !Files.isExecutable(Path.of("/sbin/ip"))) {
            return "ip (package iproute2)";
        }
        Path dut = Daemon.Program.REGENT.path();
        if (!Files.isExecutable(dut)) return dut + " (./regent builds it)";
        Path peer = Daemon.Program.KEEPALIVED.path();
        return interop && !Files.isExecutable(peer) ? peer + " (package keepalived)" : "";
    }
}
