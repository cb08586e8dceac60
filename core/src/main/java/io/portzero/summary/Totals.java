package io.portzero.summary;

import io.portzero.packet.PacketView;
import io.portzero.packet.Reading;
import io.portzero.summary.sketch.Tally;
import io.portzero.summary.sketch.TimeRange;
import java.util.Arrays;

/// How many packets there were of each [Reading], and when. The readings add up to the packets by
/// construction: every packet is counted under exactly one of them.
public final class Totals {

    private static final Reading[] READINGS = Reading.values();

    private final long[] readings = new long[READINGS.length];
    private long cutTransportHeaders;
    private long wireBytes;
    private final TimeRange times = new TimeRange();

    void count(PacketView view, int wireLength) {
        readings[view.reading().ordinal()]++;
        wireBytes += wireLength & 0xFFFF_FFFFL;
        if (view.transportCut()) {
            cutTransportHeaders++;
        }
    }

    void count(Reading reading, long packets) {
        readings[reading.ordinal()] += packets;
    }

    /// Adds what packets that are counted by their reading had on the wire, and when they came.
    void add(long bytes, TimeRange range) {
        wireBytes += bytes;
        times.merge(range);
    }

    void time(long nanos) {
        times.add(nanos);
    }

    void merge(Totals other) {
        Tally.add(readings, other.readings);
        cutTransportHeaders += other.cutTransportHeaders;
        wireBytes += other.wireBytes;
        times.merge(other.times);
    }

    void clear() {
        Arrays.fill(readings, 0);
        cutTransportHeaders = 0;
        wireBytes = 0;
        times.clear();
    }

    /// Every packet read.
    public long packets() {
        long packets = 0;
        for (long count : readings) {
            packets += count;
        }
        return packets;
    }

    /// How many packets had this reading.
    public long of(Reading reading) {
        return readings[reading.ordinal()];
    }

    /// Packets whose fixed transport header is not whole or whose TCP data offset is below five
    /// words, ports seen or not; not part of the sum.
    public long cutTransportHeaders() {
        return cutTransportHeaders;
    }

    /// Bytes that the packets had on the wire.
    public long wireBytes() {
        return wireBytes;
    }

    /// Whether any packet had a time.
    public boolean timed() {
        return times.known();
    }

    /// Nanoseconds since 1970 UTC; meaningful where [#timed].
    public long firstNanos() {
        return times.firstNanos();
    }

    /// Nanoseconds since 1970 UTC; meaningful where [#timed].
    public long lastNanos() {
        return times.lastNanos();
    }
}
