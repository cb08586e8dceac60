package io.portzero.packet;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.littleI32;
import static io.portzero.internal.Wire.littleU16;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import java.nio.ByteBuffer;

/// IEEE 802.11 frames and the four headers that capture software puts in front of them.
///
/// ```
///  frame control 2 | duration 2 | address 6 | address 6 | address 6 | sequence 2
///  [ address 6: to and from the distribution system ] [ QoS 2 ] [ HT control 4 ] | LLC ...
/// ```
final class WirelessLinks {

    /// Type 2 in bits 2 and 3, version 0.
    private static final int DATA = 0x08;

    private static final int SUBTYPE_NO_DATA = 4;
    private static final int SUBTYPE_QOS = 8;
    private static final int TO_AND_FROM_DISTRIBUTION = 0x03;
    private static final int FRAGMENT_NUMBER = 22;
    private static final int PROTECTED = 0x40;
    private static final int ORDER = 0x80;
    private static final int AGGREGATE_MSDU = 0x80;
    private static final int MESH_CONTROL = 0x01;
    private static final int SUBFRAME_HEADER = 14;
    private static final int RADIOTAP_FLAG_DATA_PADDING = 0x20;
    private static final int NFLOG_HEADER = 1;
    private static final int NFLOG_PACKET = 9;
    private static final int INTERNET = 2;
    private static final int INTERNET_6 = 10;

    private WirelessLinks() {}

    static void ieee80211(LinkPayload frame, long offset, boolean padded) {
        if (!frame.has(offset, 2)) {
            return;
        }
        ByteBuffer bytes = frame.bytes;
        int control = u8(bytes, offset);
        int flags = u8(bytes, offset + 1);
        int subtype = control >>> 4;
        // The two lowest bits are the version, of which there is only 0 (IEEE 802.11 §9.2.4.1.2).
        if ((control & 0x0F) != DATA || (subtype & SUBTYPE_NO_DATA) != 0) {
            frame.other(EtherType.LLC, offset);
            return;
        }
        boolean fourAddresses = (flags & TO_AND_FROM_DISTRIBUTION) == TO_AND_FROM_DISTRIBUTION;
        boolean qos = (subtype & SUBTYPE_QOS) != 0;
        int length = fourAddresses ? 30 : 24;
        long qosOffset = offset + length;
        if (qos) {
            length += (flags & ORDER) != 0 ? 6 : 2;
        }
        if (padded) {
            length = (length + 3) & ~3;
        }
        if ((flags & PROTECTED) != 0) {
            frame.stop(StopReason.ENCRYPTED_FRAME, offset, length);
            return;
        }
        if (!frame.has(offset, length)) {
            return;
        }
        // A later fragment begins in the midst of a packet (IEEE 802.11 §9.2.4.4).
        if ((u8(bytes, offset + FRAGMENT_NUMBER) & 0x0F) != 0) {
            frame.other(EtherType.LLC, offset);
            return;
        }
        boolean aggregate = qos && (u8(bytes, qosOffset) & AGGREGATE_MSDU) != 0;
        if (aggregate) {
            aggregate(frame, offset + length);
        } else {
            boolean mesh = qos && (u8(bytes, qosOffset + 1) & MESH_CONTROL) != 0;
            EtherTypes.llc(frame, body(frame, offset + length, length, mesh));
        }
    }

    /// Where LLC begins. Some drivers pad the header to four bytes and do not say so. In a mesh,
    /// six bytes of mesh control and up to two addresses come first (IEEE 802.11 §9.2.4.8.3), but
    /// elsewhere the bit that announces them means other things. So SNAP must stand there.
    private static long body(LinkPayload frame, long offset, int header, boolean mesh) {
        if (snapAt(frame, offset)) {
            return offset;
        }
        if ((header & 3) == 2 && snapAt(frame, offset + 2)) {
            return offset + 2;
        }
        if (mesh && frame.end > offset) {
            long behind = offset + 6 + 6L * (u8(frame.bytes, offset) & 3);
            return snapAt(frame, behind) ? behind : offset;
        }
        return offset;
    }

    private static boolean snapAt(LinkPayload frame, long offset) {
        return frame.end - offset >= 3
                && u16(frame.bytes, offset) == 0xAAAA
                && u8(frame.bytes, offset + 2) == 0x03;
    }

    /// An aggregate holds subframes, each with two addresses and a length before its LLC header,
    /// and padded to four bytes. It is one packet: the first subframe counts that is not known to
    /// carry something else than IP.
    private static void aggregate(LinkPayload frame, long offset) {
        long end = frame.end;
        long at = offset;
        do {
            frame.end = end;
            if (!frame.has(at, SUBFRAME_HEADER)) {
                return;
            }
            int length = SUBFRAME_HEADER + u16(frame.bytes, at + 12);
            frame.endAt(at + length);
            EtherTypes.llc(frame, at + SUBFRAME_HEADER);
            at += (length + 3) & ~3;
        } while (frame.kind == LinkPayload.Kind.OTHER && end - at >= SUBFRAME_HEADER);
    }

