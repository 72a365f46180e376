package io.regent.vrrp;

import io.regent.config.AnnounceConfig;
import io.regent.config.InstanceConfig;
import io.regent.config.NotifyConfig;
import io.regent.config.Password;
import io.regent.config.Tracked;
import io.regent.config.VirtualAddress;
import io.regent.net.IpAddress;
import io.regent.net.IpPrefix;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Builds instances for tests: keepalived's defaults, and what a test says differently. */
public final class RouterConfig {

    private boolean startActive;
    private int vrid = 51;
    private int version = 3;
    private int priority = 100;
    private Duration interval = Duration.ofSeconds(1);
    private boolean preempt = true;
    private Duration preemptDelay = Duration.ZERO;
    private Optional<Password> password = Optional.empty();
    private int downTimerAdverts = 3;
    private boolean trackLink = true;
    private boolean checksumWithoutPseudoHeader;
    private boolean lowerPriorityNoAdvert;
    private boolean higherPrioritySendAdvert;
    private boolean ownerIgnoreAdverts;
    private boolean skipCheckAdvertAddresses;
    private List<VirtualAddress> addresses = List.of(virtualAddress("10.9.9.100"));
    private List<VirtualAddress> excluded = List.of();
    private List<Tracked> interfaces = List.of();
    private List<Tracked> scripts = List.of();
    private AnnounceConfig announce =
            new AnnounceConfig(
                    5,
                    Duration.ofSeconds(5),
                    Duration.ZERO,
                    1,
                    5,
                    Duration.ofSeconds(5),
                    Duration.ZERO);

    private RouterConfig() {}

    public static RouterConfig router() {
        return new RouterConfig();
    }

    public static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    public static VirtualAddress virtualAddress(String text) {
        return virtualAddress(text, false);
    }

    public static VirtualAddress untracked(String text) {
        return virtualAddress(text, true);
    }

    private static VirtualAddress virtualAddress(String text, boolean noTrack) {
        return new VirtualAddress(
                IpPrefix.host(address(text)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                false,
                noTrack);
    }

    public RouterConfig startActive() {
        startActive = true;
        return this;
    }

    public RouterConfig vrid(int value) {
        vrid = value;
        return this;
    }

    public RouterConfig version(int value) {
        version = value;
        return this;
    }

    public RouterConfig priority(int value) {
        priority = value;
        return this;
    }

    public RouterConfig interval(Duration value) {
        interval = value;
        return this;
    }

    public RouterConfig noPreempt() {
        preempt = false;
        return this;
    }

    public RouterConfig preemptDelay(Duration value) {
        preemptDelay = value;
        return this;
    }

    public RouterConfig password(String value) {
        password = Optional.of(new Password(value));
        return this;
    }

    public RouterConfig downTimerAdverts(int value) {
        downTimerAdverts = value;
        return this;
    }

    public RouterConfig ignoringItsLink() {
        trackLink = false;
        return this;
    }

    public RouterConfig checksumWithoutPseudoHeader() {
        checksumWithoutPseudoHeader = true;
        return this;
    }

    public RouterConfig lowerPriorityNoAdvert() {
        lowerPriorityNoAdvert = true;
        return this;
    }

    public RouterConfig higherPrioritySendAdvert() {
        higherPrioritySendAdvert = true;
        return this;
    }

    public RouterConfig ownerIgnoreAdverts() {
        ownerIgnoreAdverts = true;
        return this;
    }

    public RouterConfig skipCheckAdvertAddresses() {
        skipCheckAdvertAddresses = true;
        return this;
    }

    public RouterConfig addresses(String... values) {
        addresses = Arrays.stream(values).map(RouterConfig::virtualAddress).toList();
        return this;
    }

    public RouterConfig excluded(String... values) {
        excluded = Arrays.stream(values).map(RouterConfig::virtualAddress).toList();
        return this;
    }

    public RouterConfig trackInterfaces(Tracked... values) {
        interfaces = List.of(values);
        return this;
    }

    public RouterConfig trackScripts(Tracked... values) {
        scripts = List.of(values);
        return this;
    }

    public RouterConfig announce(AnnounceConfig value) {
        announce = value;
        return this;
    }

    public InstanceConfig build() {
        return new InstanceConfig(
                "VI_1",
                startActive,
                "eth0",
                vrid,
                version,
                priority,
                interval,
                preempt,
                preemptDelay,
                password,
                Optional.empty(),
                address("224.0.0.18"),
                downTimerAdverts,
                trackLink,
                checksumWithoutPseudoHeader,
                lowerPriorityNoAdvert,
                higherPrioritySendAdvert,
                ownerIgnoreAdverts,
                skipCheckAdvertAddresses,
                addresses,
                excluded,
                interfaces,
                scripts,
                announce,
                NotifyConfig.NONE,
                false);
    }
}
