package io.portzero.packet;

import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// What one captured packet says about itself: the result of [PacketDecoder], filled again for
/// every packet. Nothing here may be kept beyond the next call of the decoder.
///
/// Ports are only meaningful where [#reading] is [Reading#OBSERVED]; there is no number that stands
/// for "no port". Addresses are two longs, IPv4 as `::ffff:a.b.c.d`.
public final class PacketView {

    ByteBuffer bytes = Wire.NOTHING;
    long packetOffset;
    int capturedLength;
    Reading reading = Reading.UNDECODABLE;
    int ipVersion;
    int protocol = -1;
    int sourcePort;
    int destinationPort;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    long networkOffset;
    long transportOffset;
    long transportEnd;
    boolean transportWhole;
    boolean transportCut;
    int tcpFlags;
    int etherType;
    StopReason stopReason = StopReason.NONE;
    long stopOffset;
    int stopNeeded;
    long stopEnd;

    /// The outer IP header.
    final IpHeader ip = new IpHeader();

    /// Nested headers: a packet quoted by an ICMP error, or carried by a tunnel.
    final IpHeader inner = new IpHeader();

    Nested nested = Nested.NONE;
    boolean nestedZeroSource;
    boolean nestedZeroDestination;
    int nestedProtocol;
    int nestedSourcePort;
    int nestedDestinationPort;

    /// Where a header with a zero port is that is not the outermost one.
    public enum Nested {
        /// There is none.
        NONE,
        /// In the packet that an ICMP or ICMPv6 error quotes.
        QUOTED,
        /// In a packet inside a tunnel.
        TUNNELLED
    }

    /// What is known about the ports of the outermost transport header.
    public Reading reading() {
        return reading;
    }

    /// The bytes that hold the packet; valid as long as the capture's memory is.
    public ByteBuffer bytes() {
        return bytes;
    }

    /// Where the captured frame begins in [#bytes].
    public long packetOffset() {
        return packetOffset;
    }

    /// 4, 6, or 0 where no IP header was read.
    public int ipVersion() {
        return ipVersion;
    }

    /// The protocol behind the outermost IP header, -1 where it is not known.
    public int protocol() {
        return protocol;
    }

    /// Meaningful only where the reading is observed.
    public int sourcePort() {
        return sourcePort;
    }

    /// Meaningful only where the reading is observed.
    public int destinationPort() {
        return destinationPort;
    }

    /// The first eight bytes of the outermost source address.
    public long sourceHigh() {
        return sourceHigh;
    }

    /// The last eight bytes of the outermost source address.
    public long sourceLow() {
        return sourceLow;
    }

    /// The first eight bytes of the outermost destination address.
    public long destinationHigh() {
        return destinationHigh;
    }

    /// The last eight bytes of the outermost destination address.
    public long destinationLow() {
        return destinationLow;
    }

    /// Where the outer IP header begins.
    public long networkOffset() {
        return networkOffset;
    }

    /// Where the outer transport header begins.
    public long transportOffset() {
        return transportOffset;
    }

    /// Where its data ends: by the IP length or by the capture, whichever is smaller.
    public long transportEnd() {
        return transportEnd;
    }

    /// Whether the capture holds all that the IP length announces, and it is no fragment.
    public boolean transportWhole() {
        return transportWhole;
    }

    /// Whether the capture holds all that the outer IP length announces, fragment or not.
    public boolean ipWhole() {
        return ip.whole;
    }

    /// Whether the fixed transport header is not whole, or TCP's data offset is below five words;
    /// the ports may be observed nevertheless.
    public boolean transportCut() {
        return transportCut;
    }

    /// TCP's eight flag bits, -1 where they were not captured or the protocol is another.
    public int tcpFlags() {
        return tcpFlags;
    }

    /// TCP's window field, not scaled; -1 where the fixed header is not whole or the protocol is
    /// another.
    public int tcpWindow() {
        return hasWholeHeader() && protocol == Protocol.TCP ? u16(bytes, transportOffset + 14) : -1;
    }

    /// Bytes behind the outermost transport header, up to where the IP length or the capture ends;
    /// -1 where that header is not whole. SCTP's chunks count.
    public int payloadLength() {
        if (!hasWholeHeader()) {
            return -1;
        }
        return (int) Math.max(0, transportEnd - transportOffset - transportHeaderLength());
    }

    private boolean hasWholeHeader() {
        return reading == Reading.OBSERVED && !transportCut;
    }

    private int transportHeaderLength() {
        int fixed = Protocol.fixedHeaderLength(protocol);
        int declared =
                switch (protocol) {
                    case Protocol.TCP -> u8(bytes, transportOffset + 12) >>> 4 << 2;
                    case Protocol.DCCP -> u8(bytes, transportOffset + 4) << 2;
                    default -> fixed;
                };
        return Math.max(fixed, declared);
    }

    /// The EtherType of a frame that is not IP; 0 where it has none.
    public int etherType() {
        return etherType;
    }

    /// Why decoding stopped before the ports, or [StopReason#NONE].
    public StopReason stopReason() {
        return stopReason;
    }

    /// Where and why decoding stopped, with what was needed and found.
    public DecodeStop decodeStop() {
        int at = (int) (stopOffset - packetOffset);
        return new DecodeStop(stopReason, at, stopNeeded, (int) Math.max(0, stopEnd - stopOffset));
    }

    /// Whether it is a fragment, the first one or a later one.
    public boolean fragmented() {
        return ip.fragmented;
    }

    /// The fragment's offset in bytes; 0 for a first fragment and for whole packets.
    public int fragmentOffset() {
        return ip.fragmentOffset;
    }

    /// Whether other fragments follow it.
    public boolean moreFragments() {
        return ip.moreFragments;
    }

    /// IPv4's don't-fragment bit; false for IPv6, which has none.
    public boolean doNotFragment() {
        return ip.doNotFragment;
    }

    /// IPv4's identification (16 bits) or that of an IPv6 fragment header (32 bits); 0 without one.
    public long identification() {
        return ip.identification;
    }

    /// IPv4's time to live or IPv6's hop limit.
    public int hopLimit() {
        return ip.hopLimit;
    }

    /// Where a nested header with a zero port is, if there is one.
    public Nested nested() {
        return nested;
    }

    /// Whether a nested transport header has source port 0.
    public boolean nestedZeroSource() {
        return nestedZeroSource;
    }

    /// Whether a nested transport header has destination port 0.
    public boolean nestedZeroDestination() {
        return nestedZeroDestination;
    }

    /// The protocol of the nested header with the zero.
    public int nestedProtocol() {
        return nestedProtocol;
    }

    /// The source port of the nested header with the zero.
    public int nestedSourcePort() {
        return nestedSourcePort;
    }

    /// The destination port of the nested header with the zero.
    public int nestedDestinationPort() {
        return nestedDestinationPort;
    }

    /// The outermost IP header; meaningful where its addresses are.
    public IpHeader outerIp() {
        return ip;
    }

    /// The IP header in front of the nested header with the zero.
    public IpHeader nestedIp() {
        return inner;
    }

    /// Whether the outermost source or destination port is really 0.
    public boolean isZero() {
        return reading == Reading.OBSERVED && (sourcePort == 0 || destinationPort == 0);
    }
}
