package io.regent.config;

import static io.regent.config.Default.described;
import static io.regent.config.Default.fixed;
import static io.regent.config.OldSpelling.either;

import io.regent.config.feature.ExtraInterfaces;
import io.regent.config.feature.VrrpDefaults;
import io.regent.net.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The part of {@code global_defs} that VRRP cannot do yet (inventory 2.2). */
final class VrrpGlobalKeywords {

    static final Keyword<IpAddress> VRRP_MCAST_GROUP6 =
            Keyword.accepted(
                    "vrrp_mcast_group6",
                    AddressType.MULTICAST6,
                    described("ff02::12"),
                    "Multicast group of adverts of IPv6.");

    static final Keyword<ExtraInterfaces> VRRP_GARP_EXTRA_IF =
            Keyword.accepted(
                    "vrrp_garp_extra_if",
                    new ExtraInterfacesType(1),
                    described("off"),
                    "Period of gratuitous ARP on further interfaces.");

    static final Keyword<ExtraInterfaces> VRRP_VMAC_GARP_INTVL =
            Keyword.accepted(
                    "vrrp_vmac_garp_intvl",
                    new OldSpelling<>(VRRP_GARP_EXTRA_IF),
                    described("`vrrp_garp_extra_if`"),
                    "Deprecated spelling of `vrrp_garp_extra_if`.");

    static final Keyword<Boolean> VRRP_CHECK_UNICAST_SRC =
            Keyword.accepted(
                    "vrrp_check_unicast_src",
                    ScalarTypes.FLAG,
                    fixed(false),
                    "Unicast adverts must come from a configured peer.");

    static final Keyword<Duration> VRRP_DELAY_AFTER_BOOT =
            Keyword.refused(
                    "vrrp_delay_after_boot",
                    ScalarTypes.seconds(1000, 4_294_967_295L, 6),
                    fixed(Duration.ZERO),
                    "As `vrrp_startup_delay`, from the start of the machine.");

    static final Keyword<Boolean> DISABLE_LOCAL_IGMP =
            Keyword.accepted(
                    "disable_local_igmp",
                    ScalarTypes.FLAG,
                    fixed(false),
                    "No IGMP reports for link-local groups.");

    static final Keyword<String> VMAC_PREFIX =
            Keyword.accepted(
                    "vmac_prefix",
                    new FirstCounts<>(ScalarTypes.WORD),
                    fixed("vrrp"),
                    "Prefix of the names of VMAC interfaces.");

    static final Keyword<String> VMAC_ADDR_PREFIX =
            Keyword.accepted(
                    "vmac_addr_prefix",
                    new FirstCounts<>(ScalarTypes.WORD),
                    described("`vmac_prefix`"),
                    "The same for VMACs of single addresses.");

    static final List<Keyword<?>> ALL =
            List.of(
                    VRRP_MCAST_GROUP6,
                    VRRP_GARP_EXTRA_IF,
                    VRRP_VMAC_GARP_INTVL,
                    VRRP_CHECK_UNICAST_SRC,
                    VRRP_DELAY_AFTER_BOOT,
                    DISABLE_LOCAL_IGMP,
                    VMAC_PREFIX,
                    VMAC_ADDR_PREFIX);

    private VrrpGlobalKeywords() {}

    static VrrpDefaults config(Values values) {
        return new VrrpDefaults(
                Optional.ofNullable(values.get(VRRP_MCAST_GROUP6)),
                either(values, VRRP_GARP_EXTRA_IF, VRRP_VMAC_GARP_INTVL),
                values.orDefault(VRRP_CHECK_UNICAST_SRC),
                values.orDefault(VRRP_DELAY_AFTER_BOOT),
                values.orDefault(DISABLE_LOCAL_IGMP),
                values.orDefault(VMAC_PREFIX),
                Optional.ofNullable(values.get(VMAC_ADDR_PREFIX)));
    }
}