    /// Radiotap: version 1, pad 1, length 2 and present bits 4, little-endian, then the fields.
    static void radiotap(LinkPayload frame, long offset) {
        if (!frame.has(offset, 8)) {
            return;
        }
        int length = littleU16(frame.bytes, offset + 2);
        if (length < 8) {
            frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, offset, 8);
            return;
        }
        if (frame.has(offset, length)) {
            ieee80211(frame, offset + length, radiotapSaysPadded(frame.bytes, offset, length));
        }
    }

    private static boolean radiotapSaysPadded(ByteBuffer bytes, long offset, int length) {
        int present = littleI32(bytes, offset + 4);
        long field = offset + 8;
        for (int word = present; word < 0; field += 4) {
            if (field + 4 > offset + length) {
                return false;
            }
            word = littleI32(bytes, field);
        }
        if ((present & 1) != 0) {
            long aligned = offset + ((field - offset + 7) & ~7L);
            field = aligned + 8;
        }
        return (present & 2) != 0
                && field < offset + length
                && (u8(bytes, field) & RADIOTAP_FLAG_DATA_PADDING) != 0;
    }

    /// Prism: message code and length, host order; some drivers wrote AVS under this number.
    static void prism(LinkPayload frame, long offset) {
        if (!frame.has(offset, 8)) {
            return;
        }
        if ((i32(frame.bytes, offset) & 0xFFFFF000) == 0x80211000) {
            avs(frame, offset);
        } else {
            // The code is 0x44, so the byte that holds it tells the order.
            boolean little = u8(frame.bytes, offset) != 0;
            int length = little ? littleI32(frame.bytes, offset + 4) : i32(frame.bytes, offset + 4);
            behind(frame, offset, length);
        }
    }

    private static void behind(LinkPayload frame, long offset, int length) {
        if (length < 8) {
            frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, offset, 8);
        } else if (frame.has(offset, length)) {
            ieee80211(frame, offset + length, false);
        }
    }

    /// AVS: version 4, length 4, big-endian.
    static void avs(LinkPayload frame, long offset) {
        if (!frame.has(offset, 8)) {
            return;
        }
        behind(frame, offset, i32(frame.bytes, offset + 4));
    }

    /// Per-packet information: version 1, flags 1, length 2, link type 4, little-endian.
    static void ppi(LinkPayload frame, long offset) {
        if (!frame.has(offset, 8)) {
            return;
        }
        int length = littleU16(frame.bytes, offset + 2);
        int linkType = littleI32(frame.bytes, offset + 4);
        if (length < 8) {
            frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, offset, 8);
        } else if (frame.has(offset, length)) {
            LinkDecoder.wrapped(frame, linkType, offset + length);
        }
    }

    /// Linux netfilter log: family 1, version 1, resource 2, then attributes of length 2, type 2 in
    /// the byte order of the capturing host, padded to four bytes; the packet is attribute 9. Of
    /// bridges and of devices, attribute 1 begins with the EtherType, big-endian.
    static void nflog(LinkPayload frame, long offset) {
        if (!frame.has(offset, 4)) {
            return;
        }
        int family = u8(frame.bytes, offset);
        long attribute = nflogAttribute(frame, offset + 4, NFLOG_PACKET, true);
        boolean little = attribute >= 0;
        if (!little) {
            attribute = nflogAttribute(frame, offset + 4, NFLOG_PACKET, false);
        }
        if (attribute < 0) {
            frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, offset, 4);
            return;
        }
        int type = nflogType(frame, offset + 4, little);
        frame.endAt(attribute + half(frame.bytes, attribute, little));
        switch (family) {
            case INTERNET -> frame.ipv4(attribute + 4);
            case INTERNET_6 -> frame.ipv6(attribute + 4);
            default -> EtherTypes.etherType(frame, type, attribute + 4);
        }
    }

    /// The EtherType; 0, which is none, where nothing says it.
    private static int nflogType(LinkPayload frame, long first, boolean little) {
        long header = nflogAttribute(frame, first, NFLOG_HEADER, little);
        boolean whole =
                header >= 0 && half(frame.bytes, header, little) >= 6 && frame.end - header >= 6;
        return whole ? u16(frame.bytes, header + 4) : 0;
    }

    /// Where the attribute begins, if it is there and the attributes are in this byte order; else
    /// -1.
    private static long nflogAttribute(LinkPayload frame, long first, int type, boolean little) {
        long attribute = first;
        while (frame.end - attribute >= 4) {
            int length = half(frame.bytes, attribute, little);
            if (length < 4) {
                return -1;
            }
            if ((half(frame.bytes, attribute + 2, little) & 0x7FFF) == type) {
                return attribute;
            }
            attribute += (length + 3) & ~3;
        }
        return -1;
    }

    private static int half(ByteBuffer bytes, long offset, boolean little) {
        return little ? littleU16(bytes, offset) : u16(bytes, offset);
    }
}
