package io.portzero.testkit.packet;

import java.nio.ByteBuffer;

/// A UDP header (RFC 768) or a UDP-Lite header (RFC 3828), which differ in what bytes 4 to 7 mean.
public final class Udp implements Layer {
    private final int sourcePort;
    private final int destinationPort;
    private final boolean lite;
    private int length = UNNUMBERED;
    private int checksum = UNNUMBERED;

    Udp(int sourcePort, int destinationPort, boolean lite) {
        this.sourcePort = sourcePort;
        this.destinationPort = destinationPort;
        this.lite = lite;
    }

    /// Overrides the length (UDP) or the checksum coverage (UDP-Lite), in bytes.
    public Udp length(int value) {
        length = value;
        return this;
    }

    /// Overrides the checksum; 0 means "none" in UDP over IPv4.
    public Udp checksum(int value) {
        checksum = value;
        return this;
    }

    @Override
    public int ipProtocol() {
        return lite ? 136 : 17;
    }

    @Override
    public byte[] encode(byte[] payload, Neighbours neighbours) {
        var datagram = ByteBuffer.allocate(8 + payload.length);
        int truth = lite ? 0 : datagram.capacity();
        datagram.putShort((short) sourcePort).putShort((short) destinationPort);
        datagram.putShort((short) (length == UNNUMBERED ? truth : length)).putShort((short) 0);
        datagram.put(payload);
        byte[] pseudoHeader = neighbours.pseudoHeader(ipProtocol(), datagram.capacity());
        int sum = Checksums.internet(pseudoHeader, datagram.array());
        // RFC 768: a computed zero is sent as all ones, because zero says that there is none.
        int sent = sum == 0 ? 0xffff : sum;
        return datagram.putShort(6, (short) (checksum == UNNUMBERED ? sent : checksum)).array();
    }
}
