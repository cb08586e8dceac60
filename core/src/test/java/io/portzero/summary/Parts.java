package io.portzero.summary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Summarises updates as several workers might: shuffled, dealt to random parts, and merged in a
/// random tree.
public record Parts<S, U>(Supplier<S> create, BiConsumer<S, U> update, BiConsumer<S, S> merge) {

    public S whole(List<U> updates) {
        S summary = create.get();
        updates.forEach(each -> update.accept(summary, each));
        return summary;
    }

    public S scattered(List<U> updates, RandomGenerator random) {
        List<U> shuffled = new ArrayList<>(updates);
        Collections.shuffle(shuffled, java.util.Random.from(random));
        List<S> parts = deal(shuffled, 1 + random.nextInt(9), random);
        while (parts.size() > 1) {
            S taken = parts.remove(random.nextInt(parts.size()));
            merge.accept(parts.get(random.nextInt(parts.size())), taken);
        }
        return parts.getFirst();
    }

    private List<S> deal(List<U> updates, int count, RandomGenerator random) {
        List<S> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            parts.add(create.get());
        }
        // Skewed on purpose: some parts get nearly everything, some nothing.
        for (U each : updates) {
            int part = Math.min(random.nextInt(count), random.nextInt(count));
            update.accept(parts.get(part), each);
        }
        return parts;
    }
}
