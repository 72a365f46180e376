package io.regent.lvs;

/** How much of what differs in the kernel's table is put right. */
public enum Repair {
    /** Nothing: differences are reported. */
    NOTHING,
    /**
     * What has been taken away is put back. Other weights and further destinations stay, for an
     * operator may have set them with ipvsadm.
     */
    LOSSES,
    /** In services of ours all is as it should be. */
    EVERYTHING;

    boolean covers(Difference difference) {
        return switch (this) {
            case NOTHING -> false;
            case LOSSES -> difference.isLoss();
            case EVERYTHING -> true;
        };
    }
}
