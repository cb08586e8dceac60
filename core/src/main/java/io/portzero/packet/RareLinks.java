package io.portzero.packet;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.littleI32;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import io.portzero.internal.ErfType;
import java.nio.ByteBuffer;

/// Link types that few captures use: token ring, FDDI, frame relay, ARCNET, ATM, Juniper's pseudo
/// headers, Apple's packet tap and others.
final class RareLinks {

    private static final int JUNIPER_MAGIC = 0x4D4743;
    private static final int JUNIPER_NO_LAYER_2 = 0x02;
    private static final int JUNIPER_EXTENSIONS = 0x80;

    private RareLinks() {}

    static void decode(LinkPayload frame, int linkType, long offset) {
        switch (linkType) {
            case LinkType.TOKEN_RING -> tokenRing(frame, offset);
            case LinkType.FDDI -> fddi(frame, offset);
            case LinkType.ERF -> extensibleRecord(frame, offset);
            case LinkType.ARCNET_BSD -> arcnet(frame, offset, 2);
            case LinkType.ARCNET_LINUX -> arcnet(frame, offset, 4);
            case LinkType.IP_OVER_FIBRE_CHANNEL -> addressed(frame, offset, 16);
            case LinkType.ATM_CLIP,
                    LinkType.ATM_CLIP_16,
                    LinkType.ATM_CLIP_18,
                    LinkType.ATM_CLIP_19 ->
                    classicalIp(frame, offset);
            case LinkType.ATM_RFC1483, LinkType.ATM_RFC1483_11 -> EtherTypes.llc(frame, offset);
            case LinkType.SUNATM -> sunAtm(frame, offset);
            case LinkType.PFLOG -> BsdLinks.packetFilterLog(frame, offset);
            case LinkType.ENC, LinkType.ENC_13 -> BsdLinks.enc(frame, offset);
            case LinkType.SLIP -> slip(frame, offset);
            case LinkType.APPLE_IP_OVER_IEEE1394 -> typed(frame, offset, 16, 18);
            case LinkType.IP_OVER_INFINIBAND -> typed(frame, offset, 40, 44);
            case LinkType.SNOOP_INFINIBAND -> typed(frame, offset, 0, 4);
            case LinkType.IPNET -> SolarisLinks.ipNet(frame, offset);
            case LinkType.NETANALYZER -> EtherTypes.ethernet(frame, offset + 4);
            case LinkType.NETANALYZER_TRANSPARENT -> EtherTypes.ethernet(frame, offset + 12);
            case LinkType.PKTAP -> packetTap(frame, offset);
            case LinkType.C_HDLC_112 -> LinkDecoder.ciscoHdlc(frame, offset);
            case LinkType.AX25 -> AmateurRadio.ax25(frame, offset);
            case LinkType.AX25_KISS -> AmateurRadio.serial(frame, offset);
            case LinkType.DOCSIS -> CableLinks.docsis(frame, offset);
            case LinkType.EPON -> CableLinks.passiveOptical(frame, offset);
            case LinkType.ETHERNET_MPACKET -> CableLinks.interruptible(frame, offset);
            case LinkType.WIRESHARK_UPPER_PDU -> ProgramLinks.exported(frame, offset);
            case LinkType.TZSP -> ProgramLinks.sniffed(frame, offset);
            case LinkType.USER2 -> appleUser2(frame, offset);
            case LinkType.JUNIPER_ETHER,
                    LinkType.JUNIPER_PPP,
                    LinkType.JUNIPER_FRELAY,
                    LinkType.JUNIPER_CHDLC,
                    LinkType.JUNIPER_ATM1,
                    LinkType.JUNIPER_ATM2,
                    LinkType.JUNIPER_GGSN,
                    LinkType.JUNIPER_MLPPP,
                    LinkType.JUNIPER_PPPOE,
                    LinkType.JUNIPER_MLFR,
                    LinkType.JUNIPER_SERVICES ->
                    juniper(frame, linkType, offset);
            default -> unknown(frame, linkType, offset);
        }
    }

    private static void unknown(LinkPayload frame, int linkType, long offset) {
        if (LinkType.neverIp(linkType)) {
            frame.other(EtherType.LLC, offset);
        } else {
            frame.stop(StopReason.UNKNOWN_LINK_TYPE, offset, 0);
        }
    }

    /// A header of fixed length with an LLC header behind it.
    private static void addressed(LinkPayload frame, long offset, int header) {
        if (frame.has(offset, header)) {
            EtherTypes.llc(frame, offset + header);
        }
    }

    /// FDDI: frame control, two addresses; only frames of the LLC class carry something.
    private static void fddi(LinkPayload frame, long offset) {
        if (frame.has(offset, 13)) {
            if ((u8(frame.bytes, offset) & 0x70) == 0x50) {
                EtherTypes.llc(frame, offset + 13);
            } else {
                frame.other(EtherType.LLC, offset);
            }
        }
    }

