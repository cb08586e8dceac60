package io.portzero.packet;

import static io.portzero.internal.Wire.littleU16;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

/// Media whose captures keep what stands in front of an Ethernet frame: cable networks, passive
/// optical ones, and frames that more urgent ones may interrupt.
///
/// ```
///  DOCSIS (MULPI 3.1 §6.2)       | type 2 bits, parameter 5, extended 1 | parameter 1 | length 2 |
///                                | extended header | check sequence 2 | Ethernet frame
///    element of extended header  | type 4 bits, length 4 | value
///    value of baseline privacy   | key 4 bits, version 4 | enabled 1 bit, toggle 1, service 14
///  EPON (IEEE 802.3 §65.1.3)     | 55 55 d5 55 55 | logical link 2 | check 1 | Ethernet frame
///  mPacket (IEEE 802.3 §99.3)    | 55 ... | delimiter 1 | Ethernet frame, or its first part
///                                | 55 ... | delimiter 1 | count 1 | later part
/// ```
final class CableLinks {

    private static final int DOCSIS_HEADER = 6;
    private static final int EXTENDED = 0x01;
    private static final int NOT_DATA = 0x40;
    private static final int PRIVACY_UP = 3;
    private static final int PRIVACY_DOWN = 4;
    private static final int PRIVACY_UP_WITH_CHANNEL = 7;
    private static final int PRIVACY_ENABLED = 0x80;
    private static final int OPTICAL_PREAMBLE = 8;
    private static final int PREAMBLE = 0x55;

    private CableLinks() {}

    /// Types 0 and 2 are packets; 1 is ATM, 3 belongs to the cable network itself. The check
    /// sequence tells a header from anything else.
    static void docsis(LinkPayload frame, long offset) {
        if (!frame.has(offset, DOCSIS_HEADER)) {
            return;
        }
        int control = u8(frame.bytes, offset);
        int extended = (control & EXTENDED) != 0 ? u8(frame.bytes, offset + 1) : 0;
        if ((control & NOT_DATA) != 0) {
            frame.other(EtherType.LLC, offset);
        } else if (frame.has(offset, DOCSIS_HEADER + extended)) {
            long check = offset + 4 + extended;
            if (checkSequence(frame, offset, check) != littleU16(frame.bytes, check)) {
                frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, offset, DOCSIS_HEADER);
            } else if (encrypted(frame, offset + 4, check)) {
                frame.stop(StopReason.ENCRYPTED_FRAME, check + 2, 0);
            } else {
                frame.endAt(check + 2 + u16(frame.bytes, offset + 2) - extended);
                EtherTypes.ethernet(frame, check + 2);
            }
        }
    }

    /// The check sequence of HDLC (RFC 1662 §C.2).
    private static int checkSequence(LinkPayload frame, long from, long end) {
        int check = 0xFFFF;
        for (long at = from; at < end; at++) {
            check ^= u8(frame.bytes, at);
            for (int bit = 0; bit < 8; bit++) {
                check = (check & 1) != 0 ? check >>> 1 ^ 0x8408 : check >>> 1;
            }
        }
        return ~check & 0xFFFF;
    }

    private static boolean encrypted(LinkPayload frame, long from, long end) {
        long element = from;
        while (end - element >= 3) {
            int type = u8(frame.bytes, element) >>> 4;
            boolean privacy =
                    type == PRIVACY_UP || type == PRIVACY_DOWN || type == PRIVACY_UP_WITH_CHANNEL;
            if (privacy && (u8(frame.bytes, element + 2) & PRIVACY_ENABLED) != 0) {
                return true;
            }
            element += 1 + (u8(frame.bytes, element) & 0x0F);
        }
        return false;
    }

    static void passiveOptical(LinkPayload frame, long offset) {
        if (frame.has(offset, OPTICAL_PREAMBLE)) {
            EtherTypes.ethernet(frame, offset + OPTICAL_PREAMBLE);
        }
    }

    /// The first part of an interrupted frame has its headers. Later parts have none, and what only
    /// asks whether the other end can do this is no frame.
    static void interruptible(LinkPayload frame, long offset) {
        long delimiter = offset;
        while (frame.end > delimiter && u8(frame.bytes, delimiter) == PREAMBLE) {
            delimiter++;
        }
        if (!frame.has(delimiter, 1)) {
            return;
        }
        switch (u8(frame.bytes, delimiter)) {
            case 0xD5, 0xE6, 0x4C, 0x7F, 0xB3 -> EtherTypes.ethernet(frame, delimiter + 1);
            case 0x61, 0x52, 0x9E, 0x2A, 0x07, 0x19 -> frame.other(EtherType.LLC, offset);
            default -> frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, delimiter, 1);
        }
    }
}
