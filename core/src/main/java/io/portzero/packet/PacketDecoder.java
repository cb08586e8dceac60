package io.portzero.packet;

import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import java.nio.ByteBuffer;

/// Decodes one captured packet after another into the same [PacketView], without allocating.
///
/// Packets of the most common shapes may be read by [CommonShape] instead, with the same result.
///
/// One decoder serves one thread.
public final class PacketDecoder {

    private static final int UDP_HEADER = 8;

    private final PacketView view = new PacketView();
    private final LinkPayload frame = new LinkPayload();
    private final NestedDecoder nested = new NestedDecoder(view);

    /// The result of the last call of [#decode].
    public PacketView view() {
        return view;
    }

    /// Decodes `capturedLength` bytes at `offset`, which must lie within `bytes` (mapped or
    /// native).
    public void decode(ByteBuffer bytes, long offset, int capturedLength, int linkType) {
        view.bytes = bytes;
        view.packetOffset = offset;
        view.capturedLength = capturedLength;
        reset();
        frame.begin(bytes, offset + capturedLength);
        LinkDecoder.decode(frame, linkType, offset);
        switch (frame.kind) {
            case IPV4 -> decodeIp(bytes, 4);
            case IPV6 -> decodeIp(bytes, 6);
            case IP -> decodeIp(bytes, 0);
            case IPV4_TCP -> decodeTcp(bytes);
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
        view.ip.fragmented = false;
        view.ip.fragmentOffset = 0;
    }

    private void stop(StopReason reason, long at, int needed, long end) {
        view.stopReason = reason;
        view.stopOffset = at;
        view.stopNeeded = needed;
        view.stopEnd = end;
    }

    private void decodeIp(ByteBuffer bytes, int version) {
        IpHeader ip = view.ip;
        boolean whole =
                ip.read(bytes, frame.offset, frame.end, version)
                        && (ip.version == 6 || ip.passAuthentication());
        decodeIp(bytes, ip, whole);
    }

    private void decodeTcp(ByteBuffer bytes) {
        IpHeader ip = view.ip;
        decodeIp(bytes, ip, ip.readTcp(bytes, frame.offset, frame.end));
    }

    private void decodeIp(ByteBuffer bytes, IpHeader ip, boolean whole) {
        view.networkOffset = frame.offset;
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

    private void decodeTransport(ByteBuffer bytes, IpHeader ip) {
        if (ip.fragmentOffset != 0) {
            view.reading = Reading.NON_FIRST_FRAGMENT;
        } else if (Protocol.hasPorts(ip.protocol)) {
            decodePorts(bytes, ip);
        } else {
            view.reading = Reading.NO_PORTS_IN_PROTOCOL;
            nested.behind(bytes, ip);
        }
    }

    private void decodePorts(ByteBuffer bytes, IpHeader ip) {
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
            view.transportCut = cutByItsLength(u16(bytes, offset + 4));
            nested.insideUdp(bytes, offset, ip.payloadEnd, view.sourcePort, view.destinationPort);
        }
    }

    /// In IPv6 a length of 0 stands for a jumbogram (RFC 2675 §4).
    private boolean cutByItsLength(int udpLength) {
        return udpLength < UDP_HEADER && !(udpLength == 0 && view.ipVersion == 6);
    }
}