    /// A whole record of Endace's extensible record format: header 16, extension headers of eight
    /// bytes while the first bit says so, the type's own header, the frame.
    private static void extensibleRecord(LinkPayload frame, long offset) {
        if (!frame.has(offset, 16)) {
            return;
        }
        ByteBuffer bytes = frame.bytes;
        int type = u8(bytes, offset + 8) & 0x7F;
        int wireLength = u16(bytes, offset + 14);
        boolean more = (u8(bytes, offset + 8) & 0x80) != 0;
        long data = offset + 16;
        while (more) {
            if (!frame.has(data, 8)) {
                return;
            }
            more = (u8(bytes, data) & 0x80) != 0;
            data += 8;
        }
        recordPayload(frame, type, wireLength, data);
    }

    /// What was captured behind the wire length is padding.
    private static void recordPayload(LinkPayload frame, int type, int wireLength, long data) {
        switch (type) {
            case ErfType.HDLC_POS,
                    ErfType.COLOR_HDLC_POS,
                    ErfType.DSM_COLOR_HDLC_POS,
                    ErfType.COLOR_HASH_POS -> {
                frame.endAt(data + wireLength);
                LinkDecoder.ciscoHdlc(frame, data);
            }
            case ErfType.MC_HDLC, ErfType.COLOR_MC_HDLC_POS ->
                    LinkDecoder.ciscoHdlc(frame, data + 4);
            // AAL5: an ATM header, of several channels one of the card's before it; then LLC.
            case ErfType.AAL5 -> EtherTypes.llc(frame, data + 4);
            case ErfType.MC_AAL5 -> EtherTypes.llc(frame, data + 8);
            case ErfType.ETH, ErfType.COLOR_ETH, ErfType.DSM_COLOR_ETH, ErfType.COLOR_HASH_ETH -> {
                frame.endAt(data + 2 + wireLength);
                EtherTypes.ethernet(frame, data + 2);
            }
            case ErfType.IPV4 -> {
                frame.endAt(data + wireLength);
                frame.ipv4(data);
            }
            case ErfType.IPV6 -> {
                frame.endAt(data + wireLength);
                frame.ipv6(data);
            }
            case ErfType.META -> frame.other(EtherType.LLC, data);
            default -> frame.stop(StopReason.UNKNOWN_LINK_TYPE, data, 0);
        }
    }

    /// A header of fixed length that names its payload by an EtherType within.
    private static void typed(LinkPayload frame, long offset, int typeAt, int header) {
        if (frame.has(offset, header)) {
            EtherTypes.etherType(frame, u16(frame.bytes, offset + typeAt), offset + header);
        }
    }

    /// IEEE 802.5: access control, frame control, two addresses; the top bit of the source address
    /// says that a routing field follows, whose first five bits of length count itself.
    private static void tokenRing(LinkPayload frame, long offset) {
        if (!frame.has(offset, 14)) {
            return;
        }
        if ((u8(frame.bytes, offset + 1) & 0xC0) != 0x40) {
            frame.other(EtherType.LLC, offset);
            return;
        }
        int header = 14;
        if ((u8(frame.bytes, offset + 8) & 0x80) != 0) {
            if (!frame.has(offset, 16)) {
                return;
            }
            header += u8(frame.bytes, offset + 14) & 0x1F;
        }
        addressed(frame, offset, header);
    }

    /// ARCNET: source, destination, (Linux: two bytes of offset), protocol; RFC 1201 adds a split
    /// flag and a sequence number, RFC 1051 (240, 241) does not.
    private static void arcnet(LinkPayload frame, long offset, int protocolAt) {
        if (!frame.has(offset, protocolAt + 1)) {
            return;
        }
        int protocol = u8(frame.bytes, offset + protocolAt);
        long behind = offset + protocolAt + 1;
        switch (protocol) {
            case 240 -> frame.ipv4(behind);
            case 212, 196 -> {
                if (frame.has(behind, 3)) {
                    // A split flag of 0xFF announces an exception packet: its real header follows.
                    boolean exception = u8(frame.bytes, behind) == 0xFF;
                    long payload = behind + (exception ? 7 : 3);
                    if (protocol == 212) {
                        frame.ipv4(payload);
                    } else {
                        frame.ipv6(payload);
                    }
                }
            }
            default -> frame.other(EtherType.LLC, offset);
        }
    }

