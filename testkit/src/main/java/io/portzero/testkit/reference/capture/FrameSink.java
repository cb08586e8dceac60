package io.portzero.testkit.reference.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Numbers frames and collects damage while a file is read.
final class FrameSink {
    private final Consumer<CapturedFrame> consumer;
    private final List<Damage> damage = new ArrayList<>();
    private long count;

    FrameSink(Consumer<CapturedFrame> consumer) {
        this.consumer = consumer;
    }

    void frame(long nanos, int linkType, byte[] bytes, int wireLength) {
        consumer.accept(new CapturedFrame(++count, nanos, linkType, bytes, wireLength));
    }

    void damage(long offset, String what) {
        damage.add(new Damage(offset, what));
    }

    List<Damage> damage() {
        return List.copyOf(damage);
    }
}
