package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;
import static io.regent.config.Default.required;
import static io.regent.config.Keyword.active;
import static io.regent.config.OnInvalid.REFUSE_CONFIG;

import java.time.Duration;
import java.util.List;

/** The block {@code vrrp_script} (inventory 3.1). */
final class ScriptKeywords {

    private static final long LONGEST = 4_294_967_000L;

    static final Keyword<ScriptCommand> SCRIPT =
            active(
                    "script",
                    ScriptType.ALONE,
                    required(),
                    REFUSE_CONFIG,
                    "The command; exit status 0 is success.");

    static final Keyword<Duration> INTERVAL =
            active(
                    "interval",
                    ScalarTypes.seconds(0, LONGEST, 3),
                    fixed(Duration.ofSeconds(1)),
                    REFUSE_CONFIG,
                    "Time between two starts; 0 becomes 1.");

    static final Keyword<Duration> TIMEOUT =
            active(
                    "timeout",
                    ScalarTypes.seconds(0, LONGEST, 3),
                    described("`interval`"),
                    REFUSE_CONFIG,
                    "After it the script is ended and has failed; 0 stands for the interval.");

    static final Keyword<WeightType.Weight> WEIGHT =
            active(
                    "weight",
                    WeightType.TYPE,
                    fixed(new WeightType.Weight(0, false)),
                    REFUSE_CONFIG,
                    "Added to the priority while good, or taken away while bad; 0 is a fault.");

    static final Keyword<Integer> RISE =
            active(
                    "rise",
                    ScalarTypes.integer(1, Integer.MAX_VALUE),
                    fixed(1),
                    REFUSE_CONFIG,
                    "Successes in a row that make it good.");

    static final Keyword<Integer> FALL =
            active(
                    "fall",
                    ScalarTypes.integer(1, Integer.MAX_VALUE),
                    fixed(1),
                    REFUSE_CONFIG,
                    "Failures in a row that make it bad.");

    static final Keyword<ScriptCommand.ScriptUser> USER =
            active(
                    "user",
                    ScriptType.USER,
                    described("`script_user`"),
                    REFUSE_CONFIG,
                    "Runs the script.");

    static final Keyword<Boolean> INIT_FAIL =
            active(
                    "init_fail",
                    ScalarTypes.FLAG,
                    fixed(false),
                    REFUSE_CONFIG,
                    "Counts as failed until it has risen.");

    static final BlockTable TABLE =
            new BlockTable(
                    "vrrp_script",
                    List.of(SCRIPT, INTERVAL, TIMEOUT, WEIGHT, RISE, FALL, USER, INIT_FAIL));

    private ScriptKeywords() {}
}
