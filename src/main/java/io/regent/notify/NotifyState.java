package io.regent.notify;

import io.regent.config.NotifyConfig;
import io.regent.config.ScriptCommand;
import java.util.Optional;

/** What scripts are run for, by the names that they are given (inventory 8.8). */
public enum NotifyState {
    MASTER,
    BACKUP,
    FAULT,
    /** The daemon ends. */
    STOP,
    /** A reload has removed the instance, and {@code notify_deleted} is configured. */
    DELETED,
    /**
     * A reload has removed the instance, and {@code notify_deleted} is not configured: {@code
     * notify} is told FAULT, and {@code notify_fault} is not run.
     */
    REMOVED,
    /**
     * As MASTER an advert of lower priority was received. Not a state: {@code notify} is not run.
     */
    RECEIVED_LOWER_PRIORITY;

    /** The script that is run without arguments. */
    Optional<ScriptCommand> stateScript(NotifyConfig config) {
        return switch (this) {
            case MASTER -> config.master();
            case BACKUP -> config.backup();
            case FAULT -> config.fault();
            case STOP -> config.stop();
            case DELETED -> config.deleted();
            case REMOVED -> Optional.empty();
            case RECEIVED_LOWER_PRIORITY -> config.masterReceivedLowerPriority();
        };
    }

    /** The script that is run with arguments. */
    Optional<ScriptCommand> anyScript(NotifyConfig config) {
        return this == RECEIVED_LOWER_PRIORITY ? Optional.empty() : config.any();
    }

    /** What stands in the line of a notify FIFO. */
    String fifoWord() {
        return this == RECEIVED_LOWER_PRIORITY ? "MASTER_RX_LOWER_PRI" : argument();
    }

    /** The third argument of {@code notify}. */
    String argument() {
        return this == REMOVED ? FAULT.name() : name();
    }
}
