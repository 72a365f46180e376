package io.regent.conformance;

import io.regent.lab.Lab;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Opens a laboratory with node1 and node2 for a test, and adds its story to a failure. */
final class LabExtension implements ParameterResolver, TestExecutionExceptionHandler {

    private static final Namespace OURS = Namespace.create(LabExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    /** JUnit closes what its store holds when the test is over. */
    @Override
    public Lab resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean two = parameter.isAnnotated(TwoNetworks.class);
        Lab lab = two ? Lab.ofTwoNetworks("node1", "node2") : Lab.of("node1", "node2");
        context.getStore(OURS).put(Lab.class, lab);
        return lab;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
        Lab lab = context.getStore(OURS).get(Lab.class, Lab.class);
        String story = lab == null ? "" : "\n" + lab.story();
        throw new AssertionError(failure.getMessage() + story, failure);
    }
}
