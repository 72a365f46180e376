package io.regent.check;

import java.util.Optional;

/** How one attempt came out. */
public sealed interface Verdict {

    Verdict PASSED = new Passed(Optional.empty());

    /**
     * @param weight empty leaves it as it is
     */
    record Passed(Optional<ServerWeight> weight) implements Verdict {}

    record Failed(Failure failure) implements Verdict {}

    /**
     * This machine lacked the means to try, such as a descriptor: nothing is known of the server.
     */
    record NotMade(Failure failure) implements Verdict {}

    static Verdict passed(ServerWeight weight) {
        return new Passed(Optional.of(weight));
    }

    static Verdict failed(Failure.Reason reason, String text) {
        return new Failed(new Failure(reason, text));
    }
}
