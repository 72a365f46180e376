package io.regent.app;

import java.util.Optional;

/**
 * What the VRRP process tells its companion: one line of text each, on the companion's standard
 * input. The end of the input means that the VRRP process is gone without having said {@link Stop}.
 */
sealed interface CompanionMessage {

    /** Read the configuration anew. */
    record Reload() implements CompanionMessage {}

    /** End in good order. */
    record Stop() implements CompanionMessage {}

    /** Write the dump that {@code SIGUSR1} asks for. */
    record Dump() implements CompanionMessage {}

    /**
     * Who a virtual router is now.
     *
     * @param instance name of the vrrp_instance, without blanks
     */
    record RoleChanged(String instance, boolean active) implements CompanionMessage {}

    /** Without the end of the line. */
    default String encode() {
        return switch (this) {
            case Reload _ -> "reload";
            case Stop _ -> "stop";
            case Dump _ -> "dump";
            case RoleChanged(String instance, boolean active) ->
                    (active ? "active " : "inactive ") + instance;
        };
    }

    /** Empty for a line that means nothing here. */
    static Optional<CompanionMessage> parse(String line) {
        int blank = line.indexOf(' ');
        String word = blank < 0 ? line : line.substring(0, blank);
        String rest = blank < 0 ? "" : line.substring(blank + 1);
        return switch (word) {
            case "reload" -> Optional.of(new Reload());
            case "stop" -> Optional.of(new Stop());
            case "dump" -> Optional.of(new Dump());
            case "active" -> Optional.of(new RoleChanged(rest, true));
            case "inactive" -> Optional.of(new RoleChanged(rest, false));
            default -> Optional.empty();
        };
    }
}
