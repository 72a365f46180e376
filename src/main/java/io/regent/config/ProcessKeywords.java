package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;
import static io.regent.config.Default.none;
import static io.regent.config.OldSpelling.either;

import io.regent.config.feature.ProcessConfig;
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
            Keyword.accepted(
                    "vrrp_cpu_affinity",
                    new NumbersType("CPU ...", 0, 4095),
                    none(),
                    "CPUs that the VRRP process may use.");

    static final Keyword<Integer> CHECKER_PRIORITY =
            Keyword.accepted(
                    "checker_priority",
                    ScalarTypes.integer(-20, 19),
                    described("unchanged"),
                    "Nice value of the checker process.");

    static final Keyword<Boolean> CHECKER_NO_SWAP =
            Keyword.accepted(
                    "checker_no_swap",
                    ScalarTypes.FLAG,
                    fixed(false),
                    "Locks the memory of the checker process.");

    static final Keyword<Integer> CHECKER_RT_PRIORITY =
            Keyword.accepted(
                    "checker_rt_priority",
                    ScalarTypes.integer(1, 99),
                    described("off"),
                    "Real-time priority of the checker process.");

    static final Keyword<List<Integer>> CHECKER_CPU_AFFINITY =
            Keyword.accepted(
                    "checker_cpu_affinity",
                    new NumbersType("CPU ...", 0, 4095),
                    none(),
                    "CPUs that the checker process may use.");

    static final Keyword<Integer> CHECKER_RLIMIT_RTTIME =
            Keyword.accepted(
                    "checker_rlimit_rttime",
                    ScalarTypes.integer(1, Integer.MAX_VALUE),
                    described("10000"),
                    "Microseconds that a real-time checker may run without waiting.");

    static final Keyword<Integer> CHECKER_RLIMIT_RTIME =
            Keyword.accepted(
                    "checker_rlimit_rtime",
                    OldSpelling.silent(CHECKER_RLIMIT_RTTIME),
                    described("`checker_rlimit_rttime`"),
                    "Deprecated spelling of `checker_rlimit_rttime`.");

    static final Keyword<Integer> BFD_PRIORITY =
            Keyword.accepted(
                    "bfd_priority",
                    ScalarTypes.integer(-20, 19),
                    described("unchanged"),
                    "Nice value of the BFD process.");

    static final Keyword<Boolean> BFD_NO_SWAP =
            Keyword.accepted(
                    "bfd_no_swap",
                    ScalarTypes.FLAG,
                    fixed(false),
                    "Locks the memory of the BFD process.");

    static final Keyword<Integer> BFD_RT_PRIORITY =
            Keyword.accepted(
                    "bfd_rt_priority",
                    ScalarTypes.integer(1, 99),
                    described("off"),
                    "Real-time priority of the BFD process.");

    static final Keyword<List<Integer>> BFD_CPU_AFFINITY =
            Keyword.accepted(
                    "bfd_cpu_affinity",
                    new NumbersType("CPU ...", 0, 4095),
                    none(),
                    "CPUs that the BFD process may use.");

    static final Keyword<Integer> BFD_RLIMIT_RTTIME =
            Keyword.accepted(
                    "bfd_rlimit_rttime",
                    ScalarTypes.integer(1, Integer.MAX_VALUE),
                    described("10000"),
                    "Microseconds that a real-time BFD may run without waiting.");

    static final Keyword<Integer> BFD_RLIMIT_RTIME =
            Keyword.accepted(
                    "bfd_rlimit_rtime",
                    OldSpelling.silent(BFD_RLIMIT_RTTIME),
                    described("`bfd_rlimit_rttime`"),
                    "Deprecated spelling of `bfd_rlimit_rttime`.");

    static final List<Keyword<?>> ALL =
            List.of(
                    PROCESS_NAMES,
                    PROCESS_NAME,
                    VRRP_PROCESS_NAME,
                    CHECKER_PROCESS_NAME,
                    LVS_PROCESS_NAME,
                    BFD_PROCESS_NAME,
                    VRRP_CPU_AFFINITY,
                    CHECKER_PRIORITY,
                    CHECKER_NO_SWAP,
                    CHECKER_RT_PRIORITY,
                    CHECKER_CPU_AFFINITY,
                    CHECKER_RLIMIT_RTTIME,
                    CHECKER_RLIMIT_RTIME,
                    BFD_PRIORITY,
                    BFD_NO_SWAP,
                    BFD_RT_PRIORITY,
                    BFD_CPU_AFFINITY,
                    BFD_RLIMIT_RTTIME,
                    BFD_RLIMIT_RTIME);

    private ProcessKeywords() {}

    static ProcessConfig config(Values values) {
        return new ProcessConfig(
                values.orDefault(PROCESS_NAMES),
                values.orDefault(PROCESS_NAME),
                Optional.ofNullable(values.get(VRRP_PROCESS_NAME)),
                either(values, CHECKER_PROCESS_NAME, LVS_PROCESS_NAME),
                Optional.ofNullable(values.get(BFD_PROCESS_NAME)),
                values.all(VRRP_CPU_AFFINITY),
                Optional.ofNullable(values.get(CHECKER_PRIORITY)),
                values.orDefault(CHECKER_NO_SWAP),
                Optional.ofNullable(values.get(CHECKER_RT_PRIORITY)),
                values.all(CHECKER_CPU_AFFINITY),
                either(values, CHECKER_RLIMIT_RTTIME, CHECKER_RLIMIT_RTIME),
                Optional.ofNullable(values.get(BFD_PRIORITY)),
                values.orDefault(BFD_NO_SWAP),
                Optional.ofNullable(values.get(BFD_RT_PRIORITY)),
                values.all(BFD_CPU_AFFINITY),
                either(values, BFD_RLIMIT_RTTIME, BFD_RLIMIT_RTIME));
    }
}
