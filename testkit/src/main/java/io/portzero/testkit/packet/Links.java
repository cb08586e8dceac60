package io.portzero.testkit.packet;

import static io.portzero.testkit.packet.Bytes.concat;
import static io.portzero.testkit.packet.Bytes.hex;
import static io.portzero.testkit.packet.Bytes.int16;

/// Wired link headers and the wrappers between them and IP.
public final class Links {
    private static final byte[] MACS = hex("020000000002 020000000001");

    private Links() {}

    /// Ethernet II: destination, source, EtherType (link type 1).
    public static LinkHeader ethernet() {
        return LinkHeader.of((type, length) -> concat(MACS, int16(type)));
    }

    /// Ethernet II between two stations.
    public static LinkHeader ethernet(String sourceMac, String destinationMac) {
        byte[] macs = concat(Addresses.mac(destinationMac), Addresses.mac(sourceMac));
        return LinkHeader.of((type, length) -> concat(macs, int16(type)));
    }

    /// IEEE 802.3 with LLC and SNAP (RFC 1042): a length in place of the EtherType.
    public static LinkHeader ethernetSnap() {
        return LinkHeader.of((type, length) ->
                concat(MACS, int16(length + 8), hex("aaaa03000000"), int16(type)));
    }

    /// A VLAN tag; the tag protocol is 0x8100 (802.1Q), 0x88a8 (802.1ad) or an older QinQ value.
    public static LinkHeader vlan(int tagProtocol, int identifier) {
        return new LinkHeader(
                tagProtocol, (type, length) -> concat(int16(identifier), int16(type)));
    }

    /// An MPLS label stack (RFC 3032), the last entry with the bottom-of-stack bit.
    public static LinkHeader mpls(int... labels) {
        return new LinkHeader(
                0x8847,
                (type, length) -> {
                    byte[] stack = new byte[0];
                    for (int i = 0; i < labels.length; i++) {
                        int bottom = i == labels.length - 1 ? 0x100 : 0;
                        stack = concat(stack, Bytes.int32(labels[i] << 12 | bottom | 64));
                    }
                    return stack;
                });
    }

    /// A PPPoE session header (RFC 2516 §4) with the PPP protocol number.
    public static LinkHeader pppoe(int session) {
        return new LinkHeader(
                0x8864,
                (type, length) ->
                        concat(
                                hex("1100"),
                                int16(session),
                                int16(length + 2),
                                int16(pppProtocol(type))));
    }

    /// PPP with address and control bytes (link type 9 or 50).
    public static LinkHeader ppp() {
        return LinkHeader.of((type, length) -> concat(hex("ff03"), int16(pppProtocol(type))));
    }

    /// PPP without address and control (RFC 1661 §6.5 compression).
    public static LinkHeader pppBare() {
        return LinkHeader.of((type, length) -> int16(pppProtocol(type)));
    }

    /// Cisco HDLC (link type 104).
    public static LinkHeader ciscoHdlc() {
        return LinkHeader.of((type, length) -> concat(hex("0f00"), int16(type)));
    }

    /// BSD loopback: a protocol family in the byte order of the capturing host (link type 0).
    ///
    /// @param littleEndian byte order of the family
    /// @param ipv6Family the number that host gives IPv6: 10 Linux, 24, 28 or 30 the BSDs
    public static LinkHeader bsdLoopback(boolean littleEndian, int ipv6Family) {
        return LinkHeader.of((type, length) -> {
            int family = type == 0x86dd ? ipv6Family : 2;
            return Bytes.int32(littleEndian ? Integer.reverseBytes(family) : family);
        });
    }

    /// Linux cooked capture, version 1 (link type 113).
    public static LinkHeader linuxCooked() {
        return LinkHeader.of(
                (type, length) -> concat(hex("0000 0001 0006 0200000000010000"), int16(type)));
    }

    /// Linux cooked capture, version 2 (link type 276).
    public static LinkHeader linuxCooked2() {
        return LinkHeader.of((type, length) ->
                concat(int16(type), hex("0000 00000002 0001 00 06 0200000000010000")));
    }

    /// NFLOG (link type 239): family, version, resource, then the payload attribute (type 9).
    public static LinkHeader nflog(boolean littleEndian) {
        return LinkHeader.of((type, length) -> {
            byte family = (byte) (type == 0x86dd ? 10 : 2);
            byte[] attribute = concat(int16(length + 4), int16(9));
            byte[] swapped = {attribute[1], attribute[0], attribute[3], attribute[2]};
            return concat(new byte[] {family, 0, 0, 0}, littleEndian ? swapped : attribute);
        });
    }

    /// DOCSIS (link type 143): frame control, parameter, length, extended header, check sequence,
    /// then Ethernet with its own check sequence, which is left out here.
    ///
    /// @param extended the elements of the extended header; may be empty
    public static LinkHeader docsis(String extended) {
        byte[] elements = hex(extended);
        return LinkHeader.of((type, length) -> {
            byte[] header =
                    concat(
                            new byte[] {
                                (byte) Math.min(1, elements.length), (byte) elements.length
                            },
                            int16(elements.length + MACS.length + 2 + length),
                            elements);
            int check = Checksums.hdlc(header);
            return concat(header, int16(Integer.reverseBytes(check) >>> 16), MACS, int16(type));
        });
    }

    private static int pppProtocol(int etherType) {
        return switch (etherType) {
            case 0x0800 -> 0x0021;
            case 0x86dd -> 0x0057;
            case 0x8847 -> 0x0281;
            default -> throw new IllegalArgumentException("no PPP number for type " + etherType);
        };
    }
}
