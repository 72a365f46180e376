package io.regent.observe;

import io.regent.vrrp.Role;

/** The names and numbers by which scripts, dumps and monitoring know a role (inventory 6.7). */
public enum KeepalivedState {
    INIT(0),
    BACKUP(1),
    MASTER(2),
    FAULT(3);

    private final int number;

    KeepalivedState(int number) {
        this.number = number;
    }

    /** As in JSON and SNMP. */
    public int number() {
        return number;
    }

    public static KeepalivedState of(Role role) {
        return switch (role) {
            case Role.Initialize _ -> INIT;
            case Role.Backup _ -> BACKUP;
            case Role.Active _ -> MASTER;
            case Role.Fault _ -> FAULT;
        };
    }
}
