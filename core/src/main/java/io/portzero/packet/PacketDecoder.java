package io.portzero.packet;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u32;
import static io.portzero.internal.Wire.u8;

import java.lang.foreign.MemorySegment;

/// Decodes one captured packet after another into the same [PacketView], without allocating.
///
/// Two ways lead to the same result: a short one for the packets that nearly all captures consist of
/// (Ethernet, IPv4 without options or fragments, TCP or UDP, no tunnel, no port 0), and the complete
/// one for everything. A test holds them against each other.
///
/// One decoder serves one thread.
public final class PacketDecoder {

    private static final int ETHERNET_HEADER = 14;
    private static final int FRAGMENT_BITS = 0x3FFF;
    private static final int UDP_HEADER = 8;
    private static final int COMMON_TCP = ETHERNET_HEADER + 20 + 20;
    private static final int COMMON_UDP = ETHERNET_HEADER + 20 + 8;

    private final PacketView view = new PacketView();
    private final LinkPayload frame = new LinkPayload();
    private final NestedDecoder nested = new NestedDecoder(view);
    private final boolean shortcut;

    public PacketDecoder() {
        this(true);
    }

    /// A decoder that may be told to take the complete way always, for tests.
    public PacketDecoder(boolean shortcut) {
        this.shortcut = shortcut;
    }

    /// The result of the last call of [#decode].
    public PacketView view() {
        return view;
    }

    /// Decodes `capturedLength` bytes at `offset`, which must lie within `bytes` (mapped or native).
    public void decode(MemorySegment bytes, long offset, int capturedLength, int linkType) {
        view.bytes = bytes;
        view.packetOffset = offset;
        view.capturedLength = capturedLength;
        if (linkType == LinkType.ETHERNET
                && capturedLength >= COMMON_UDP
                && shortcut
                && decodeCommon(bytes, offset, capturedLength)) {
            return;
        }
        decodeCompletely(bytes, offset, capturedLength, linkType);
    }

    /// The short way. Returns false, having changed nothing that matters, where a packet is not of
    /// the common shape.
    private boolean decodeCommon(MemorySegment bytes, long offset, int capturedLength) {
        // EtherType, version, header length and class in one load: 0x0800 and 0x45.
        if ((i32(bytes, offset + 12) >>> 8) != 0x080045) {
            return false;
        }
        int totalLength = u16(bytes, offset + 16);
        int protocol = u8(bytes, offset + 23);
        boolean tcp = protocol == Protocol.TCP;
        if ((u16(bytes, offset + 20) & FRAGMENT_BITS) != 0
                || totalLength > capturedLength - ETHERNET_HEADER
                || totalLength < (tcp ? COMMON_TCP : COMMON_UDP) - ETHERNET_HEADER
                || (!tcp && protocol != Protocol.UDP)) {
            return false;
        }
        int ports = i32(bytes, offset + 34);
        int source = ports >>> 16;
        int destination = ports & 0xFFFF;
        if (source == 0 || destination == 0) {
            return false;
        }
        if (tcp) {
            int offsetAndFlags = u16(bytes, offset + 46);
            if (offsetAndFlags < 0x5000) {
                return false;
            }
            view.tcpFlags = offsetAndFlags & 0xFF;
        } else if (Tunnels.mayBeTunnel(source, destination)
                || u16(bytes, offset + 38) < UDP_HEADER) {
            return false;
        } else {
            view.tcpFlags = -1;
        }
        view.protocol = protocol;
        view.sourcePort = source;
        view.destinationPort = destination;
        view.sourceLow = IpHeader.IPV4_MAPPED | u32(bytes, offset + 26);
        view.destinationLow = IpHeader.IPV4_MAPPED | u32(bytes, offset + 30);
        view.networkOffset = offset + ETHERNET_HEADER;
        view.transportOffset = offset + ETHERNET_HEADER + 20;
        view.transportEnd = offset + ETHERNET_HEADER + totalLength;
        if (view.ipDetail) {
            becomeCommon();
        }
        return true;
    }

    /// What all packets of the common shape share; it holds until another shape is decoded.
    private void becomeCommon() {
        view.sourceHigh = 0;
        view.destinationHigh = 0;
        view.ipVersion = 4;
        view.reading = Reading.OBSERVED;
        view.transportWhole = true;
        view.transportCut = false;
        view.nested = PacketView.Nested.NONE;
        view.nestedZeroSource = false;
        view.nestedZeroDestination = false;
        view.stopReason = StopReason.NONE;
        view.ipDetail = false;
    }

