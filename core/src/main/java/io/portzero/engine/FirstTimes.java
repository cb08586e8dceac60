package io.portzero.engine;

import io.portzero.capture.Captures;
import io.portzero.capture.RecordCursor;
import io.portzero.capture.RecordWindow;
import io.portzero.capture.source.ByteStream;
import io.portzero.capture.source.Sources;
import io.portzero.internal.Order;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts inputs in the order of their first packets, as the files of a rotated set belong.
final class FirstTimes {

    private static final int START = 256 << 10;

    private FirstTimes() {}

    /// The inputs by the time of their first record; those that have none keep their place in
    /// front.
    static List<InputState> sorted(List<InputState> inputs, ScanOptions options) {
        if (inputs.size() < 2) {
            return inputs;
        }
        Map<InputState, Long> times = new HashMap<>();
        for (InputState input : inputs) {
            times.put(input, firstTime(input.path, options));
        }
        return inputs.stream()
                .sorted(
                        Order.comparingLong((InputState input) -> times.get(input))
                                .thenComparingInt(input -> input.order))
                .toList();
    }

    private static long firstTime(String path, ScanOptions options) {
        if (path.equals(InputPaths.STANDARD_INPUT)) {
            return Long.MAX_VALUE;
        }
        try (Arena arena = Arena.ofConfined();
                ByteStream stream = Sources.openStream(Path.of(path), options.limits())) {
            MemorySegment bytes = arena.allocate(START);
            return firstTime(bytes, stream.fill(bytes));
        } catch (IOException e) {
            // The scan itself opens the input again and says what is wrong with it.
            return RecordCursor.NO_TIME;
        }
    }

    private static long firstTime(MemorySegment bytes, long length) {
        Optional<RecordCursor> cursor =
                Captures.open(new RecordWindow(bytes, 0, length, length < START));
        if (cursor.isEmpty()) {
            return RecordCursor.NO_TIME;
        }
        RecordCursor.Step step = cursor.get().advance();
        while (step == RecordCursor.Step.DAMAGE) {
            step = cursor.get().advance();
        }
        return step == RecordCursor.Step.RECORD ? cursor.get().nanos() : RecordCursor.NO_TIME;
    }
}
