package io.portzero.testkit.packet;

import static io.portzero.testkit.packet.Bytes.concat;
import static io.portzero.testkit.packet.Bytes.hex;
import static io.portzero.testkit.packet.Bytes.int16;

/// IEEE 802.11 data frames and the capture headers that stand before them.
public final class WirelessLinks {
    private WirelessLinks() {}

    /// A plain data frame, from the distribution system, with LLC and SNAP (link type 105).
    public static LinkHeader dataFrame() {
        return LinkHeader.of((type, length) -> frame("0802", "", type));
    }

    /// A QoS data frame: two more bytes of header.
    public static LinkHeader qosDataFrame() {
        return LinkHeader.of((type, length) -> frame("8802", "0000", type));
    }

    /// A data frame of a wireless bridge: to and from the distribution system, four addresses.
    public static LinkHeader bridgedDataFrame() {
        return LinkHeader.of((type, length) -> frame("0803", "020000000009", type));
    }

    /// Radiotap with no fields before a data frame (link type 127).
    public static LinkHeader radiotap() {
        return before(hex("0000 0800 00000000"));
    }

    /// Prism monitor header, 144 bytes (link type 119).
    public static LinkHeader prism() {
        return before(concat(hex("44000000 90000000"), new byte[136]));
    }

    /// AVS header, 64 bytes (link type 163).
    public static LinkHeader avs() {
        return before(concat(hex("80211001 00000040"), new byte[56]));
    }

    /// PPI header without fields (link type 192) announcing an 802.11 frame.
    public static LinkHeader ppi() {
        return before(hex("0000 0800 69000000"));
    }

    private static LinkHeader before(byte[] captureHeader) {
        return LinkHeader.of((type, length) -> concat(captureHeader, frame("0802", "", type)));
    }

    private static byte[] frame(String control, String extra, int etherType) {
        byte[] addresses = hex("0000 020000000002 020000000001 020000000001 1000");
        return concat(hex(control), addresses, hex(extra), hex("aaaa03000000"), int16(etherType));
    }
}
