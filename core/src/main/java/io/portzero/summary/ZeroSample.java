package io.portzero.summary;

import io.portzero.packet.PacketView;
import io.portzero.summary.sketch.Hash;
import io.portzero.summary.sketch.KeySample;
import io.portzero.summary.sketch.KeySample.Column;
import java.util.ArrayList;
import java.util.List;

/// A uniform sample of the packets with a zero port: candidates for the busiest actors where there
/// are too many to count each, and examples to look at. All of them where there are few.
public final class ZeroSample {

    private static final int CAPACITY = 8_192;
    private static final int SOURCE_HIGH = 0;
    private static final int SOURCE_LOW = 1;
    private static final int DESTINATION_HIGH = 2;
    private static final int DESTINATION_LOW = 3;
    private static final int NANOS = 4;
    private static final int HEADER = 5;
    private static final int PACKETS = 6;

    private final KeySample sample =
            new KeySample(
                    CAPACITY,
                    Column.KEEP,
                    Column.KEEP,
                    Column.KEEP,
                    Column.KEEP,
                    Column.KEEP,
                    Column.KEEP,
                    Column.SUM);

    void count(PacketView view, long nanos) {
        long header =
                (long) view.protocol() << 40
                        | (long) (view.tcpFlags() & 0xFF) << 32
                        | (long) view.sourcePort() << 16
                        | view.destinationPort();
        int slot =
                sample.slot(
                        Hash.of(
                                Hash.ofPairs(
                                        view.sourceHigh(),
                                        view.sourceLow(),
                                        view.destinationHigh(),
                                        view.destinationLow()),
                                header,
                                nanos));
        if (slot < 0) {
            return;
        }
        sample.add(slot, SOURCE_HIGH, view.sourceHigh());
        sample.add(slot, SOURCE_LOW, view.sourceLow());
        sample.add(slot, DESTINATION_HIGH, view.destinationHigh());
        sample.add(slot, DESTINATION_LOW, view.destinationLow());
        sample.add(slot, NANOS, nanos);
        sample.add(slot, HEADER, header);
        sample.add(slot, PACKETS, 1);
    }

    void merge(ZeroSample other) {
        sample.merge(other.sample);
    }

    /// Whether every packet with a zero is in the sample.
    public boolean complete() {
        return sample.exact();
    }

    /// The packets of the sample, in a fixed order.
    public List<Sampled> packets() {
        List<Sampled> packets = new ArrayList<>();
        sample.forEach((hash, slot) -> {
            long header = sample.value(slot, HEADER);
            packets.add(
                    new Sampled(
                            sample.value(slot, SOURCE_HIGH),
                            sample.value(slot, SOURCE_LOW),
                            sample.value(slot, DESTINATION_HIGH),
                            sample.value(slot, DESTINATION_LOW),
                            sample.value(slot, NANOS),
                            (int) (header >>> 40),
                            (int) (header >>> 32) & 0xFF,
                            (int) (header >>> 16) & 0xFFFF,
                            (int) header & 0xFFFF,
                            sample.value(slot, PACKETS)));
        });
        return packets;
    }

    /// One packet (or several that are alike to the nanosecond) with a zero port.
    public record Sampled(
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            long nanos,
            int protocol,
            int tcpFlags,
            int sourcePort,
            int destinationPort,
            long packets) {}
}
