package io.regent.lvs;

import io.regent.config.lvs.CheckSchedule;
import io.regent.config.lvs.CheckTarget;
import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Endpoint;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.LvsConfig;
import io.regent.config.lvs.Persistence;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.Quorum;
import io.regent.config.lvs.RealServer;
import io.regent.config.lvs.Scheduler;
import io.regent.config.lvs.Scheduling;
import io.regent.config.lvs.ServiceAddress;
import io.regent.config.lvs.SorryServer;
import io.regent.config.lvs.VirtualServer;
import io.regent.config.lvs.VirtualServerGroup;
import io.regent.net.IpAddress;
import io.regent.net.IpFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A virtual server for tests, said in short sentences. */
final class Pool {

    private final ServiceAddress address;
    private Optional<Protocol> protocol;
    private Optional<IpFamily> family;
    private Scheduler scheduler = Scheduler.WRR;
    private Optional<Persistence> persistence = Optional.empty();
    private long quorum = 1;
    private long hysteresis;
    private Optional<SorryServer> sorry = Optional.empty();
    private boolean haSuspend;
    private boolean omega;
    private final List<RealServer> servers = new ArrayList<>();

    private Pool(ServiceAddress address, Optional<Protocol> protocol, Optional<IpFamily> family) {
        this.address = address;
        this.protocol = protocol;
        this.family = family;
    }

    /** TCP at 10.0.0.N port 80. */
    static Pool tcp(int n) {
        return at(Protocol.TCP, "10.0.0." + n, 80);
    }

    static Pool at(Protocol protocol, String address, int port) {
        Endpoint endpoint = endpoint(address, port);
        return new Pool(endpoint, Optional.of(protocol), Optional.of(endpoint.address().family()));
    }

    static Pool mark(long mark, IpFamily family) {
        return new Pool(new ServiceAddress.FwMark(mark), Optional.empty(), Optional.of(family));
    }

    static Pool group(String name, Protocol protocol) {
        return new Pool(
                new ServiceAddress.Group(name), Optional.of(protocol), Optional.of(IpFamily.IPV4));
    }

    Pool bothFamilies() {
        family = Optional.empty();
        return this;
    }

    Pool noProtocol() {
        protocol = Optional.empty();
        return this;
    }

    Pool scheduler(Scheduler next) {
        scheduler = next;
        return this;
    }

    Pool persistence(int seconds, int netmask) {
        persistence =
                Optional.of(
                        new Persistence(Duration.ofSeconds(seconds), Optional.empty(), netmask));
        return this;
    }

    Pool quorum(long weight, long plusMinus) {
        quorum = weight;
        hysteresis = plusMinus;
        return this;
    }

    Pool sorry(String at) {
        sorry = Optional.of(new SorryServer(endpoint(at, 80), Forwarding.MASQUERADING, false));
        return this;
    }

    Pool inhibitedSorry(String at) {
        sorry = Optional.of(new SorryServer(endpoint(at, 80), Forwarding.MASQUERADING, true));
        return this;
    }

    Pool haSuspend() {
        haSuspend = true;
        return this;
    }

    Pool omega() {
        omega = true;
        return this;
    }

    /** Weight 1, one check. */
    Pool real(int n) {
        return real(Real.of(n));
    }

    Pool real(Real real) {
        servers.add(real.build());
        return this;
    }

    VirtualServer build() {
        return new VirtualServer(
                address,
                protocol,
                family,
                new Scheduling(scheduler, false, false, false),
                persistence,
                false,
                new Quorum(quorum, hysteresis, Optional.empty(), Optional.empty()),
                sorry,
                haSuspend,
                omega,
                false,
                Optional.empty(),
                servers);
    }

    static LvsSetup setup(Pool... pools) {
        return setup(List.of(), pools);
    }

    static LvsSetup setup(List<VirtualServerGroup> groups, Pool... pools) {
        var all = new ArrayList<VirtualServer>();
        for (Pool pool : pools) all.add(pool.build());
        return LvsSetup.plain(new LvsConfig(Optional.empty(), groups, all));
    }

    static Endpoint endpoint(String address, int port) {
        return new Endpoint(IpAddress.parse(address).orElseThrow(), port);
    }

    static Checker check(int port, boolean alpha) {
        return new Checker.Tcp(schedule(alpha), target(port));
    }

    static CheckSchedule schedule(boolean alpha) {
        Duration second = Duration.ofSeconds(1);
        return new CheckSchedule(second, second, 1, second, alpha, Optional.empty());
    }

    static CheckTarget target(int port) {
        return new CheckTarget(
                endpoint("192.0.2.1", port), Duration.ofSeconds(5), Optional.empty());
    }

    /** A real server at 192.168.0.N port 80. */
    static final class Real {
        private final Endpoint endpoint;
        private Forwarding forwarding = Forwarding.MASQUERADING;
        private int weight = 1;
        private long upperThreshold;
        private boolean inhibit;
        private List<Checker> checkers = List.of(check(80, false));

        private Real(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        static Real of(int n) {
            return at("192.168.0." + n, 80);
        }

        static Real at(String address, int port) {
            return new Real(Pool.endpoint(address, port));
        }

        Real forwarding(Forwarding next) {
            forwarding = next;
            return this;
        }

        Real weight(int next) {
            weight = next;
            return this;
        }

        Real upperThreshold(long next) {
            upperThreshold = next;
            return this;
        }

        Real inhibit() {
            inhibit = true;
            return this;
        }

        Real alpha() {
            checkers = List.of(check(80, true));
            return this;
        }

        Real checks(Checker... next) {
            checkers = List.of(next);
            return this;
        }

        RealServer build() {
            return new RealServer(
                    endpoint,
                    forwarding,
                    weight,
                    upperThreshold,
                    0,
                    inhibit,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    checkers);
        }
    }
}
