package io.regent.config;

import io.regent.config.feature.InstanceFeatures;
import io.regent.config.problem.ErrorClass;
import io.regent.config.problem.Problem;
import io.regent.config.problem.Problems;
import io.regent.net.IpFamily;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One instance's part of what Regent does not carry out yet, and the rules among it. */
final class InstanceFeatureAssembly {

    private final Values block;
    private final Values global;
    private final Trackables trackables;
    private final Problems problems;

    InstanceFeatureAssembly(Values block, Values global, Trackables trackables, Problems problems) {
        this.block = block;
        this.global = global;
        this.trackables = trackables;
        this.problems = problems;
    }

    InstanceFeatures read() {
        boolean vmac = block.has(InstanceKeywords.USE_VMAC);
        if (vmac && block.has(InstanceKeywords.PROMOTE_SECONDARIES)) {
            warn(InstanceKeywords.PROMOTE_SECONDARIES, "a VMAC promotes secondaries anyway");
        }
        checkUnicast();
        if (isStrict()) checkStrict();
        checkFit(vmac);
        Values hmac = block.get(InstanceKeywords.AUTH_HMAC);
        return new InstanceFeatures(
                block.name(),
                Optional.ofNullable(block.get(InstanceKeywords.USE_VMAC)),
                block.has(InstanceKeywords.USE_VMAC_ADDR),
                block.has(InstanceKeywords.VMAC_XMIT_BASE),
                Optional.ofNullable(block.get(InstanceKeywords.USE_IPVLAN)),
                block.all(InstanceKeywords.UNICAST_PEER),
                Optional.ofNullable(block.get(InstanceKeywords.UNICAST_SRC_IP)),
                number(InstanceKeywords.UNICAST_TTL),
                block.has(InstanceKeywords.UNICAST_FAULT_NO_PEER),
                block.has(InstanceKeywords.CHECK_UNICAST_SRC)
                        || global.has(VrrpGlobalKeywords.VRRP_CHECK_UNICAST_SRC),
                Optional.ofNullable(block.get(InstanceKeywords.OLD_UNICAST_CHECKSUM)),
                block.has(InstanceKeywords.TRACK_SRC_IP),
                isIpv6(),
                Optional.ofNullable(block.get(InstanceKeywords.VRF)),
                block.has(InstanceKeywords.PROMOTE_SECONDARIES),
                block.has(InstanceKeywords.LINKBEAT_USE_POLLING),
                number(InstanceKeywords.KERNEL_RX_BUF_SIZE),
                timerExpiredBackup(),
                block.has(InstanceKeywords.NO_ACCEPT),
                Optional.ofNullable(block.get(InstanceKeywords.STRICT_MODE)),
                Optional.ofNullable(block.get(InstanceKeywords.LVS_SYNC_DAEMON_INTERFACE)),
                OldSpelling.either(
                        block, InstanceKeywords.GARP_EXTRA_IF, InstanceKeywords.VMAC_GARP_INTVL),
                usesAuthenticationHeader(),
                hmac == null ? Optional.empty() : Optional.of(HmacKeywords.config(hmac)),
                block.all(InstanceKeywords.VIRTUAL_ROUTES),
                block.all(InstanceKeywords.VIRTUAL_RULES),
                trackables.files(block.all(InstanceKeywords.TRACK_FILE)),
                trackables.processes(block.all(InstanceKeywords.TRACK_PROCESS)),
                trackables.bfds(block.all(InstanceKeywords.TRACK_BFD)),
                MailKeywords.vrrpAlert(block.get(InstanceKeywords.SMTP_ALERT), global));
    }

    /** Unicast without peers is multicast in keepalived, against the will of the file. */
    private void checkUnicast() {
        if (!block.all(InstanceKeywords.UNICAST_PEER).isEmpty()) return;
        if (block.has(InstanceKeywords.UNICAST_TTL)) {
            warn(InstanceKeywords.UNICAST_TTL, "without unicast peers there is no unicast_ttl");
        }
        Keyword<?> asked = askedForUnicast();
        if (asked == null) return;
        problems.add(
                Problem.warning(
                                ErrorClass.DEPRECATED,
                                block.at(asked),
                                "unicast without peers falls back to multicast")
                        .expected("unicast_peer with at least one address"));
    }

