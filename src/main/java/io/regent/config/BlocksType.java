package io.regent.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks that may come again: each stands for itself. */
abstract class BlocksType<E> extends BlockType<List<E>> {

    BlocksType(String notation, int mostArguments) {
        super(notation, mostArguments);
    }

    /** One of them; null when it counts for nothing, and the reason is among the problems. */
    abstract @Nullable E readOne(Reading reading);

    @Override
    final @Nullable List<E> read(Reading reading) {
        E one = readOne(reading);
        if (one == null) return null;
        var list = new ArrayList<E>(1);
        list.add(one);
        return list;
    }

    /** Grows in place: copying would make ten thousand blocks a matter of seconds. */
    @Override
    final List<E> merge(List<E> earlier, List<E> later, Reading reading) {
        earlier.addAll(later);
        return earlier;
    }
}
