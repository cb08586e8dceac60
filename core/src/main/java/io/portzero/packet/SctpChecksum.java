package io.portzero.packet;

import static io.portzero.internal.Wire.u32;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// Verifies the CRC32c of SCTP, computed over the whole packet with the field itself as zeros, and
/// stored with its lowest byte first (RFC 9260 §6.8 and appendix A).
final class SctpChecksum {

    private static final int FIELD = 8;
    private static final int BEHIND_FIELD = 12;

    private SctpChecksum() {}

    /// @param view a packet whose transport header and payload were captured whole
    static ChecksumState verify(PacketView view) {
        long stored = u32(view.bytes(), view.transportOffset() + FIELD);
        if (stored == (Integer.reverseBytes(computed(view)) & 0xFFFF_FFFFL)) {
            return ChecksumState.VALID;
        }
        // What Linux leaves in the field where the network card computes it.
        return stored == 0 ? ChecksumState.OFFLOADED : ChecksumState.WRONG;
    }

    private static int computed(PacketView view) {
        ByteBuffer bytes = view.bytes().duplicate();
        int begin = Math.toIntExact(view.transportOffset());
        CRC32C crc = new CRC32C();
        crc.update(bytes.limit(begin + FIELD).position(begin));
        for (int i = FIELD; i < BEHIND_FIELD; i++) {
            crc.update(0);
        }
        bytes.limit(Math.toIntExact(view.transportEnd())).position(begin + BEHIND_FIELD);
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
