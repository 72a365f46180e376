package io.regent.lvs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one server in the kernel's table.
 *
 * @param inKernel empty when it is not there
 * @param asked what the commands under way make of it; otherwise the same as {@code inKernel}
 * @param doubts after refusals: what some services may have, but not others
 */
record KernelSlot(
        Optional<Placement> inKernel,
        Optional<Placement> asked,
        Knowledge knowledge,
        List<Placement> doubts) {

    /** How far {@code inKernel} can be trusted. */
    enum Knowledge {
        SURE,
        /** Commands for all services are under way. */
        ASKING,
        /** A command was refused. */
        UNSURE
    }

    static final KernelSlot EMPTY = at(Optional.empty());

    KernelSlot {
        doubts = List.copyOf(doubts);
    }

    static KernelSlot at(Optional<Placement> placement) {
        return new KernelSlot(placement, placement, Knowledge.SURE, List.of());
    }

    boolean is(Optional<Placement> wanted) {
        return knowledge == Knowledge.SURE && inKernel.equals(wanted);
    }

    boolean isSure() {
        return knowledge == Knowledge.SURE;
    }

    /** All that may be there. */
    List<Placement> possible() {
        if (doubts.isEmpty()) return inKernel.isPresent() ? List.of(inKernel.get()) : List.of();
        var all = new ArrayList<Placement>(doubts);
        if (inKernel.isPresent() && !all.contains(inKernel.get())) all.add(inKernel.get());
        return all;
    }

    KernelSlot asking(Optional<Placement> wanted) {
        return new KernelSlot(inKernel, wanted, Knowledge.ASKING, doubts);
    }

    KernelSlot answered(boolean refused) {
        if (!refused) return knowledge == Knowledge.ASKING ? at(asked) : this;
        var all = new ArrayList<Placement>(possible());
        if (asked.isPresent() && !all.contains(asked.get())) all.add(asked.get());
        return new KernelSlot(inKernel, inKernel, Knowledge.UNSURE, all);
    }
}
