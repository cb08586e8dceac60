package io.portzero.testkit.packet;

import java.nio.ByteBuffer;

/// An IPv4 header (RFC 791 §3.1).
///
/// ```
///  0  version|IHL  TOS  total length      8  TTL  protocol  checksum
///  4  identification    flags|offset     12  source   16  destination   20  options
/// ```
public final class Ipv4 implements IpLayer {
    private final byte[] source;
    private final byte[] destination;
    private byte[] options = new byte[0];
    private int typeOfService;
    private int identification = 1;
    private int flagsAndOffset = 0x4000;
    private int timeToLive = 64;
    private int protocol = UNNUMBERED;
    private int totalLength = UNNUMBERED;
    private int headerWords = UNNUMBERED;
    private int checksum = UNNUMBERED;
    private int version = 4;

    Ipv4(String source, String destination) {
        this.source = Addresses.ipv4(source);
        this.destination = Addresses.ipv4(destination);
    }

    /// Sets the type-of-service byte.
    public Ipv4 typeOfService(int value) {
        typeOfService = value;
        return this;
    }

    /// Sets the identification, 0 to 65535.
    public Ipv4 identification(int value) {
        identification = value;
        return this;
    }

    /// Sets the time to live, 0 to 255.
    public Ipv4 timeToLive(int value) {
        timeToLive = value;
        return this;
    }

    /// Clears "don't fragment", which is set by default.
    public Ipv4 mayFragment() {
        flagsAndOffset &= ~0x4000;
        return this;
    }

    /// Makes this header a fragment's.
    ///
    /// @param offset in bytes, a multiple of 8, 0 to 65528
    /// @param more whether "more fragments" is set
    public Ipv4 fragment(int offset, boolean more) {
        flagsAndOffset = (more ? 0x2000 : 0) | offset >>> 3;
        return this;
    }

    /// Sets the options; they are padded with zeros (end of options) to 32-bit words, at most 40
    /// bytes.
    public Ipv4 options(byte[] value) {
        options = Bytes.padded(value, 4);
        return this;
    }

    /// Overrides the protocol number.
    public Ipv4 protocol(int value) {
        protocol = value;
        return this;
    }

    /// Overrides the total length, truthful or not.
    public Ipv4 totalLength(int value) {
        totalLength = value;
        return this;
    }

    /// Overrides the header length field, in 32-bit words.
    public Ipv4 headerWords(int value) {
        headerWords = value;
        return this;
    }

    /// Overrides the header checksum.
    public Ipv4 checksum(int value) {
        checksum = value;
        return this;
    }

    /// Overrides the version nibble.
    public Ipv4 version(int value) {
        version = value;
        return this;
    }

    @Override
    public int etherType() {
        return 0x0800;
    }

    @Override
    public int ipProtocol() {
        return 4;
    }

    @Override
    public byte[] encode(byte[] payload, Neighbours neighbours) {
        int headerLength = 20 + options.length;
        var header = ByteBuffer.allocate(headerLength);
        header.put((byte) (version << 4 | chosen(headerWords, headerLength / 4)));
        header.put((byte) typeOfService);
        header.putShort((short) chosen(totalLength, headerLength + payload.length));
        header.putShort((short) identification);
        header.putShort((short) flagsAndOffset);
        header.put((byte) timeToLive);
        header.put((byte) chosen(protocol, neighbours.innerIpProtocol(255)));
        header.putShort((short) 0).put(source).put(destination).put(options);
        header.putShort(10, (short) chosen(checksum, Checksums.internet(header.array())));
        return Bytes.concat(header.array(), payload);
    }

    @Override
    public byte[] pseudoHeader(int upperProtocol, int length) {
        byte[] tail = {0, (byte) upperProtocol, (byte) (length >>> 8), (byte) length};
        return Bytes.concat(source, destination, tail);
    }

    private static int chosen(int override, int truth) {
        return override == UNNUMBERED ? truth : override;
    }
}
