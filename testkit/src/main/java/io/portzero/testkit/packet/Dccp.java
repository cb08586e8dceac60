package io.portzero.testkit.packet;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A DCCP-Request (RFC 4340 §5.1, §5.5): generic header with long sequence numbers, service code.
///
/// @param sourcePort 0 to 65535
/// @param destinationPort 0 to 65535
/// @param coverage checksum coverage (RFC 4340 §9.2): 0 for everything, else one more than the
///   words of data that the checksum covers
public record Dccp(int sourcePort, int destinationPort, int coverage) implements Layer {
    private static final int HEADER_WORDS = 5;

    @Override
    public int ipProtocol() {
        return 33;
    }

    @Override
    public byte[] encode(byte[] payload, Neighbours neighbours) {
        var packet = ByteBuffer.allocate(HEADER_WORDS * 4 + payload.length);
        packet.putShort((short) sourcePort).putShort((short) destinationPort);
        packet.put((byte) HEADER_WORDS).put((byte) coverage).putShort((short) 0);
        packet.put((byte) 1).put((byte) 0).putShort((short) 0).putInt(1);
        packet.putInt(0x5a45524f).put(payload);
        byte[] pseudoHeader = neighbours.pseudoHeader(33, packet.capacity());
        int covered = coverage == 0 ? packet.capacity() : (HEADER_WORDS + coverage - 1) * 4;
        byte[] summed = Arrays.copyOf(packet.array(), covered);
        return packet.putShort(6, (short) Checksums.internet(pseudoHeader, summed)).array();
    }
}
