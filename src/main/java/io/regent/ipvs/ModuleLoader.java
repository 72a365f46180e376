package io.regent.ipvs;

import java.util.Optional;

/** Brings modules into the kernel. */
@FunctionalInterface
public interface ModuleLoader {

    /**
     * May take as long as reading a file and running a program.
     *
     * @param module for instance {@code ip_vs_wrr}
     * @return why it is not there now, in words; empty when it is
     */
    Optional<String> load(String module);
}
