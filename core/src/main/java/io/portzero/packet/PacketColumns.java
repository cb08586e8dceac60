package io.portzero.packet;

import io.portzero.internal.Time;

/// Packets of one protocol in a batch, column by column. Filled by [CommonPackets].
public final class PacketColumns {

    private final int[] ports = new int[CommonPackets.CAPACITY];
    private final int[] sources = new int[CommonPackets.CAPACITY];
    private final byte[] flags = new byte[CommonPackets.CAPACITY];
    private final long[] nanos = new long[CommonPackets.CAPACITY];
    private int size;
    private boolean allTimed = true;
    private long wireBytes;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    PacketColumns() {}

    void add(int bothPorts, int source, int flagBits, int wireLength, long time) {
        int index = size;
        ports[index] = bothPorts;
        sources[index] = source;
        flags[index] = (byte) flagBits;
        nanos[index] = time;
        wireBytes += wireLength & 0xFFFF_FFFFL;
        size = index + 1;
        if (time != Time.NONE) {
            firstNanos = Math.min(firstNanos, time);
            lastNanos = Math.max(lastNanos, time);
        } else {
            allTimed = false;
        }
    }

    void clear() {
        size = 0;
        wireBytes = 0;
        allTimed = true;
        firstNanos = Long.MAX_VALUE;
        lastNanos = Long.MIN_VALUE;
    }

    /// Packets held.
    public int size() {
        return size;
    }

    /// Bytes that the packets had on the wire.
    public long wireBytes() {
        return wireBytes;
    }

    /// From 1 to 65,535.
    public int sourcePort(int index) {
        return ports[index] >>> 16;
    }

    /// From 1 to 65,535.
    public int destinationPort(int index) {
        return ports[index] & 0xFFFF;
    }

    /// The low half of the IPv4-mapped source address.
    public long sourceLow(int index) {
        return Address.IPV4_MAPPED | sources[index] & 0xFFFF_FFFFL;
    }

    /// TCP's eight flag bits, or the type of an ICMP message; meaningless for UDP.
    public int flags(int index) {
        return flags[index] & 0xFF;
    }

    /// Nanoseconds since 1970 UTC, or [Time#NONE].
    public long nanos(int index) {
        return nanos[index];
    }

    /// Whether every packet has a time.
    public boolean allTimed() {
        return allTimed;
    }

    /// The smallest time; `Long.MAX_VALUE` where no packet has one.
    public long firstNanos() {
        return firstNanos;
    }

    /// The largest time; `Long.MIN_VALUE` where no packet has one.
    public long lastNanos() {
        return lastNanos;
    }
}
