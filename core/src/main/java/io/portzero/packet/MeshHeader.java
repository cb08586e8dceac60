package io.portzero.packet;

import static io.portzero.internal.Wire.u8;

/// B.A.T.M.A.N. advanced, which carries Ethernet frames across a mesh of wireless routers.
///
/// ```
///  to one station       | type 1 | version 1 | TTL 1 | table version 1 | destination 6 | frame
///   with the source too | the same 10 | source 6 | subtype 1 | reserved 1 | frame
///  to all               | type 1 | version 1 | TTL 1 | reserved 1 | number 4 | source 6 | frame
/// ```
///
/// The numbers of the types changed with the version: 14 until 2013, 15 since.
///
/// @see <a href="https://www.open-mesh.org/projects/batman-adv/wiki">Linux
///   `uapi/linux/batadv_packet.h`; `packet-batadv.c` of Wireshark</a>
final class MeshHeader {

    private static final int TO_ONE = 10;
    private static final int TO_ONE_WITH_SOURCE = 18;
    private static final int TO_ALL = 14;

    private MeshHeader() {}

    /// What else there is keeps the mesh together, or is a part of a frame.
    static void decode(LinkPayload frame, long offset) {
        if (!frame.has(offset, 4)) {
            return;
        }
        int header =
                switch (u8(frame.bytes, offset + 1)) {
                    case 14 -> olderHeader(u8(frame.bytes, offset));
                    case 15 -> header(u8(frame.bytes, offset));
                    default -> 0;
                };
        if (header == 0) {
            frame.other(EtherType.BATMAN, offset);
        } else if (frame.descend(offset) && frame.has(offset, header)) {
            EtherTypes.ethernet(frame, offset + header);
        }
    }

    private static int olderHeader(int type) {
        return switch (type) {
            case 3 -> TO_ONE;
            case 4 -> TO_ALL;
            case 9 -> TO_ONE_WITH_SOURCE;
            default -> 0;
        };
    }

    private static int header(int type) {
        return switch (type) {
            case 0x01 -> TO_ALL;
            case 0x40 -> TO_ONE;
            case 0x42 -> TO_ONE_WITH_SOURCE;
            default -> 0;
        };
    }
}
