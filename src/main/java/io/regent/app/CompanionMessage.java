package io.regent.app;

import io.regent.mail.MailEvent;
import io.regent.mail.MailState;
import java.util.Optional;

/**
 * What the VRRP process tells its companion: one line of text each, on the companion's standard
 * input. After {@link Stop} news may still come until the end of the input. An end without a Stop
 * means that the VRRP process is gone.
 */
sealed interface CompanionMessage {

    /**
     * The one line that a companion with virtual servers says, on its standard output: the file is
     * right, and the kernel can balance.
     */
    String READY = "ready";

    /** Read the configuration anew. */
    record Reload() implements CompanionMessage {}

    /** End in good order. */
    record Stop() implements CompanionMessage {}

    /** Write the dump that {@code SIGUSR1} asks for. */
    record Dump() implements CompanionMessage {}

    /**
     * Who a virtual router is now.
     *
     * @param instance name of the vrrp_instance
     * @param vrid 1 to 255
     */
    record RoleChanged(String instance, int vrid, boolean active) implements CompanionMessage {}

    /**
     * Something has happened to a virtual router that a mail may be sent for.
     *
     * @param instance name of the vrrp_instance
     */
    record InstanceNews(String instance, MailState state) implements CompanionMessage {}

    /**
     * The same for a sync group.
     *
     * @param group name of the vrrp_sync_group
     */
    record GroupNews(String group, MailState state) implements CompanionMessage {}

    /** Without the end of the line. */
    default String encode() {
        return switch (this) {
            case Reload _ -> "reload";
            case Stop _ -> "stop";
            case Dump _ -> "dump";
            case RoleChanged(String instance, int vrid, boolean active) ->
                    (active ? "active " : "inactive ") + vrid + ' ' + instance;
            case InstanceNews(String instance, MailState state) ->
                    "instance " + state + " " + instance;
            case GroupNews(String group, MailState state) -> "group " + state + " " + group;
        };
    }

    /** What a mail may be sent for; empty for what is not news. */
    default Optional<MailEvent> mailEvent() {
        return switch (this) {
            case InstanceNews(String instance, MailState state) ->
                    Optional.of(new MailEvent.InstanceChanged(instance, state));
            case GroupNews(String group, MailState state) ->
                    Optional.of(new MailEvent.GroupChanged(group, state));
            case Reload _, Stop _, Dump _, RoleChanged _ -> Optional.empty();
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
            case "active" -> roleChanged(rest, true);
            case "inactive" -> roleChanged(rest, false);
            case "instance", "group" -> news(word.equals("group"), rest);
            default -> Optional.empty();
        };
    }

    private static Optional<CompanionMessage> roleChanged(String rest, boolean active) {
        int blank = rest.indexOf(' ');
        if (blank < 0) return Optional.empty();
        try {
            int vrid = Integer.parseInt(rest.substring(0, blank));
            return Optional.of(new RoleChanged(rest.substring(blank + 1), vrid, active));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<CompanionMessage> news(boolean ofGroup, String rest) {
        int blank = rest.indexOf(' ');
        if (blank < 0) return Optional.empty();
        String name = rest.substring(blank + 1);
        for (MailState state : MailState.values()) {
            if (!rest.startsWith(state.name()) || state.name().length() != blank) continue;
            return Optional.of(
                    ofGroup ? new GroupNews(name, state) : new InstanceNews(name, state));
        }
        return Optional.empty();
    }
}
