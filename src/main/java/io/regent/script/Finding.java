package io.regent.script;

/**
 * Something about a script that its operator should know.
 *
 * @param kind what it leads to
 * @param text one line, in keepalived's words where it has any
 */
public record Finding(Kind kind, String text) {

    /** Why a script is looked at twice. */
    public enum Kind {
        NOT_FOUND(true),
        WRONG_TYPE(true),
        NOT_EXECUTABLE(true),
        UNKNOWN_USER(true),
        /** Another identity than our own, and we are not root. */
        OTHER_USER(true),
        /** Would run as root and could be changed by somebody else, with script security on. */
        INSECURE(true),
        /** The same with script security off. */
        WRITABLE_BY_OTHERS(false),
        /** With script security on: keepalived trusts no path that goes through a link. */
        BELOW_LINK(false),
        FOUND_BY_SEARCH(false);

        private final boolean disables;

        Kind(boolean disables) {
            this.disables = disables;
        }

        /** The script is not run at all. */
        public boolean disables() {
            return disables;
        }
    }
}
