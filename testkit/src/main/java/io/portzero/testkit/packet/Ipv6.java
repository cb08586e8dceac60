package io.portzero.testkit.packet;

import java.nio.ByteBuffer;

/// An IPv6 header (RFC 8200 §3); extension headers are layers of their own ([Ipv6Extension]).
public final class Ipv6 implements IpLayer {
    private final byte[] source;
    private final byte[] destination;
    private int hopLimit = 64;
    private int payloadLength = UNNUMBERED;
    private int nextHeader = UNNUMBERED;
    private int version = 6;

    Ipv6(String source, String destination) {
        this.source = Addresses.ipv6(source);
        this.destination = Addresses.ipv6(destination);
    }

    /// Sets the hop limit, 0 to 255.
    public Ipv6 hopLimit(int value) {
        hopLimit = value;
        return this;
    }

    /// Overrides the payload length, truthful or not; 0 goes with a jumbo option (RFC 2675).
    public Ipv6 payloadLength(int value) {
        payloadLength = value;
        return this;
    }

    /// Overrides the next-header number.
    public Ipv6 nextHeader(int value) {
        nextHeader = value;
        return this;
    }

    /// Overrides the version nibble.
    public Ipv6 version(int value) {
        version = value;
        return this;
    }

    @Override
    public int etherType() {
        return 0x86dd;
    }

    @Override
    public int ipProtocol() {
        return 41;
    }

    @Override
    public byte[] encode(byte[] payload, Neighbours neighbours) {
        int next = nextHeader == UNNUMBERED ? neighbours.innerIpProtocol(59) : nextHeader;
        var header = ByteBuffer.allocate(40);
        header.putInt(version << 28);
        header.putShort((short) (payloadLength == UNNUMBERED ? payload.length : payloadLength));
        header.put((byte) next).put((byte) hopLimit).put(source).put(destination);
        return Bytes.concat(header.array(), payload);
    }

    @Override
    public byte[] pseudoHeader(int upperProtocol, int length) {
        return Bytes.concat(source, destination, Bytes.int32(length), Bytes.int32(upperProtocol));
    }
}
