package io.regent.config;

import io.regent.config.feature.BfdInstance;
import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The block {@code bfd_instance} (inventory 5). */
final class BfdKeywords {

    static final Keyword<IpAddress> NEIGHBOR_IP =
            Keyword.within(
                    "neighbor_ip",
                    AddressType.ANY,
                    Default.required(),
                    OnInvalid.REFUSE_CONFIG,
                    "The other end.");

    static final Keyword<IpAddress> NEIGHBOUR_IP =
            Keyword.within(
                    "neighbour_ip",
                    AddressType.ANY,
                    Default.described("`neighbor_ip`"),
                    OnInvalid.REFUSE_CONFIG,
                    "The same.");

    static final Keyword<IpAddress> SOURCE_IP =
            Keyword.within(
                    "source_ip",
                    AddressType.ANY,
                    Default.described("chosen by the kernel"),
                    OnInvalid.REFUSE_CONFIG,
                    "Our own address.");

    static final Keyword<Duration> MIN_RX =
            Keyword.within(
                    "min_rx",
                    new MillisecondsType(1),
                    Default.fixed(Duration.ofMillis(10)),
                    OnInvalid.REFUSE_CONFIG,
                    "How often we can receive.");

    static final Keyword<Duration> MIN_TX =
            Keyword.within(
                    "min_tx",
                    new MillisecondsType(1),
                    Default.fixed(Duration.ofMillis(10)),
                    OnInvalid.REFUSE_CONFIG,
                    "How often we want to send while up.");

    static final Keyword<Duration> IDLE_TX =
            Keyword.within(
                    "idle_tx",
                    new MillisecondsType(1000),
                    Default.fixed(Duration.ofSeconds(1)),
                    OnInvalid.REFUSE_CONFIG,
                    "How often we send while not up.");

    static final Keyword<Integer> MULTIPLIER =
            Keyword.within(
                    "multiplier",
                    ScalarTypes.integer(1, 255),
                    Default.fixed(5),
                    OnInvalid.REFUSE_CONFIG,
                    "Packets missed before the session is down.");

    static final Keyword<Boolean> PASSIVE =
            Keyword.within(
                    "passive",
                    ScalarTypes.FLAG,
                    Default.fixed(false),
                    OnInvalid.REFUSE_CONFIG,
                    "Sends nothing before the neighbour does.");

    static final Keyword<Integer> TTL =
            Keyword.within(
                    "ttl",
                    ScalarTypes.integer(1, 255),
                    Default.described("255 with IPv4, 64 with IPv6"),
                    OnInvalid.REFUSE_CONFIG,
                    "TTL of packets.");

    static final Keyword<Integer> HOPLIMIT =
            Keyword.within(
                    "hoplimit",
                    ScalarTypes.integer(1, 255),
                    Default.described("`ttl`"),
                    OnInvalid.REFUSE_CONFIG,
                    "The same.");

    static final Keyword<Integer> MAX_HOPS =
            Keyword.within(
                    "max_hops",
                    ScalarTypes.integer(-1, 255),
                    Default.fixed(0),
                    OnInvalid.REFUSE_CONFIG,
                    "Hops that packets may take; -1 checks nothing.");

    static final Keyword<Boolean> MULTIHOP =
            Keyword.within(
                    "multihop",
                    ScalarTypes.SWITCH,
                    Default.fixed(false),
                    OnInvalid.REFUSE_CONFIG,
                    "Uses UDP port 4784.");

    static final Keyword<WeightType.Weight> WEIGHT =
            Keyword.within(
                    "weight",
                    WeightType.TYPE,
                    Default.fixed(new WeightType.Weight(0, false)),
                    OnInvalid.REFUSE_CONFIG,
                    "Weight where `track_bfd` names none.");

    static final Keyword<Boolean> VRRP =
            Keyword.within(
                    "vrrp",
                    ScalarTypes.FLAG,
                    Default.described("on, unless only `checker` is there"),
                    OnInvalid.REFUSE_CONFIG,
                    "VRRP is told of events.");

    static final Keyword<Boolean> CHECKER =
            Keyword.within(
                    "checker",
                    ScalarTypes.FLAG,
                    Default.described("on, unless only `vrrp` is there"),
                    OnInvalid.REFUSE_CONFIG,
                    "Checkers are told of events.");

    static final BlockTable TABLE =
            new BlockTable(
                    "bfd_instance",
                    List.of(
                            NEIGHBOR_IP,
                            NEIGHBOUR_IP,
                            SOURCE_IP,
                            MIN_RX,
                            MIN_TX,
                            IDLE_TX,
                            MULTIPLIER,
                            PASSIVE,
                            TTL,
                            HOPLIMIT,
                            MAX_HOPS,
                            MULTIHOP,
                            WEIGHT,
                            VRRP,
                            CHECKER));

    private BfdKeywords() {}

    /** Empty without a neighbour. */
    static Optional<BfdInstance> config(Values values) {
        Optional<IpAddress> neighbor = OldSpelling.either(values, NEIGHBOR_IP, NEIGHBOUR_IP);
        if (neighbor.isEmpty()) return Optional.empty();
        Optional<Integer> ttl = OldSpelling.either(values, TTL, HOPLIMIT);
        var weight = values.orDefault(WEIGHT);
        boolean toBoth = values.has(VRRP) == values.has(CHECKER);
        return Optional.of(
                new BfdInstance(
                        values.name(),
                        neighbor.get(),
                        Optional.ofNullable(values.get(SOURCE_IP)),
                        values.orDefault(MIN_RX),
                        values.orDefault(MIN_TX),
                        values.orDefault(IDLE_TX),
                        values.orDefault(MULTIPLIER),
                        values.orDefault(PASSIVE),
                        ttl.isEmpty() ? OptionalInt.empty() : OptionalInt.of(ttl.get()),
                        values.orDefault(MAX_HOPS),
                        values.orDefault(MULTIHOP),
                        weight.value(),
                        weight.reverse(),
                        toBoth || values.has(VRRP),
                        toBoth || values.has(CHECKER)));
    }
}
