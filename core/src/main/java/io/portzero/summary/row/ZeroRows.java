package io.portzero.summary.row;

import io.portzero.internal.Order;
import io.portzero.packet.PacketView;
import io.portzero.summary.sketch.KeySample;
import io.portzero.summary.sketch.KeySample.Column;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The packets with a zero port, whichever header holds it, with the fields that tell senders
/// apart. All of them while there are no more than [#CAPACITY] different ones; beyond that a
/// uniform sample.
///
/// A row is its own key: its hash is that of all its fields, so two packets share a row only if
/// they are alike to the nanosecond, and neither order nor division can matter.
public final class ZeroRows {

    /// Packets kept.
    public static final int CAPACITY = 65_536;

    private final KeySample sample;
    private final ZeroRowWriter writer = new ZeroRowWriter();

    /// Creates an empty set of rows.
    public ZeroRows() {
        Column[] columns = new Column[ZeroColumns.COUNT];
        Arrays.fill(columns, Column.KEEP);
        columns[ZeroColumns.PACKETS] = Column.SUM;
        sample = new KeySample(CAPACITY, columns);
    }

    /// Counts a packet of which this header has the zero.
    public void count(PacketView view, ZeroHeader header, long nanos) {
        int slot = sample.slot(writer.key(view, header, nanos));
        if (slot < 0) {
            return;
        }
        sample.add(slot, ZeroColumns.PACKETS, 1);
    }

    /// Adds the rows of `other`.
    public void merge(ZeroRows other) {
        sample.merge(other.sample);
    }

    /// Stops keeping what the merge of all workers will not keep either.
    public void lowerThreshold(ZeroRows merged) {
        sample.lowerThreshold(merged.sample.threshold());
    }

    /// Whether every packet with a zero is here.
    public boolean complete() {
        return sample.exact();
    }

    /// How many different packets with a zero there were; estimated where not complete.
    public double distinct() {
        return sample.distinct();
    }

    /// The packets in the order of their times, and of their fields where times are equal.
    public List<ZeroPacket> packets() {
        List<long[]> rows = new ArrayList<>();
        sample.forEach((_, slot) -> {
            long[] values = new long[ZeroColumns.COUNT];
            for (int column = 0; column < values.length; column++) {
                values[column] = sample.value(slot, column);
            }
            rows.add(values);
        });
        rows.sort(
                Order.comparingLong((long[] row) -> row[ZeroColumns.TIME])
                        .thenComparing(Arrays::compare));
        return rows.stream().map(ZeroRowReader::packet).toList();
    }
}
