package io.regent.lvs;

import io.regent.config.lvs.Checker;
import io.regent.config.lvs.Forwarding;
import io.regent.config.lvs.LvsConfig;
import io.regent.config.lvs.Protocol;
import io.regent.config.lvs.Scheduler;
import io.regent.config.lvs.VirtualServer;
import io.regent.config.lvs.VirtualServerGroup;
import io.regent.net.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Configurations of all sorts. */
record RandomSetup(Random random) {

    /** Up to four virtual servers of all sorts, with up to four real servers each. */
    LvsSetup any() {
        var pools = new ArrayList<VirtualServer>();
        int count = random.nextInt(1, 5);
        for (int i = 0; i < count; i++) pools.add(randomPool().build());
        return LvsSetup.plain(new LvsConfig(Optional.empty(), randomGroups(), pools));
    }

    /** Some virtual servers made anew, or their order changed. */
    LvsSetup mutated(LvsSetup setup) {
        var pools = new ArrayList<>(setup.lvs().virtualServers());
        int at = random.nextInt(pools.size());
        switch (random.nextInt(4)) {
            case 0 -> pools.add(at, randomPool().build());
            case 1 -> pools.add(pools.remove(at));
            case 2 -> {
                if (pools.size() > 1) pools.remove(at);
            }
            default -> pools.set(at, randomPool().build());
        }
        var groups = random.nextInt(3) == 0 ? randomGroups() : setup.lvs().groups();
        return LvsSetup.plain(new LvsConfig(Optional.empty(), groups, pools));
    }

    private List<VirtualServerGroup> randomGroups() {
        int first = random.nextInt(1, 4);
        var range =
                new VirtualServerGroup.Addresses(
                        Pool.endpoint("10.0.0." + first, 80).address(),
                        Pool.endpoint("10.0.0." + (first + random.nextInt(3)), 80).address(),
                        80);
        var mark = new VirtualServerGroup.Mark(random.nextInt(1, 4), Optional.empty());
        return List.of(new VirtualServerGroup("g", List.of(range, mark)));
    }

    private Pool randomPool() {
        Pool pool =
                switch (random.nextInt(5)) {
                    case 0 -> Pool.mark(random.nextInt(1, 4), IpFamily.IPV4);
                    case 1 -> Pool.group("g", Protocol.TCP);
                    case 2 -> Pool.group("g", Protocol.UDP);
                    default -> Pool.tcp(random.nextInt(1, 5));
                };
        pool.scheduler(random.nextBoolean() ? Scheduler.WRR : Scheduler.LC);
        if (random.nextInt(3) == 0) pool.omega();
        int reals = random.nextInt(1, 5);
        int offset = random.nextInt(3);
        for (int i = 0; i < reals; i++) pool.real(randomReal(offset + i + 1));
        int quorum = random.nextInt(1, 5);
        pool.quorum(quorum, random.nextInt(quorum));
        String sorry = "192.168.0." + random.nextInt(100, 102);
        switch (random.nextInt(4)) {
            case 0 -> pool.sorry(sorry);
            case 1 -> pool.inhibitedSorry(sorry);
            default -> {}
        }
        return pool;
    }

    private Pool.Real randomReal(int n) {
        var real = Pool.Real.of(n).weight(random.nextInt(4));
        if (random.nextInt(4) == 0) real.inhibit();
        if (random.nextInt(4) == 0) real.forwarding(Forwarding.GATEWAYING);
        if (random.nextInt(5) == 0) real.upperThreshold(10);
        var checkers = new Checker[random.nextInt(3)];
        for (int i = 0; i < checkers.length; i++)
            checkers[i] = Pool.check(random.nextInt(1, 4), random.nextInt(4) == 0);
        return real.checks(checkers);
    }
}
