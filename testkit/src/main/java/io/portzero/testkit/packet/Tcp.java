package io.portzero.testkit.packet;

import java.nio.ByteBuffer;

/// A TCP header (RFC 9293 §3.1).
public final class Tcp implements Layer {
    /// Flag bits, as they stand in byte 13.
    public static final int FIN = 1, SYN = 2, RST = 4, PSH = 8, ACK = 16, URG = 32;

    private final int sourcePort;
    private final int destinationPort;
    private int sequence = 1;
    private int acknowledgment;
    private int flags;
    private int window = 64240;
    private int urgentPointer;
    private byte[] options = new byte[0];
    private int headerWords = UNNUMBERED;
    private int checksum = UNNUMBERED;

    Tcp(int sourcePort, int destinationPort) {
        this.sourcePort = sourcePort;
        this.destinationPort = destinationPort;
    }

    /// Sets the flags, a sum of [#SYN], [#ACK] and so on.
    public Tcp flags(int value) {
        flags = value;
        return this;
    }

    /// Sets the sequence number.
    public Tcp sequence(int value) {
        sequence = value;
        return this;
    }

    /// Sets the acknowledgment number; the ACK flag is set apart.
    public Tcp acknowledgment(int value) {
        acknowledgment = value;
        return this;
    }

    /// Sets the window, 0 to 65535.
    public Tcp window(int value) {
        window = value;
        return this;
    }

    /// Sets the urgent pointer, 0 to 65535.
    public Tcp urgentPointer(int value) {
        urgentPointer = value;
        return this;
    }

    /// Sets the options, padded with zeros to 32-bit words, at most 40 bytes.
    public Tcp options(byte[] value) {
        options = Bytes.padded(value, 4);
        return this;
    }

    /// Sets the options of a Linux SYN: MSS, SACK permitted, timestamps, no-op, window scale.
    public Tcp linuxOptions(int timestamp) {
        byte[] stamps = Bytes.concat(Bytes.hex("080a"), Bytes.int32(timestamp), new byte[4]);
        return options(Bytes.concat(Bytes.hex("020405b40402"), stamps, Bytes.hex("01030307")));
    }

    /// Overrides the data offset, in 32-bit words, 0 to 15.
    public Tcp headerWords(int value) {
        headerWords = value;
        return this;
    }

    /// Overrides the checksum.
    public Tcp checksum(int value) {
        checksum = value;
        return this;
    }

    @Override
    public int ipProtocol() {
        return 6;
    }

    @Override
    public byte[] encode(byte[] payload, Neighbours neighbours) {
        int headerLength = 20 + options.length;
        int words = headerWords == UNNUMBERED ? headerLength / 4 : headerWords;
        var segment = ByteBuffer.allocate(headerLength + payload.length);
        segment.putShort((short) sourcePort).putShort((short) destinationPort);
        segment.putInt(sequence).putInt(acknowledgment);
        segment.put((byte) (words << 4)).put((byte) flags).putShort((short) window);
        segment.putShort((short) 0).putShort((short) urgentPointer).put(options).put(payload);
        byte[] pseudoHeader = neighbours.pseudoHeader(6, segment.capacity());
        int sum = Checksums.internet(pseudoHeader, segment.array());
        return segment.putShort(16, (short) (checksum == UNNUMBERED ? sum : checksum)).array();
    }
}
