package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;
import static io.regent.config.Default.none;
import static io.regent.config.Keyword.accepted;
import static io.regent.config.OldSpelling.either;

import io.regent.config.feature.ChildScheduling;
import java.util.List;
import java.util.Optional;

/**
 * How a child process of keepalived is scheduled: the same keywords for each, in {@code
 * global_defs} (inventory 2.2). Those of VRRP have an effect and stand in {@link GlobalKeywords}.
 */
record ChildKeywords(
        Keyword<Integer> priority,
        Keyword<Boolean> noSwap,
        Keyword<Integer> rtPriority,
        Keyword<List<Integer>> cpuAffinity,
        Keyword<Integer> rlimitRttime,
        Keyword<Integer> rlimitRtime) {

    static final ChildKeywords CHECKER = of("checker", "checker");
    static final ChildKeywords BFD = of("bfd", "BFD");

    /**
     * @param prefix of the keywords
     * @param process as the reference calls it
     */
    private static ChildKeywords of(String prefix, String process) {
        String limitName = prefix + "_rlimit_rttime";
        Keyword<Integer> limit =
                accepted(
                        limitName,
                        ScalarTypes.integer(1, Integer.MAX_VALUE),
                        described("10000"),
                        "Microseconds that a real-time " + process + " may run without waiting.");
        return new ChildKeywords(
                accepted(
                        prefix + "_priority",
                        ScalarTypes.integer(-20, 19),
                        described("unchanged"),
                        "Nice value of the " + process + " process."),
                accepted(
                        prefix + "_no_swap",
                        ScalarTypes.FLAG,
                        fixed(false),
                        "Locks the memory of the " + process + " process."),
                accepted(
                        prefix + "_rt_priority",
                        ScalarTypes.integer(1, 99),
                        described("off"),
                        "Real-time priority of the " + process + " process."),
                cpuAffinity(prefix, process),
                limit,
                accepted(
                        prefix + "_rlimit_rtime",
                        OldSpelling.silent(limit),
                        described("`" + limitName + "`"),
                        "Deprecated spelling of `" + limitName + "`."));
    }

    static Keyword<List<Integer>> cpuAffinity(String prefix, String process) {
        return accepted(
                prefix + "_cpu_affinity",
                new NumbersType("CPU ...", 0, 4095),
                none(),
                "CPUs that the " + process + " process may use.");
    }

    List<Keyword<?>> all() {
        return List.of(priority, noSwap, rtPriority, cpuAffinity, rlimitRttime, rlimitRtime);
    }

    ChildScheduling config(Values values) {
        return new ChildScheduling(
                Optional.ofNullable(values.get(priority)),
                values.orDefault(noSwap),
                Optional.ofNullable(values.get(rtPriority)),
                values.all(cpuAffinity),
                either(values, rlimitRttime, rlimitRtime));
    }
}
