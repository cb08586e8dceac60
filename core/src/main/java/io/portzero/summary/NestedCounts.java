package io.portzero.summary;

/// Packets with a zero port in a header that is not the outermost: quoted by an ICMP error, or
/// inside a tunnel. Exact.
public final class NestedCounts {

    private long packets;
    private long zeroSource;
    private long zeroDestination;

    void count(boolean source, boolean destination) {
        packets++;
        zeroSource += source ? 1 : 0;
        zeroDestination += destination ? 1 : 0;
    }

    void merge(NestedCounts other) {
        packets += other.packets;
        zeroSource += other.zeroSource;
        zeroDestination += other.zeroDestination;
    }

    void clear() {
        packets = 0;
        zeroSource = 0;
        zeroDestination = 0;
    }

    /// Packets whose nested header has a zero port.
    public long packets() {
        return packets;
    }

    /// Nested headers whose source port is 0.
    public long zeroSource() {
        return zeroSource;
    }

    /// Nested headers whose destination port is 0.
    public long zeroDestination() {
        return zeroDestination;
    }
}
