package io.regent.probe;

import java.lang.reflect.InaccessibleObjectException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * Virtual threads that an executor of ours carries. Java 25 can do this and has no public word for
 * it; where the word that it has is missing or locked, they are carried by the JDK's own threads,
 * which costs more and works the same.
 */
final class VirtualThreads {

    private static final String BUILDER = "java.lang.ThreadBuilders$VirtualThreadBuilder";

    private VirtualThreads() {}

    /**
     * @param executor runs what it is given on a platform thread, later, one at a time; given the
     *     rest of a thread each time that it need not wait any more
     */
    static ThreadFactory runBy(Executor executor) {
        try {
            var builder = Class.forName(BUILDER).getDeclaredConstructor(Executor.class);
            builder.setAccessible(true);
            return ((Thread.Builder.OfVirtual) builder.newInstance(executor)).factory();
        } catch (ReflectiveOperationException | InaccessibleObjectException notThere) {
            return Thread.ofVirtual().factory();
        }
    }
}
