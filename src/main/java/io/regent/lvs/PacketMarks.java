package io.regent.lvs;

/**
 * What marks packets for {@code nftables_ipvs}: the port behind which nftables, or a test, stands.
 */
public interface PacketMarks {

    /**
     * From now on these packets are marked, and no others of ours. False when that was refused,
     * which is logged: then packets are marked as before.
     *
     * @param table named so, in each family that has rules
     * @param priority of its chain
     */
    boolean mark(String table, int priority, GroupMarks marks);

    /** None of ours are marked any more. */
    void clear();
}
