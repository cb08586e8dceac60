package io.portzero.packet;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.littleI32;
import static io.portzero.internal.Wire.littleU16;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import java.lang.foreign.MemorySegment;

/// IEEE 802.11 frames and the four headers that capture software puts in front of them.
///
/// ```
///  frame control 2 | duration 2 | address 6 | address 6 | address 6 | sequence 2
///  [ address 6: to and from the distribution system ] [ QoS 2 ] [ HT control 4 ] | LLC ...
/// ```
final class WirelessLinks {

    private static final int TYPE_DATA = 2;
    private static final int SUBTYPE_NO_DATA = 4;
    private static final int SUBTYPE_QOS = 8;
    private static final int TO_AND_FROM_DISTRIBUTION = 0x03;
    private static final int PROTECTED = 0x40;
    private static final int ORDER = 0x80;
    private static final int AGGREGATE_MSDU = 0x80;
    private static final int PRISM_HEADER = 144;
    private static final int RADIOTAP_FLAG_DATA_PADDING = 0x20;

    private WirelessLinks() {}

    static void ieee80211(LinkPayload frame, long offset, boolean padded) {
        if (!frame.has(offset, 24)) {
            shortFrame(frame, offset);
            return;
        }
        MemorySegment bytes = frame.bytes;
        int control = u8(bytes, offset);
        int flags = u8(bytes, offset + 1);
        int subtype = control >>> 4;
        if (((control >>> 2) & 3) != TYPE_DATA || (subtype & SUBTYPE_NO_DATA) != 0) {
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
        boolean aggregate = qos && (u8(bytes, qosOffset) & AGGREGATE_MSDU) != 0;
        // An aggregate holds subframes, each with two addresses and a length before its LLC header.
        EtherTypes.llc(frame, offset + length + (aggregate ? 14 : 0));
    }

    /// Acknowledgements and other control frames are shorter than a data header and carry nothing.
    private static void shortFrame(LinkPayload frame, long offset) {
        if (frame.end - offset >= 2 && ((u8(frame.bytes, offset) >>> 2) & 3) == 1) {
            frame.other(EtherType.LLC, offset);
        }
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

    private static boolean radiotapSaysPadded(MemorySegment bytes, long offset, int length) {
        int present = littleI32(bytes, offset + 4);
        long field = offset + 8;
        for (int word = present; word < 0 && field + 4 <= offset + length; field += 4) {
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
        } else if (frame.has(offset, PRISM_HEADER)) {
            ieee80211(frame, offset + PRISM_HEADER, false);
        }
    }

    /// AVS: version 4, length 4, big-endian.
    static void avs(LinkPayload frame, long offset) {
        if (!frame.has(offset, 8)) {
            return;
        }
        int length = i32(frame.bytes, offset + 4);
        if (length < 8 || length > 4096) {
            frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, offset, 8);
        } else if (frame.has(offset, length)) {
            ieee80211(frame, offset + length, false);
        }
    }

    /// Per-packet information: version 1, flags 1, length 2, link type 4, little-endian.
    static void ppi(LinkPayload frame, long offset) {
        if (!frame.has(offset, 8)) {
            return;
        }
        int length = littleU16(frame.bytes, offset + 2);
        int linkType = littleI32(frame.bytes, offset + 4);
        if (length < 8 || linkType == LinkType.PPI) {
            frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, offset, 8);
        } else if (frame.has(offset, length)) {
            LinkDecoder.decode(frame, linkType, offset + length);
        }
    }

    /// Linux netfilter log: family 1, version 1, resource 2, then attributes of length 2, type 2 in
    /// the byte order of the capturing host, padded to four bytes; the packet is attribute 9.
    static void nflog(LinkPayload frame, long offset) {
        if (!frame.has(offset, 4)) {
            return;
        }
        MemorySegment bytes = frame.bytes;
        int family = u8(bytes, offset);
        long attribute = offset + 4;
        while (frame.has(attribute, 4)) {
            int length = littleU16(bytes, attribute);
            int type = littleU16(bytes, attribute + 2);
            if (length > frame.end - attribute) {
                length = u16(bytes, attribute);
                type = u16(bytes, attribute + 2);
            }
            if (length < 4) {
                frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, attribute, 4);
                return;
            }
            if ((type & 0x7FFF) == 9) {
                nflogPayload(frame, family, attribute + 4);
                return;
            }
            attribute += (length + 3) & ~3;
        }
    }

    private static void nflogPayload(LinkPayload frame, int family, long offset) {
        switch (family) {
            case 2 -> frame.ipv4(offset);
            case 10 -> frame.ipv6(offset);
            default -> frame.other(EtherType.LLC, offset);
        }
    }
}
