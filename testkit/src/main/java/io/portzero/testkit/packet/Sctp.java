package io.portzero.testkit.packet;

import java.nio.ByteBuffer;

/// An SCTP common header (RFC 9260 §3.1) with verification tag 0; chunks are its payload.
///
/// @param sourcePort 0 to 65535
/// @param destinationPort 0 to 65535
public record Sctp(int sourcePort, int destinationPort) implements Layer {

    /// An INIT chunk (type 1) with usual values, for use as payload.
    public static byte[] initChunk() {
        return Bytes.hex("01000014 00000001 0000ffff 000a ffff 00000001");
    }

    @Override
    public int ipProtocol() {
        return 132;
    }

    @Override
    public byte[] encode(byte[] payload, Neighbours neighbours) {
        var packet = ByteBuffer.allocate(12 + payload.length);
        packet.putShort((short) sourcePort).putShort((short) destinationPort);
        packet.putLong(0).put(payload);
        return packet.putInt(8, Checksums.sctp(packet.array())).array();
    }
}
