package io.portzero.packet;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.i64;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import java.nio.ByteBuffer;

/// A batch of packets of the common shapes.
///
/// Nearly all packets of most captures are Ethernet frames with whole IPv4 packets without options
/// or fragments, that carry TCP or UDP between ports that are not 0 and not a tunnel's, or an ICMP
/// message that quotes nothing or such a packet. They are taken in here with a few loads, and
/// counted a batch at a time in short loops; every other packet goes through [PacketDecoder]. A
/// test holds both ways against each other.
///
/// ```
///  12 EtherType 2 | version and length 1 | class 1 | total length 2 | identification 2
///  20 flags and fragment offset 2 | time to live 1 | protocol 1 | checksum 2 | source address 4
///  30 destination address 4 | source port 2 | destination port 2       34 ICMP type 1
///  38 UDP length 2                              46 TCP data offset and flags 2
/// ```
///
/// A batch serves one thread.
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
    private static final int OFFSET_BITS = 0x1FFF;

    /// IPv4, ICMP and quoted IPv4 headers, and the quoted ports.
    private static final int QUOTE_LENGTH = 52;

    private final PacketColumns tcp = new PacketColumns();
    private final PacketColumns udp = new PacketColumns();
    private final PacketColumns icmp = new PacketColumns();

    /// Takes in the Ethernet frame at `offset` if it is of a common shape. Returns whether it was;
    /// the batch must not hold [#CAPACITY] packets already.
    public boolean offer(
            ByteBuffer bytes, int offset, int capturedLength, int wireLength, long nanos) {
        if (capturedLength < ETHERNET_HEADER + UDP_LENGTH) {
            return false;
        }
        long first = i64(bytes, offset + 12);
        int totalLength = (int) (first >>> 16) & 0xFFFF;
        if ((first & SHAPE_MASK) != SHAPE
                || totalLength > capturedLength - ETHERNET_HEADER
                || totalLength < UDP_LENGTH) {
            return false;
        }
        long second = i64(bytes, offset + 20);
        if ((second & FRAGMENT_BITS) != 0) {
            return false;
        }
        int protocol = (int) (second >>> 32) & 0xFF;
        if (protocol == Protocol.ICMP) {
            return offerIcmp(bytes, offset, totalLength, wireLength, nanos);
        }
        long third = i64(bytes, offset + 30);
        int ports = (int) third;
        if (ports >>> 16 == 0 || (ports & 0xFFFF) == 0) {
            return false;
        }
        int source = (int) second << 16 | u16(bytes, offset + 28);
        if (protocol == Protocol.TCP && totalLength >= TCP_LENGTH) {
            int offsetAndFlags = u16(bytes, offset + 46);
            if (offsetAndFlags >= NO_OPTIONS) {
                tcp.add(ports, source, offsetAndFlags, wireLength, nanos);
                return true;
            }
        } else if (protocol == Protocol.UDP
                && u16(bytes, offset + 38) >= 8
                && !Tunnels.mayBeTunnel(ports >>> 16, ports & 0xFFFF)) {
            udp.add(ports, source, 0, wireLength, nanos);
            return true;
        }
        return false;
    }

    private boolean offerIcmp(
            ByteBuffer bytes, int offset, int totalLength, int wireLength, long nanos) {
        int type = u8(bytes, offset + 34);
        if (Icmp.quotes(4, type) && !quotesOrdinaryPorts(bytes, offset + 42, totalLength)) {
            return false;
        }
        icmp.add(0, 0, type, wireLength, nanos);
        return true;
    }

    /// Whether the quoted packet is IPv4 without options, no later fragment, TCP or UDP, with ports
    /// that are neither 0 nor a tunnel's.
    private static boolean quotesOrdinaryPorts(ByteBuffer bytes, int quoted, int totalLength) {
        if (totalLength < QUOTE_LENGTH || u8(bytes, quoted) != 0x45) {
            return false;
        }
        int ports = i32(bytes, quoted + 20);
        int protocol = u8(bytes, quoted + 9);
        return (u16(bytes, quoted + 6) & OFFSET_BITS) == 0
                && u16(bytes, quoted + 2) >= 24
                && ports >>> 16 != 0
                && (ports & 0xFFFF) != 0
                && (protocol == Protocol.TCP
                        || (protocol == Protocol.UDP
                                && !Tunnels.mayBeTunnel(ports >>> 16, ports & 0xFFFF)));
    }

    /// Forgets the packets.
    public void clear() {
        tcp.clear();
        udp.clear();
        icmp.clear();
    }

    /// TCP between ports that are not 0.
    public PacketColumns tcp() {
        return tcp;
    }

    /// UDP between ports that are neither 0 nor a tunnel's.
    public PacketColumns udp() {
        return udp;
    }

    /// ICMP messages that quote nothing, or a packet without a zero port.
    public PacketColumns icmp() {
        return icmp;
    }
}