    /// Frame relay with RFC 2427 encapsulation, or Cisco's EtherType in its place.
    static void frameRelay(LinkPayload frame, long offset) {
        ByteBuffer bytes = frame.bytes;
        long behind = offset;
        do {
            if (behind - offset == 4) {
                frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, offset, 4);
                return;
            }
            if (!frame.has(behind, 1)) {
                return;
            }
            behind++;
        } while ((u8(bytes, behind - 1) & 1) == 0);
        if (!frame.has(behind, 2)) {
            return;
        }
        int control = u8(bytes, behind);
        if (control != 0x03) {
            EtherTypes.etherType(frame, u16(bytes, behind), behind + 2);
            return;
        }
        networkLayerProtocol(frame, u8(bytes, behind + 1) == 0 ? behind + 2 : behind + 1);
    }

    /// ISO/IEC TR 9577 network layer protocol identifier (RFC 2427 §3).
    static void networkLayerProtocol(LinkPayload frame, long offset) {
        if (!frame.has(offset, 1)) {
            return;
        }
        switch (u8(frame.bytes, offset)) {
            case 0xCC -> frame.ipv4(offset + 1);
            case 0x8E -> frame.ipv6(offset + 1);
            case 0x80 -> relayedSnap(frame, offset + 1);
            case 0xCF -> EtherTypes.ppp(frame, offset + 1);
            default -> frame.other(EtherType.LLC, offset);
        }
    }

    /// Frame relay bridges Ethernet without the padding that ATM puts before it (RFC 2427 §4.2).
    private static void relayedSnap(LinkPayload frame, long offset) {
        boolean bridged = frame.end - offset >= 5 && i32(frame.bytes, offset) == 0x0080_C200;
        int protocol = bridged ? u8(frame.bytes, offset + 4) : 0;
        if (protocol == 1 || protocol == 7) {
            if (frame.descend(offset)) {
                EtherTypes.ethernet(frame, offset + 5);
            }
        } else {
            EtherTypes.snap(frame, offset);
        }
    }

    /// Linux's classical IP over ATM (RFC 2225): LLC and SNAP, or the packet alone.
    private static void classicalIp(LinkPayload frame, long offset) {
        if (LinkDecoder.looksLikeIp(frame.bytes, offset, frame.end)) {
            frame.ipByNibble(offset);
        } else {
            EtherTypes.llc(frame, offset);
        }
    }

    /// SunATM: direction and traffic type 1, virtual path 1, virtual circuit 2.
    private static void sunAtm(LinkPayload frame, long offset) {
        if (!frame.has(offset, 4)) {
            return;
        }
        switch (u8(frame.bytes, offset) & 0x0F) {
            case 1 -> lane(frame, offset + 4);
            case 2 -> EtherTypes.llc(frame, offset + 4);
            default -> frame.other(EtherType.LLC, offset);
        }
    }

    /// ATM LAN emulation: a two-byte LAN emulation client, then an Ethernet frame.
    private static void lane(LinkPayload frame, long offset) {
        if (frame.has(offset, 2) && u16(frame.bytes, offset) == 0xFF00) {
            frame.other(EtherType.LLC, offset);
        } else {
            EtherTypes.ethernet(frame, offset + 2);
        }
    }

    /// BSD SLIP: direction 1, compressed header 15.
    private static void slip(LinkPayload frame, long offset) {
        if (frame.has(offset, 16)) {
            frame.ipByNibble(offset + 16);
        }
    }

    /// Apple's packet tap: header length 4, record type 4, link type 4, little-endian.
    private static void packetTap(LinkPayload frame, long offset) {
        if (!frame.has(offset, 12)) {
            return;
        }
        int length = littleI32(frame.bytes, offset);
        int linkType = littleI32(frame.bytes, offset + 8);
        if (length < 12 || length > frame.end - offset) {
            frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, offset, 12);
        } else {
            LinkDecoder.wrapped(frame, linkType, offset + length);
        }
    }

    /// Apple's systems wrote packet taps under this number for private use; anything else under it
    /// stays unknown.
    private static void appleUser2(LinkPayload frame, long offset) {
        int length = frame.end - offset >= 12 ? littleI32(frame.bytes, offset) : 0;
        if (length >= 108 && length <= 256 && littleI32(frame.bytes, offset + 4) == 1) {
            packetTap(frame, offset);
        } else {
            frame.stop(StopReason.UNKNOWN_LINK_TYPE, offset, 0);
        }
    }

    /// Juniper's pseudo header: magic 3, flags 1, extension length 2 and extensions where the flag
    /// says so; then a cookie that depends on the kind, then the link-layer frame.
    private static void juniper(LinkPayload frame, int linkType, long offset) {
        if (!frame.has(offset, 4)) {
            return;
        }
        ByteBuffer bytes = frame.bytes;
        if (i32(bytes, offset) >>> 8 != JUNIPER_MAGIC) {
            frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, offset, 4);
            return;
        }
        int flags = u8(bytes, offset + 3);
        long behind = offset + 4;
        if ((flags & JUNIPER_EXTENSIONS) != 0) {
            if (!frame.has(behind, 2) || !frame.has(behind, 2 + u16(bytes, behind))) {
                return;
            }
            behind += 2 + u16(bytes, behind);
        }
        if ((flags & JUNIPER_NO_LAYER_2) != 0) {
            JuniperLinks.withoutLayer2(frame, behind);
            return;
        }
        JuniperLinks.payload(frame, linkType, behind);
    }
}
