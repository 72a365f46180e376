package io.regent.lvs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

/**
 * A balancer with a kernel in memory. What it asks of the kernel and whom it tells is one list of
 * lines, in order.
 */
final class Scene implements BalancerObserver {

    private final List<String> timeline = new ArrayList<>();
    final SimIpvs kernel = new SimIpvs(timeline);
    Balancer balancer = new Balancer(kernel, this);
    final List<String> answers = new ArrayList<>();

    static Scene started(Pool... pools) {
        return started(Pool.setup(pools));
    }

    static Scene started(LvsSetup setup) {
        var scene = loaded(setup);
        scene.balancer.start(StartMode.FRESH);
        return scene;
    }

    static Scene loaded(LvsSetup setup) {
        var scene = new Scene();
        scene.balancer.load(setup);
        return scene;
    }

    /** The process is gone, the table is not; the next process is loaded. */
    void crash(LvsSetup setup) {
        balancer = new Balancer(kernel, this);
        balancer.load(setup);
        timeline.clear();
    }

    VirtualServerId id(int pool) {
        return balancer.plans().get(pool).id();
    }

    /** The only or first check of a real server of the first virtual server. */
    Scene check(int server, boolean up) {
        return check(server, 0, up);
    }

    Scene check(int server, int checker, boolean up) {
        balancer.checkerChanged(id(0), server, checker, up);
        return this;
    }

    Scene weight(int server, int change) {
        balancer.weightChanged(id(0), server, 0, change);
        return this;
    }

    /** What happened since the last time. */
    void expect(String... lines) {
        assertEquals(String.join("\n", lines), String.join("\n", timeline));
        timeline.clear();
    }

    Scene quiet() {
        timeline.clear();
        return this;
    }

    @Override
    public void notified(VirtualServerPlan plan, Notice notice) {
        timeline.add(Words.of(notice));
    }

    @Override
    public void answered(IpvsCommand command, IpvsOutcome outcome) {
        answers.add(Words.of(command) + " -> " + outcome);
    }

    @Override
    public void drifted(Difference difference, boolean repaired) {
        timeline.add(
                difference.getClass().getSimpleName() + (repaired ? " repaired" : " reported"));
    }
}
