package io.portzero.packet;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.i64;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

/// EtherTypes of tags and wrappers that few networks use, looked up only where no common one fits.
///
/// ```
///  Cisco MetaData (Wireshark)    | version 1 | length 1 | option 2 | group tag 2 | EtherType 2
///  HSR (IEC 62439-3)             | path 4 bits, size 12 | sequence 2 | EtherType 2
///  R-TAG (IEEE 802.1CB §7.8)     | reserved 2 | sequence 2 | EtherType 2
///  MACsec (IEEE 802.1AE §9.3)    | V, ES, SC, SCB, E, C, AN 2 bits | short length 1 | number 4 |
///                                | [SCI 8 if SC] | EtherType 2 ... | check value 16
///  TRILL (RFC 6325 §3)           | V 2 bits, R 2, M 1, option words 5, hops 6 | egress 2 |
///                                | ingress 2 | options | Ethernet frame
///  ISL (Cisco document 17056)    | destination 5 | type, user 1 | source 6 | length 2 | AAAA03 |
///                                | 00000C | VLAN 2 | index 2 | reserved 2 | Ethernet frame | CRC 4
/// ```
final class RareEtherTypes {

    private static final int CISCO_GROUP_TAG = 0x0101_0001;
    private static final int MACSEC_SCI = 0x20;
    private static final int MACSEC_VERSION_OR_CHANGED = 0x8C;
    private static final int TRILL_HEADER = 6;
    private static final int ISL_HEADER = 26;

    private RareEtherTypes() {}

    static void decode(LinkPayload frame, int etherType, long offset) {
        switch (etherType) {
            case EtherType.NETWORK_SERVICE_HEADER -> ServiceHeader.decode(frame, offset);
            case EtherType.CISCO_METADATA -> ciscoMetadata(frame, offset);
            case EtherType.HSR, EtherType.REDUNDANCY_TAG -> tag(frame, offset, 6);
            case EtherType.MACSEC -> macsec(frame, offset);
            case EtherType.TRILL -> trill(frame, offset);
            case EtherType.BATMAN -> MeshHeader.decode(frame, offset);
            case EtherType.JUMBO_LLC -> EtherTypes.llc(frame, offset);
            default -> frame.other(etherType, offset);
        }
    }

    /// A tag whose last two bytes name what follows.
    private static void tag(LinkPayload frame, long offset, int length) {
        if (frame.has(offset, length)) {
            EtherTypes.typeOrLength(frame, u16(frame.bytes, offset + length - 2), offset + length);
        }
    }

    private static void ciscoMetadata(LinkPayload frame, long offset) {
        if (!frame.has(offset, 8)) {
            return;
        }
        if (i32(frame.bytes, offset) == CISCO_GROUP_TAG) {
            tag(frame, offset, 8);
        } else {
            frame.other(EtherType.CISCO_METADATA, offset);
        }
    }

    /// What MACsec only authenticates can be read. A short length says where the data ends; else
    /// the check value behind it is passed over as padding.
    private static void macsec(LinkPayload frame, long offset) {
        if (!frame.has(offset, 6)) {
            return;
        }
        int control = u8(frame.bytes, offset);
        if ((control & MACSEC_VERSION_OR_CHANGED) != 0) {
            frame.other(EtherType.MACSEC, offset);
            return;
        }
        int shortLength = u8(frame.bytes, offset + 1) & 0x3F;
        int header = (control & MACSEC_SCI) != 0 ? 14 : 6;
        if (shortLength != 0) {
            frame.endAt(offset + header + shortLength);
        }
        tag(frame, offset, header + 2);
    }

    private static void trill(LinkPayload frame, long offset) {
        if (!frame.has(offset, TRILL_HEADER)) {
            return;
        }
        int first = u16(frame.bytes, offset);
        if (first >>> 14 != 0) {
            frame.other(EtherType.TRILL, offset);
        } else {
            int options = (first >>> 6 & 0x1F) << 2;
            EtherTypes.ethernet(frame, offset + TRILL_HEADER + options);
        }
    }

    /// Whether the frame is one of Cisco's inter-switch link: its destination says so, and that an
    /// Ethernet frame is inside. The first byte is 01 or 03, or 0C (Wireshark's packet-eth.c).
    static boolean isInterSwitchLink(LinkPayload frame, long offset) {
        long destinationAndType = i64(frame.bytes, offset) >>> 16;
        long destination = destinationAndType & ~0x0FL;
        return (destination & ~0x0200_0000_0000L) == 0x0100_0C00_0000L
                || destination == 0x0C00_0C00_0000L;
    }

    static void interSwitchLink(LinkPayload frame, long offset) {
        if (frame.descend(offset) && frame.has(offset, ISL_HEADER)) {
            EtherTypes.ethernet(frame, offset + ISL_HEADER);
        }
    }
}
