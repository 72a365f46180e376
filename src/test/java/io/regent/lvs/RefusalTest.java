package io.regent.lvs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.regent.lvs.SimIpvs.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A kernel that refuses any command at any time, does what it says that it refuses, or cannot be
 * asked. Sooner or later it stops doing so.
 */
@Tag("LV-28")
class RefusalTest {

    private static final long SECOND_NANOS = 1_000_000_000L;

    /** After the last refusal all is right: the longest pause, and the period of looking. */
    private static final int HEALED_SECONDS = 25;

    private static final Fault[] FAULTS = Fault.values();

    /** A balancer under a clock of its own. */
    private static final class Run implements BalancerObserver {
        private final Random random;
        private final RandomSetup setups;
        private final List<String> timeline = new ArrayList<>();
        private final SimIpvs kernel = new SimIpvs(timeline);
        private final Balancer balancer = new Balancer(kernel, this);
        private final Upkeep upkeep = new Upkeep(balancer);
        private LvsSetup setup;
        private long nowNanos;

        Run(long seed) {
            random = new Random(seed);
            setups = new RandomSetup(random);
            setup = setups.any();
            nowNanos = random.nextLong();
        }

        void start(StartMode mode) {
            balancer.load(setup);
            balancer.start(mode);
            upkeep.start(nowNanos);
        }

        /** Wakes up when the daemon would. */
        void pass(int seconds) {
            long until = nowNanos + seconds * SECOND_NANOS;
            while (upkeep.deadlineNanos() - until <= 0) {
                nowNanos = Math.max(nowNanos, upkeep.deadlineNanos());
                upkeep.timePassed(nowNanos);
            }
            nowNanos = until;
        }

        void refuseSome() {
            double rate = random.nextInt(1, 11) / 10.0;
            kernel.fail(_ -> random.nextDouble() < rate ? anyFault() : Fault.NONE);
        }

        private Fault anyFault() {
            return FAULTS[random.nextInt(FAULTS.length)];
        }

        void happen() {
            kernel.hide(random.nextInt(8) == 0);
            List<VirtualServerPlan> plans = balancer.plans();
            var plan = plans.get(random.nextInt(plans.size()));
            int server = random.nextInt(plan.server().realServers().size());
            switch (random.nextInt(8)) {
                case 0 -> {
                    setup = random.nextBoolean() ? setups.mutated(setup) : setups.any();
                    balancer.reload(setup);
                }
                case 1 -> balancer.weightChanged(plan.id(), server, 0, random.nextInt(-3, 6));
                default -> balancer.checkerChanged(plan.id(), server, 0, random.nextBoolean());
            }
            upkeep.timePassed(nowNanos);
            pass(random.nextInt(4));
        }

        void heal() {
            kernel.fail(_ -> Fault.NONE);
            kernel.hide(false);
            pass(HEALED_SECONDS);
        }

        @Override
        public void notified(VirtualServerPlan plan, Notice notice) {}

        @Override
        public void answered(IpvsCommand command, IpvsOutcome outcome) {}

        @Override
        public void drifted(Difference difference, boolean repaired) {}
    }

    /** Nothing but what is wanted, nothing less. */
    private static void assertRight(Run run, String what) {
        assertFalse(run.balancer.isUnsettled(), what);
        DesiredTable desired = run.balancer.desired();
        assertEquals(List.of(), desired.differences(run.kernel.table()), what);
        assertEquals(keys(desired.entries()), keys(run.kernel.table()), what);
    }

    private static Set<ServiceKey> keys(List<IpvsEntry> entries) {
        var keys = new HashSet<ServiceKey>();
        for (IpvsEntry entry : entries) keys.add(entry.service().key());
        return keys;
    }

    @Test
    @DisplayName(
            "LV-28: whatever was refused, afterwards the table is what it should be, and is left alone")
    void afterAnyRefusalsTheTableIsRight() {
        for (long seed = 0; seed < 2_000; seed++) {
            var run = new Run(seed);
            String what = "seed " + seed;
            if (run.random.nextBoolean()) run.refuseSome();
            run.start(run.random.nextBoolean() ? StartMode.FRESH : StartMode.TAKE_OVER);
            run.refuseSome();
            for (int i = 0; i < 30; i++) run.happen();
            run.heal();
            assertRight(run, what);
            int before = run.kernel.commands();
            run.pass(60);
            assertEquals(before, run.kernel.commands(), what);
        }
    }

    @Test
    @DisplayName("LV-28: a kernel that refuses everything is asked less and less")
    void whatIsImpossibleCostsLittle() {
        for (long seed = 0; seed < 200; seed++) {
            var run = new Run(seed);
            run.kernel.fail(_ -> Fault.REFUSED);
            run.start(StartMode.FRESH);
            int whole = run.kernel.commands();
            run.pass(3600);
            int asked = run.kernel.commands() - whole;
            assertTrue(asked <= 365 * whole, "seed " + seed + ": " + asked + " of " + whole);
            run.heal();
            assertRight(run, "seed " + seed);
        }
    }

    @Test
    @DisplayName("LV-28: while one service is impossible, a server of another one goes in a second")
    void oneThatIsRefusedForEverHoldsUpNoOther() {
        var run = new Run(0);
        run.setup = Pool.setup(Pool.tcp(1).real(1), Pool.tcp(2).real(2).real(3));
        run.kernel.refuse(command -> Words.of(command).contains("10.0.0.1:80"));
        run.start(StartMode.FRESH);
        run.pass(100);
        run.kernel.refuse(command -> !(command instanceof IpvsCommand.EditService));
        run.balancer.checkerChanged(run.balancer.plans().get(1).id(), 0, 0, false);
        run.upkeep.timePassed(run.nowNanos);
        run.kernel.refuse(command -> Words.of(command).contains("10.0.0.1:80"));
        run.pass(1);
        assertEquals(1, run.kernel.table().getFirst().destinations().size());
    }
}
