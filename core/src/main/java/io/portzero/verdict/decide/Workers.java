package io.portzero.verdict.decide;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Threads that groups are divided among. Whoever calls for a judgement has them.
public interface Workers {

    /// Does everything in the calling thread.
    Workers ALONE = Workers::inTurn;

    /// Makes something of each item.
    ///
    /// @param items what there is to do
    /// @param worker makes what one thread does with its items, so that no two share state
    /// @return what was made, in the order of the items
    <T, R> List<R> map(List<T> items, Supplier<Function<T, R>> worker);

    private static <T, R> List<R> inTurn(List<T> items, Supplier<Function<T, R>> worker) {
        return items.stream().map(worker.get()).toList();
    }
}
