package io.regent.ipvs;

import io.regent.lvs.GroupMarks;
import io.regent.lvs.PacketMarks;
import io.regent.observe.Log;

/** A dry run: what nft(8) would be told is logged, line by line. */
public final class DryRunMarks implements PacketMarks {

    private final Log log;

    public DryRunMarks(Log log) {
        this.log = log;
    }

    @Override
    public boolean mark(String table, int priority, GroupMarks marks) {
        NftScript.replace(table, priority, marks).lines().forEach(this::say);
        return true;
    }

    @Override
    public void clear() {}

    private void say(String line) {
        log.info("DRY RUN: nft: " + line.strip());
    }
}
