package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;
import static io.regent.config.OldSpelling.either;

import io.regent.config.feature.ProcessConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of {@code global_defs} about processes and their scheduling (inventory 2.2). */
final class ProcessKeywords {

    static final Keyword<Boolean> PROCESS_NAMES =
            Keyword.accepted(
                    "process_names",
                    ScalarTypes.FLAG,
                    fixed(false),
                    "Child processes get names of their own.");

    static final Keyword<String> PROCESS_NAME =
            Keyword.accepted(
                    "process_name",
                    ScalarTypes.PROCESS_NAME,
                    fixed("keepalived"),
                    "Name of the parent process.");

    static final Keyword<String> VRRP_PROCESS_NAME =
            Keyword.accepted(
                    "vrrp_process_name",
                    ScalarTypes.PROCESS_NAME,
                    described("`process_name`"),
                    "Name of the VRRP process.");

    static final Keyword<String> CHECKER_PROCESS_NAME =
            Keyword.accepted(
                    "checker_process_name",
                    ScalarTypes.PROCESS_NAME,
                    described("`process_name`"),
                    "Name of the checker process.");

    static final Keyword<String> LVS_PROCESS_NAME =
            Keyword.accepted(
                    "lvs_process_name",
                    OldSpelling.silent(CHECKER_PROCESS_NAME),
                    described("`checker_process_name`"),
                    "Deprecated spelling of `checker_process_name`.");

    static final Keyword<String> BFD_PROCESS_NAME =
            Keyword.accepted(
                    "bfd_process_name",
                    ScalarTypes.PROCESS_NAME,
                    described("`process_name`"),
                    "Name of the BFD process.");

    static final Keyword<List<Integer>> VRRP_CPU_AFFINITY =
            ChildKeywords.cpuAffinity("vrrp", "VRRP");

    static final List<Keyword<?>> ALL = all();

    private ProcessKeywords() {}

    private static List<Keyword<?>> all() {
        var all =
                new ArrayList<Keyword<?>>(
                        List.of(
                                PROCESS_NAMES,
                                PROCESS_NAME,
                                VRRP_PROCESS_NAME,
                                CHECKER_PROCESS_NAME,
                                LVS_PROCESS_NAME,
                                BFD_PROCESS_NAME,
                                VRRP_CPU_AFFINITY));
        all.addAll(ChildKeywords.CHECKER.all());
        all.addAll(ChildKeywords.BFD.all());
        return List.copyOf(all);
    }

    static ProcessConfig config(Values values) {
        return new ProcessConfig(
                values.orDefault(PROCESS_NAMES),
                values.orDefault(PROCESS_NAME),
                Optional.ofNullable(values.get(VRRP_PROCESS_NAME)),
                either(values, CHECKER_PROCESS_NAME, LVS_PROCESS_NAME),
                Optional.ofNullable(values.get(BFD_PROCESS_NAME)),
                values.all(VRRP_CPU_AFFINITY),
                ChildKeywords.CHECKER.config(values),
                ChildKeywords.BFD.config(values));
    }
}
