package io.portzero.summary;

import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.sketch.Tally;
import java.util.Arrays;

/// Packets whose outermost source or destination port is 0, by protocol and side. Exact.
public final class ZeroCounts {

    private static final int SIDES = ZeroSide.values().length;

    private final long[] counts = new long[PortProtocol.values().length * SIDES];

    /// Counts one packet with a zero on this side.
    public void count(PortProtocol protocol, ZeroSide side) {
        count(protocol, side, 1);
    }

    /// Counts so many packets with a zero on this side.
    public void count(PortProtocol protocol, ZeroSide side, long times) {
        counts[protocol.ordinal() * SIDES + side.ordinal()] += times;
    }

    /// Adds what `other` counted.
    public void merge(ZeroCounts other) {
        Tally.add(counts, other.counts);
    }

    void clear() {
        Arrays.fill(counts, 0);
    }

    /// Packets whose zero is on exactly this side (`BOTH`: on both).
    public long only(PortProtocol protocol, ZeroSide side) {
        return counts[protocol.ordinal() * SIDES + side.ordinal()];
    }

    /// Packets with source port 0, those with both ports 0 included.
    public long source(PortProtocol protocol) {
        return only(protocol, ZeroSide.SOURCE) + only(protocol, ZeroSide.BOTH);
    }

    /// Packets with destination port 0, those with both ports 0 included.
    public long destination(PortProtocol protocol) {
        return only(protocol, ZeroSide.DESTINATION) + only(protocol, ZeroSide.BOTH);
    }

    /// Packets with both ports 0.
    public long both(PortProtocol protocol) {
        return only(protocol, ZeroSide.BOTH);
    }

    /// Packets of the protocol with a zero port, each once.
    public long packets(PortProtocol protocol) {
        long packets = 0;
        for (ZeroSide side : ZeroSide.values()) {
            packets += only(protocol, side);
        }
        return packets;
    }

    /// Packets of any protocol with a zero port, each once.
    public long packets() {
        long packets = 0;
        for (long count : counts) {
            packets += count;
        }
        return packets;
    }
}
