package io.portzero.packet;

import static io.portzero.internal.Wire.i64;
import static io.portzero.internal.Wire.u16;

import java.lang.foreign.MemorySegment;

/// A batch of packets of the common shape, column by column.
///
/// Nearly all packets of most captures are Ethernet frames with whole IPv4 packets without options or
/// fragments, that carry TCP or UDP between ports that are not 0 and not a tunnel's. They are taken in
/// here with a few loads, and counted a batch at a time in short loops; every other packet goes
/// through [PacketDecoder]. A test holds both ways against each other.
///
/// ```
///  12 EtherType 2 | version and length 1 | class 1 | total length 2 | identification 2
///  20 flags and fragment offset 2 | time to live 1 | protocol 1 | checksum 2 | source address 4
///  30 destination address 4 | source port 2 | destination port 2
///  38 UDP length 2                              46 TCP data offset and flags 2
/// ```
///
/// A batch holds one protocol's packets and serves one thread.
public final class CommonPackets {

    /// Packets that fit.
    public static final int CAPACITY = 1_024;

    private static final int ETHERNET_HEADER = 14;
    private static final int TCP_LENGTH = 40;
    private static final int UDP_LENGTH = 28;
    private static final long SHAPE_MASK = 0xFFFF_FF00_0000_0000L;
    private static final long SHAPE = 0x0800_4500_0000_0000L;
    private static final long FRAGMENT_BITS = 0x3FFF_0000_0000_0000L;
    private static final int NO_OPTIONS = 0x5000;

    private final boolean tcp;
    private final int[] ports = new int[CAPACITY];
    private final int[] sources = new int[CAPACITY];
    private final byte[] flags = new byte[CAPACITY];
    private final long[] nanos = new long[CAPACITY];
    private int size;
    private long wireBytes;

    private CommonPackets(boolean tcp) {
        this.tcp = tcp;
    }

    public static CommonPackets ofTcp() {
        return new CommonPackets(true);
    }

    public static CommonPackets ofUdp() {
        return new CommonPackets(false);
    }

    /// Takes in the frame at `offset` if it is of the common shape and TCP or UDP. Returns whether it
    /// was; neither batch may be full.
    public static boolean offer(
            CommonPackets tcp,
            CommonPackets udp,
            MemorySegment bytes,
            long offset,
            int capturedLength,
            int wireLength,
            long nanos) {
        if (capturedLength < ETHERNET_HEADER + UDP_LENGTH) {
            return false;
        }
        long first = i64(bytes, offset + 12);
        int totalLength = (int) (first >>> 16) & 0xFFFF;
        if ((first & SHAPE_MASK) != SHAPE || totalLength > capturedLength - ETHERNET_HEADER) {
            return false;
        }
        long second = i64(bytes, offset + 20);
        if ((second & FRAGMENT_BITS) != 0) {
            return false;
        }
        int source = (int) second << 16 | u16(bytes, offset + 28);
        return switch ((int) (second >>> 32) & 0xFF) {
            case Protocol.TCP -> tcp.take(bytes, offset, totalLength, source, wireLength, nanos);
            case Protocol.UDP -> udp.take(bytes, offset, totalLength, source, wireLength, nanos);
            default -> false;
        };
    }

    private boolean take(
            MemorySegment bytes,
            long offset,
            int totalLength,
            int source,
            int wireLength,
            long time) {
        if (totalLength < (tcp ? TCP_LENGTH : UDP_LENGTH)) {
            return false;
        }
        int both = (int) (i64(bytes, offset + 30));
        if (both >>> 16 == 0 || (both & 0xFFFF) == 0) {
            return false;
        }
        int offsetAndFlags = u16(bytes, offset + (tcp ? 46 : 38));
        if (tcp ? offsetAndFlags < NO_OPTIONS : special(both, offsetAndFlags)) {
            return false;
        }
        int index = size;
        ports[index] = both;
        sources[index] = source;
        flags[index] = (byte) offsetAndFlags;
        nanos[index] = time;
        wireBytes += wireLength & 0xFFFF_FFFFL;
        size = index + 1;
        return true;
    }

    private static boolean special(int both, int udpLength) {
        return udpLength < 8 || Tunnels.mayBeTunnel(both >>> 16, both & 0xFFFF);
    }

    /// Whether no further packet fits.
    public boolean full() {
        return size == CAPACITY;
    }

    public int size() {
        return size;
    }

    /// Forgets the packets.
    public void clear() {
        size = 0;
        wireBytes = 0;
    }

    public boolean isTcp() {
        return tcp;
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

    /// TCP's eight flag bits; meaningless for UDP.
    public int tcpFlags(int index) {
        return flags[index] & 0xFF;
    }

    /// Nanoseconds since 1970 UTC, or `Long.MIN_VALUE`.
    public long nanos(int index) {
        return nanos[index];
    }
}
