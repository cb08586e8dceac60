package io.portzero.engine;

import io.portzero.verdict.decide.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Threads that live as long as one list is worked on; the calling thread is one of them.
///
/// @param count how many work at the same time
record JudgeThreads(int count) implements Workers {

    /// Items that a thread takes at a time: few enough that all end at about the same time.
    private static final int SHARE = 16;

    @Override
    public <T, R> List<R> map(List<T> items, Supplier<Function<T, R>> worker) {
        if (count == 1 || items.size() <= SHARE) {
            return Workers.ALONE.map(items, worker);
        }
        Shared<T, R> shared = new Shared<>(items);
        List<FutureTask<@Nullable Void>> helpers = new ArrayList<>();
        for (int i = 1; i < count && i * SHARE < items.size(); i++) {
            FutureTask<@Nullable Void> helper =
                    new FutureTask<>(() -> shared.work(worker.get()), null);
            helpers.add(helper);
            Thread.ofPlatform().daemon().name("judge " + i).start(helper);
        }
        shared.work(worker.get());
        helpers.forEach(JudgeThreads::await);
        return shared.results();
    }

    /// Waits for a thread; its failure is the caller's.
    private static void await(FutureTask<@Nullable Void> helper) {
        try {
            helper.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a judging thread failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while judging", e);
        }
    }

    /// What all threads take items from, and where each puts what it made of them.
    private static final class Shared<T, R> {

        private final List<T> items;
        private final @Nullable Object[] results;
        private final AtomicInteger next = new AtomicInteger();

        Shared(List<T> items) {
            this.items = items;
            results = new Object[items.size()];
        }

        void work(Function<T, R> function) {
            for (int from = next.getAndAdd(SHARE);
                    from < items.size();
                    from = next.getAndAdd(SHARE)) {
                int to = Math.min(from + SHARE, items.size());
                for (int i = from; i < to; i++) {
                    results[i] = function.apply(items.get(i));
                }
            }
        }

        @SuppressWarnings("unchecked")
        List<R> results() {
            return (List<R>) Arrays.asList(results);
        }
    }
}
