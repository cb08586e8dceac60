package io.portzero.packet;

import static io.portzero.internal.Wire.u8;

/// AX.25, the link layer of packet radio, alone or in the frames of a serial line to the radio.
///
/// ```
///  KISS    | port 4 bits, command 4 | AX.25
///  AX.25   | destination 7 | source 7 | [repeaters 7 each] | control 1 | protocol 1 | packet
/// ```
///
/// The last byte of each address ends with a bit that is set in the last address only.
///
/// @see <a href="https://www.ax25.net/AX25.2.2-Jul%2098-2.pdf">AX.25 version 2.2, §3</a>
final class AmateurRadio {

    private static final int ADDRESS = 7;
    private static final int FEWEST_ADDRESSES = 2;
    private static final int MOST_ADDRESSES = 10;
    private static final int POLL = 0x10;
    private static final int UNNUMBERED_INFORMATION = 0x03;
    private static final int PROTOCOL_IP = 0xCC;

    private AmateurRadio() {}

    /// Command 0 is data; the others set the radio up.
    static void serial(LinkPayload frame, long offset) {
        if (!frame.has(offset, 1)) {
            return;
        }
        if ((u8(frame.bytes, offset) & 0x0F) == 0) {
            ax25(frame, offset + 1);
        } else {
            frame.other(EtherType.LLC, offset);
        }
    }

    static void ax25(LinkPayload frame, long offset) {
        long behind = offset;
        do {
            if (behind - offset == MOST_ADDRESSES * ADDRESS) {
                frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, offset, ADDRESS);
                return;
            }
            if (!frame.has(behind, ADDRESS)) {
                return;
            }
            behind += ADDRESS;
        } while ((u8(frame.bytes, behind - 1) & 1) == 0);
        if (behind - offset < FEWEST_ADDRESSES * ADDRESS) {
            frame.stop(StopReason.LINK_HEADER_IMPOSSIBLE, offset, ADDRESS);
        } else {
            information(frame, behind);
        }
    }

    /// Only frames with information, numbered or not, name a protocol.
    private static void information(LinkPayload frame, long offset) {
        if (!frame.has(offset, 1)) {
            return;
        }
        int control = u8(frame.bytes, offset);
        if ((control & 1) != 0 && (control & ~POLL) != UNNUMBERED_INFORMATION) {
            frame.other(EtherType.LLC, offset);
        } else if (frame.has(offset, 2)) {
            if (u8(frame.bytes, offset + 1) == PROTOCOL_IP) {
                frame.ipv4(offset + 2);
            } else {
                frame.other(EtherType.LLC, offset);
            }
        }
    }
}
