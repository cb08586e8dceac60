package io.portzero.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JudgeThreadsTest {

    private final List<Integer> items = IntStream.range(0, 1_000).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64})
    void resultsComeInTheOrderOfTheItems(int threads) {
        List<String> results = new JudgeThreads(threads).map(items, () -> item -> "item " + item);
        assertThat(results).isEqualTo(items.stream().map(item -> "item " + item).toList());
        assertThat(new JudgeThreads(threads).map(List.of(), () -> item -> item)).isEmpty();
    }

    @Test
    void everyThreadHasAWorkerOfItsOwn() {
        Set<Thread> threadsOfWorkers = ConcurrentHashMap.newKeySet();
        Set<Object> mixed = ConcurrentHashMap.newKeySet();
        new JudgeThreads(4)
                .map(
                        items,
                        () -> {
                            Thread own = Thread.currentThread();
                            threadsOfWorkers.add(own);
                            return item -> {
                                if (!Thread.currentThread().equals(own)) {
                                    mixed.add(item);
                                }
                                return item;
                            };
                        });
        assertThat(threadsOfWorkers).hasSize(4);
        assertThat(mixed).isEmpty();
    }

    @Test
    void aFailureInAnyThreadIsTheCallers() {
        Function<Integer, Integer> failing =
                item -> {
                    if (item >= 500) {
                        throw new IllegalArgumentException("item " + item);
                    }
                    return item;
                };
        assertThatThrownBy(() -> new JudgeThreads(2).map(items, () -> failing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("item");
    }
}
