package io.regent.notify;

import io.regent.script.RunnableScript;
import io.regent.script.ScriptBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The scripts of one notification, in the order in which they run, with all their arguments.
 *
 * @param owner whose notifications wait for each other: the name of an instance, for example
 * @param isStop the daemon ends
 */
record NotifyWork(String owner, boolean isStop, List<RunnableScript> scripts) {

    NotifyWork {
        scripts = List.copyOf(scripts);
    }

    /** Without those that the book has disabled. */
    static NotifyWork of(Notification notification, ScriptBook book) {
        NotifyState state = notification.state();
        var scripts = new ArrayList<RunnableScript>(2);
        var own = state.stateScript(notification.scripts());
        if (own.isPresent()) {
            Optional<RunnableScript> script = book.find(own.get());
            if (script.isPresent()) scripts.add(script.get());
        }
        var any = state.anyScript(notification.scripts());
        if (any.isPresent()) {
            Optional<RunnableScript> script = book.find(any.get());
            if (script.isPresent()) scripts.add(script.get().with(arguments(notification)));
        }
        return new NotifyWork(notification.instance(), state == NotifyState.STOP, scripts);
    }

    private static List<String> arguments(Notification notification) {
        return List.of(
                "INSTANCE",
                notification.instance(),
                notification.state().argument(),
                Integer.toString(notification.priority()));
    }
}
