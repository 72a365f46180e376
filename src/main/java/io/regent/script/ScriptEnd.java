package io.regent.script;

/** How a run of a script came out. */
public sealed interface ScriptEnd {

    /**
     * @param status 0 to 255; 0 is success
     */
    record Exited(int status) implements ScriptEnd {
        @Override
        public String toString() {
            return "exited with status " + status;
        }
    }

    /** Ended by a signal that did not come from here. */
    record Signalled(int signal) implements ScriptEnd {
        @Override
        public String toString() {
            return "due to signal " + signal;
        }
    }

    /** Told before the script is gone: it and its children are being ended. */
    record TimedOut() implements ScriptEnd {
        @Override
        public String toString() {
            return "timed out";
        }
    }

    /**
     * @param reason the kernel's, for example {@code execute /x: ENOENT (2, No such file ...)}
     */
    record NotStarted(String reason) implements ScriptEnd {
        @Override
        public String toString() {
            return "could not be started: " + reason;
        }
    }

    default boolean isSuccess() {
        return this instanceof Exited(int status) && status == 0;
    }
}
