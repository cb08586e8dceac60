package io.portzero.testkit.packet;

import java.nio.ByteBuffer;

/// An SCTP common header (RFC 9260 §3.1); chunks are its payload.
public final class Sctp implements Layer {
    private final int sourcePort;
    private final int destinationPort;
    private int verificationTag;
    private boolean rightChecksum = true;

    Sctp(int sourcePort, int destinationPort) {
        this.sourcePort = sourcePort;
        this.destinationPort = destinationPort;
    }

    /// Sets the verification tag.
    public Sctp verificationTag(int value) {
        verificationTag = value;
        return this;
    }

    /// Makes the CRC-32C wrong by one bit.
    public Sctp wrongChecksum() {
        rightChecksum = false;
        return this;
    }

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
        packet.putInt(verificationTag).putInt(0).put(payload);
        int sum = Checksums.sctp(packet.array());
        return packet.putInt(8, rightChecksum ? sum : sum ^ 1).array();
    }
}