    private @Nullable Keyword<?> askedForUnicast() {
        for (Keyword<?> keyword : InstanceKeywords.UNICAST) {
            if (block.tried(keyword)) return keyword;
        }
        return null;
    }

    /** Keywords that only mean something together with another, or without it. */
    private void checkFit(boolean vmac) {
        if (block.has(InstanceKeywords.VMAC_XMIT_BASE)
                && !vmac
                && !block.has(InstanceKeywords.USE_IPVLAN)) {
            warn(InstanceKeywords.VMAC_XMIT_BASE, "without use_vmac there is no base interface");
        }
        if (block.has(InstanceKeywords.VRF) && block.has(InstanceKeywords.INTERFACE)) {
            warn(InstanceKeywords.VRF, "an instance has an interface or a vrf; this is ignored");
        }
        boolean ipv4 = !isIpv6() || hasIpv4Address();
        if (block.has(InstanceKeywords.NATIVE_IPV6) && hasIpv4Address()) {
            warn(InstanceKeywords.NATIVE_IPV6, "the addresses of the instance are IPv4");
        }
        var ipvlan = block.get(InstanceKeywords.USE_IPVLAN);
        boolean hasSource =
                block.has(InstanceKeywords.MCAST_SRC_IP)
                        || block.has(InstanceKeywords.UNICAST_SRC_IP);
        if (ipvlan != null && ipv4 && ipvlan.address().isEmpty() && !hasSource) {
            warn(InstanceKeywords.USE_IPVLAN, "use_ipvlan needs an address with IPv4");
        }
    }

    private boolean hasIpv4Address() {
        for (var line : block.all(InstanceKeywords.VIRTUAL_IPADDRESS)) {
            return line.address().address().family() == IpFamily.IPV4;
        }
        return false;
    }

    private boolean isStrict() {
        Boolean own = block.get(InstanceKeywords.STRICT_MODE);
        return own == null ? global.orDefault(GlobalKeywords.VRRP_STRICT) : own;
    }

    /** What strict mode drops or contradicts (inventory 6.16). */
    private void checkStrict() {
        if (!block.all(InstanceKeywords.UNICAST_PEER).isEmpty()) {
            warn(InstanceKeywords.UNICAST_PEER, "strict mode has no unicast peers");
        }
        if (block.has(InstanceKeywords.AUTHENTICATION)) {
            warn(InstanceKeywords.AUTHENTICATION, "strict mode has no authentication");
        }
        Integer priority = block.get(InstanceKeywords.PRIORITY);
        boolean master = InstanceKeywords.MASTER.equals(block.get(InstanceKeywords.STATE));
        boolean owner = priority == null ? master : priority == InstanceConfig.OWNER_PRIORITY;
        if (master != owner && block.has(InstanceKeywords.STATE)) {
            warn(InstanceKeywords.STATE, "in strict mode the owner of the addresses is MASTER");
        }
        boolean addresses = !block.all(InstanceKeywords.VIRTUAL_IPADDRESS).isEmpty();
        if (!addresses) {
            problems.add(
                    Problem.warning(
                            ErrorClass.FATAL, block.at(), "strict mode needs a virtual address"));
        }
    }

    private boolean isIpv6() {
        if (block.has(InstanceKeywords.NATIVE_IPV6)) return true;
        for (var line : block.all(InstanceKeywords.VIRTUAL_IPADDRESS)) {
            return line.address().address().family() == IpFamily.IPV6;
        }
        return false;
    }

    private boolean usesAuthenticationHeader() {
        Values authentication = block.get(InstanceKeywords.AUTHENTICATION);
        return authentication != null
                && AuthenticationKeywords.AH.equals(
                        authentication.get(AuthenticationKeywords.AUTH_TYPE));
    }

    private OptionalInt timerExpiredBackup() {
        var either =
                OldSpelling.either(
                        block,
                        InstanceKeywords.TIMER_EXPIRED_BACKUP,
                        InstanceKeywords.THREAD_TIMER_EXPIRED);
        return either.isEmpty() ? OptionalInt.empty() : OptionalInt.of(either.get());
    }

    private OptionalInt number(Keyword<Integer> keyword) {
        Integer written = block.get(keyword);
        return written == null ? OptionalInt.empty() : OptionalInt.of(written);
    }

    private void warn(Keyword<?> keyword, String message) {
        problems.add(Problem.warning(ErrorClass.GENERAL_ERROR, block.at(keyword), message));
    }
}