    private void decodeCompletely(
            MemorySegment bytes, long offset, int capturedLength, int linkType) {
        reset();
        frame.begin(bytes, offset + capturedLength);
        LinkDecoder.decode(frame, linkType, offset);
        switch (frame.kind) {
            case IPV4 -> decodeIp(bytes, 4);
            case IPV6 -> decodeIp(bytes, 6);
            case IP -> decodeIp(bytes, 0);
            case OTHER -> {
                view.reading = Reading.NOT_IP;
                view.etherType = frame.etherType;
            }
            case STOPPED -> stop(frame.reason, frame.offset, frame.needed, frame.end);
        }
    }

    private void reset() {
        view.reading = Reading.UNDECODABLE;
        view.ipVersion = 0;
        view.protocol = -1;
        view.tcpFlags = -1;
        view.transportCut = false;
        view.transportWhole = false;
        view.etherType = 0;
        view.stopReason = StopReason.NONE;
        view.nested = PacketView.Nested.NONE;
        view.nestedZeroSource = false;
        view.nestedZeroDestination = false;
        view.ipDetail = true;
        view.ip.fragmented = false;
        view.ip.fragmentOffset = 0;
    }

    private void stop(StopReason reason, long at, int needed, long end) {
        view.stopReason = reason;
        view.stopOffset = at;
        view.stopNeeded = needed;
        view.stopEnd = end;
    }

    private void decodeIp(MemorySegment bytes, int version) {
        IpHeader ip = view.ip;
        view.networkOffset = frame.offset;
        boolean whole =
                ip.read(bytes, frame.offset, frame.end, version)
                        && (ip.version == 6 || ip.passAuthentication());
        view.ipVersion = ip.version == 4 || ip.version == 6 ? ip.version : 0;
        view.protocol = ip.protocol;
        if (!whole) {
            stopInIp(ip);
            return;
        }
        addresses(ip);
        view.transportOffset = ip.payload;
        view.transportEnd = ip.payloadEnd;
        view.transportWhole = ip.whole && !ip.fragmented;
        decodeTransport(bytes, ip);
    }

    /// A later fragment is known as one even where its options were cut.
    private void stopInIp(IpHeader ip) {
        stop(ip.reason, ip.stopOffset, ip.needed, frame.end);
        if (ip.version == 4 && ip.fixedFieldsKnown && ip.fragmentOffset != 0) {
            view.reading = Reading.NON_FIRST_FRAGMENT;
            addresses(ip);
        } else {
            view.transportCut =
                    ip.protocolKnown && ip.fragmentOffset == 0 && Protocol.hasPorts(ip.protocol);
        }
    }

    private void addresses(IpHeader ip) {
        view.sourceHigh = ip.sourceHigh;
        view.sourceLow = ip.sourceLow;
        view.destinationHigh = ip.destinationHigh;
        view.destinationLow = ip.destinationLow;
    }

    private void decodeTransport(MemorySegment bytes, IpHeader ip) {
        if (ip.fragmentOffset != 0) {
            view.reading = Reading.NON_FIRST_FRAGMENT;
        } else if (Protocol.hasPorts(ip.protocol)) {
            decodePorts(bytes, ip);
        } else {
            view.reading = Reading.NO_PORTS_IN_PROTOCOL;
            nested.behind(bytes, ip);
        }
    }

    private void decodePorts(MemorySegment bytes, IpHeader ip) {
        long offset = ip.payload;
        long available = ip.payloadEnd - offset;
        view.transportCut = available < Protocol.fixedHeaderLength(ip.protocol);
        if (available < 4) {
            view.reading = Reading.TRUNCATED;
            StopReason reason =
                    ip.lengthGoverns
                            ? StopReason.PORTS_CUT_BY_IP_LENGTH
                            : StopReason.PORTS_CUT_BY_CAPTURE;
            stop(reason, offset, 4, ip.payloadEnd);
            return;
        }
        view.reading = Reading.OBSERVED;
        view.sourcePort = u16(bytes, offset);
        view.destinationPort = u16(bytes, offset + 2);
        if (ip.protocol == Protocol.TCP && available >= 14) {
            view.tcpFlags = u8(bytes, offset + 13);
            view.transportCut |= (u8(bytes, offset + 12) >>> 4) < 5;
        } else if (ip.protocol == Protocol.UDP && !view.transportCut) {
            view.transportCut = u16(bytes, offset + 4) < UDP_HEADER && !ip.jumbo;
            nested.insideUdp(bytes, offset, ip.payloadEnd, view.sourcePort, view.destinationPort);
        }
    }

    /// Fills fragment, identification and hop-limit fields of a packet that took the short way.
    public void detail() {
        if (!view.ipDetail) {
            long end = view.packetOffset + view.capturedLength;
            view.ip.read(view.bytes, view.networkOffset, end, 4);
            view.ipDetail = true;
        }
    }
}
