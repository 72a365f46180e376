package io.regent.config;

import java.util.Optional;

/**
 * The {@code notify*} scripts of one instance (inventory 3.5 and 8.8), by the state they are run
 * for.
 */
public record NotifyConfig(
        Optional<ScriptCommand> master,
        Optional<ScriptCommand> backup,
        Optional<ScriptCommand> fault,
        Optional<ScriptCommand> stop,
        Optional<ScriptCommand> deleted,
        Optional<ScriptCommand> any,
        Optional<ScriptCommand> masterReceivedLowerPriority) {

    public static final NotifyConfig NONE =
            new NotifyConfig(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** Whether there is no script at all. */
    public boolean isEmpty() {
        return master.isEmpty()
                && backup.isEmpty()
                && fault.isEmpty()
                && stop.isEmpty()
                && deleted.isEmpty()
                && any.isEmpty()
                && masterReceivedLowerPriority.isEmpty();
    }
}
