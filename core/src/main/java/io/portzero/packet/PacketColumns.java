package io.portzero.packet;

/// Packets of one protocol in a batch, column by column. Filled by [CommonPackets].
public final class PacketColumns {

    private final int[] ports = new int[CommonPackets.CAPACITY];
    private final int[] sources = new int[CommonPackets.CAPACITY];
    private final byte[] flags = new byte[CommonPackets.CAPACITY];
    private final long[] nanos = new long[CommonPackets.CAPACITY];
    private int size;
    private long wireBytes;

    PacketColumns() {}

    void add(int bothPorts, int source, int flagBits, int wireLength, long time) {
        int index = size;
        ports[index] = bothPorts;
        sources[index] = source;
        flags[index] = (byte) flagBits;
        nanos[index] = time;
        wireBytes += wireLength & 0xFFFF_FFFFL;
        size = index + 1;
    }

    void clear() {
        size = 0;
        wireBytes = 0;
    }

    public int size() {
        return size;
    }

    /// Bytes that the packets had on the wire.
    public long wireBytes() {
        return wireBytes;
    }

    public int sourcePort(int index) {
        return ports[index] >>> 16;
    }

    public int destinationPort(int index) {
        return ports[index] & 0xFFFF;
    }

    /// The low half of the IPv4-mapped source address.
    public long sourceLow(int index) {
        return IpHeader.IPV4_MAPPED | sources[index] & 0xFFFF_FFFFL;
    }

    /// TCP's eight flag bits, or the type of an ICMP message; meaningless for UDP.
    public int flags(int index) {
        return flags[index] & 0xFF;
    }

    /// Nanoseconds since 1970 UTC, or `Long.MIN_VALUE`.
    public long nanos(int index) {
        return nanos[index];
    }

    /// The first packet from `from` on whose time is not between `first` and `last`, both inclusive.
    public int endOfRun(int from, long first, long last) {
        int index = from;
        while (index < size && nanos[index] >= first && nanos[index] <= last) {
            index++;
        }
        return index;
    }
}
