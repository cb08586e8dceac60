package io.portzero.packet;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.i64;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import java.nio.ByteBuffer;

/// The shapes that nearly all packets of most captures have, told by a few loads.
///
/// These are Ethernet frames with whole IPv4 packets without options or fragments, that carry TCP
/// or UDP between ports that are not 0 and not a tunnel's, or an ICMP message that quotes nothing
/// or such a packet. What of them is counted fits a `long`; every other packet goes through
/// [PacketDecoder]. A test holds both ways against each other.
///
/// ```
///  12 EtherType 2 | version and length 1 | class 1 | total length 2 | identification 2
///  20 flags and fragment offset 2 | time to live 1 | protocol 1 | checksum 2 | source address 4
///  30 destination address 4 | source port 2 | destination port 2       34 ICMP type 1
///  38 UDP length 2                              46 TCP data offset and flags 2
/// ```
public final class CommonShape {

    /// The frame is of no common shape.
    public static final long NONE = 0;

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

    /// Where the protocol lies in the result, above flags or type, above both ports.
    private static final int PROTOCOL_SHIFT = 40;

    private static final int FLAGS_SHIFT = 32;

    private CommonShape() {}

    /// What the Ethernet frame at `offset` is, for the other methods here, or [#NONE].
    public static long of(ByteBuffer bytes, int offset, int capturedLength) {
        if (capturedLength < ETHERNET_HEADER + UDP_LENGTH) {
            return NONE;
        }
        long first = i64(bytes, offset + 12);
        long second = i64(bytes, offset + 20);
        int totalLength = (int) (first >>> 16) & 0xFFFF;
        if ((first & SHAPE_MASK) != SHAPE
                || (second & FRAGMENT_BITS) != 0
                || totalLength > capturedLength - ETHERNET_HEADER
                || totalLength < UDP_LENGTH) {
            return NONE;
        }
        int protocol = (int) (second >>> 32) & 0xFF;
        if (protocol == Protocol.ICMP) {
            return icmp(bytes, offset, totalLength);
        }
        int ports = i32(bytes, offset + 34);
        if (ports >>> 16 == 0 || (ports & 0xFFFF) == 0) {
            return NONE;
        }
        if (protocol == Protocol.TCP && totalLength >= TCP_LENGTH) {
            int offsetAndFlags = u16(bytes, offset + 46);
            return offsetAndFlags >= NO_OPTIONS ? shape(protocol, offsetAndFlags, ports) : NONE;
        }
        boolean udp =
                protocol == Protocol.UDP
                        && u16(bytes, offset + 38) >= 8
                        && !Tunnels.mayBeTunnel(ports >>> 16, ports & 0xFFFF);
        return udp ? shape(protocol, 0, ports) : NONE;
    }

    private static long shape(int protocol, int flags, int ports) {
        return (long) protocol << PROTOCOL_SHIFT
                | (flags & 0xFFL) << FLAGS_SHIFT
                | ports & 0xFFFF_FFFFL;
    }

    private static long icmp(ByteBuffer bytes, int offset, int totalLength) {
        int type = u8(bytes, offset + 34);
        if (Icmp.quotes(4, type) && !quotesOrdinaryPorts(bytes, offset + 42, totalLength)) {
            return NONE;
        }
        return shape(Protocol.ICMP, type, 0);
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

    /// TCP, UDP or ICMP by its protocol number; 0 of [#NONE].
    public static int protocol(long shape) {
        return (int) (shape >>> PROTOCOL_SHIFT);
    }

    /// TCP's eight flag bits, or the type of an ICMP message; 0 for UDP.
    public static int flags(long shape) {
        return (int) (shape >>> FLAGS_SHIFT) & 0xFF;
    }

    /// From 1 to 65,535; 0 for ICMP.
    public static int sourcePort(long shape) {
        return (int) shape >>> 16;
    }

    /// From 1 to 65,535; 0 for ICMP.
    public static int destinationPort(long shape) {
        return (int) shape & 0xFFFF;
    }

    /// The low half of the IPv4-mapped source address of a frame that has a shape.
    public static long sourceLow(ByteBuffer bytes, int offset) {
        return IpHeader.mapped(i32(bytes, offset + 26));
    }
}
