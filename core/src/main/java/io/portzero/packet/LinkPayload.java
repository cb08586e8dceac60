package io.portzero.packet;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// What the link layer of one frame carries: filled by the link decoders, read by [PacketDecoder].
///
/// A flyweight: it is set again for every frame (and for every Ethernet frame inside a tunnel).
final class LinkPayload {

    /// What was found behind the link layer.
    enum Kind {
        IPV4,
        IPV6,
        /// IP of the version that its first nibble says.
        IP,
        /// IPv4 with TCP, of whose header the protocol holds something else.
        IPV4_TCP,
        /// Known not to be IP; [#etherType] says what.
        OTHER,
        /// Decoding stopped; [#reason] says why.
        STOPPED
    }

    private static final int MAXIMUM_DEPTH = 256;

    ByteBuffer bytes = Wire.NOTHING;

    /// The end of the captured frame.
    long end;

    Kind kind = Kind.STOPPED;

    /// Where the payload begins.
    long offset;

    /// The EtherType of a payload of kind `OTHER`, 0 where it was named by LLC or not at all.
    int etherType;

    StopReason reason = StopReason.NONE;
    int needed;

    /// Link headers passed so far, bounded so that crafted nesting ends.
    int depth;

    void begin(ByteBuffer frameBytes, long frameEnd) {
        bytes = frameBytes;
        end = frameEnd;
        reason = StopReason.NONE;
        etherType = 0;
        depth = 0;
    }

    /// Counts one more link header; false, and stopped, where they are nested too deep.
    boolean descend(long at) {
        if (++depth <= MAXIMUM_DEPTH) {
            return true;
        }
        stop(StopReason.NESTED_TOO_DEEP, at, 0);
        return false;
    }

    /// What lies behind `declaredEnd` is not part of the frame.
    void endAt(long declaredEnd) {
        end = Math.min(end, declaredEnd);
    }

    /// Whether `length` bytes from `from` were captured; otherwise the frame is marked as cut
    /// there.
    boolean has(long from, int length) {
        if (end - from >= length) {
            return true;
        }
        stop(StopReason.LINK_HEADER_CUT, from, length);
        return false;
    }

    void stop(StopReason why, long at, int length) {
        kind = Kind.STOPPED;
        reason = why;
        offset = at;
        needed = length;
    }

    void ipv4(long at) {
        kind = Kind.IPV4;
        offset = at;
    }

    void ipv6(long at) {
        kind = Kind.IPV6;
        offset = at;
    }

    void ipv4Tcp(long at) {
        kind = Kind.IPV4_TCP;
        offset = at;
    }

    void ipByNibble(long at) {
        kind = Kind.IP;
        offset = at;
    }

    void other(int type, long at) {
        kind = Kind.OTHER;
        etherType = type;
        offset = at;
    }
}
