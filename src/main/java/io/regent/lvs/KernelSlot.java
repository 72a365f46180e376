package io.regent.lvs;

import java.util.Optional;

/**
 * What is known of one server in the kernel's table.
 *
 * @param inKernel empty when it is not there
 * @param asked what the commands under way make of it; otherwise the same as {@code inKernel}
 */
record KernelSlot(Optional<Placement> inKernel, Optional<Placement> asked, Knowledge knowledge) {

    /** How far {@code inKernel} can be trusted. */
    enum Knowledge {
        SURE,
        /** Commands for all services are under way. */
        ASKING,
        /** After a refusal: some services may have what others have not. */
        UNSURE
    }

    static final KernelSlot EMPTY = at(Optional.empty());

    static KernelSlot at(Optional<Placement> placement) {
        return new KernelSlot(placement, placement, Knowledge.SURE);
    }

    boolean is(Optional<Placement> wanted) {
        return knowledge == Knowledge.SURE && inKernel.equals(wanted);
    }

    boolean maybeThere() {
        return knowledge == Knowledge.UNSURE || inKernel.isPresent();
    }

    KernelSlot asking(Optional<Placement> wanted) {
        return new KernelSlot(inKernel, wanted, Knowledge.ASKING);
    }

    KernelSlot answered(boolean refused) {
        if (refused) return new KernelSlot(inKernel, inKernel, Knowledge.UNSURE);
        return knowledge == Knowledge.ASKING ? at(asked) : this;
    }
}
