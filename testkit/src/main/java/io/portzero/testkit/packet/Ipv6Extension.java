package io.portzero.testkit.packet;

import java.nio.ByteBuffer;

/// An IPv6 extension header (RFC 8200 §4), also AH (RFC 4302) and ESP (RFC 4303), which IPv4
/// carries too.
///
/// @param ipProtocol the header's own number
/// @param shape how its bytes are laid out
/// @param body options, routing data, or the fields after the length byte
// Nobody compares these by value, and sharing the array is meant.
@SuppressWarnings("ArrayRecordComponent")
public record Ipv6Extension(int ipProtocol, Shape shape, byte[] body) implements Layer {
    /// The layouts that extension headers have.
    public enum Shape {
        /// next header, length in 8-byte units beyond the first 8, body
        EIGHT_BYTE_UNITS,
        /// next header, reserved, offset and flag, identification: always 8 bytes
        FRAGMENT,
        /// next header, length in 4-byte units minus 2, reserved, SPI, sequence, check value
        AUTHENTICATION,
        /// SPI, sequence, and from there on nothing anybody can read
        ENCAPSULATING,
        /// hop-by-hop with the jumbo payload option (RFC 2675 §2), its length made to fit
        JUMBO
    }

    /// Hop-by-hop options (number 0); padded to 8 bytes with a PadN option.
    public static Ipv6Extension hopByHop(byte[] options) {
        return new Ipv6Extension(0, Shape.EIGHT_BYTE_UNITS, options);
    }

    /// Destination options (number 60).
    public static Ipv6Extension destinationOptions(byte[] options) {
        return new Ipv6Extension(60, Shape.EIGHT_BYTE_UNITS, options);
    }

    /// A routing header (number 43).
    ///
    /// @param type the routing type
    /// @param segmentsLeft 0 to 255
    /// @param data everything after the segments-left byte
    public static Ipv6Extension routing(int type, int segmentsLeft, byte[] data) {
        byte[] start = {(byte) type, (byte) segmentsLeft};
        return new Ipv6Extension(43, Shape.EIGHT_BYTE_UNITS, Bytes.concat(start, data));
    }

    /// A fragment header (number 44).
    ///
    /// @param offset in bytes, a multiple of 8
    /// @param more whether the M flag is set
    /// @param identification 32 bits
    public static Ipv6Extension fragment(int offset, boolean more, int identification) {
        byte[] body =
                Bytes.concat(Bytes.int16(offset | (more ? 1 : 0)), Bytes.int32(identification));
        return new Ipv6Extension(44, Shape.FRAGMENT, body);
    }

    /// An authentication header (number 51) with a 12-byte check value.
    public static Ipv6Extension authentication(int securityParametersIndex, int sequence) {
        byte[] body =
                Bytes.concat(
                        Bytes.int32(securityParametersIndex), Bytes.int32(sequence), new byte[12]);
        return new Ipv6Extension(51, Shape.AUTHENTICATION, body);
    }

    /// An encapsulating security payload (number 50); what it carries is ciphertext to a reader.
    public static Ipv6Extension encapsulating(int securityParametersIndex, int sequence) {
        byte[] body = Bytes.concat(Bytes.int32(securityParametersIndex), Bytes.int32(sequence));
        return new Ipv6Extension(50, Shape.ENCAPSULATING, body);
    }

    /// Hop-by-hop options with a truthful jumbo payload length; the IPv6 header's own payload
    /// length must be set to 0 beside it.
    public static Ipv6Extension jumbo() {
        return new Ipv6Extension(0, Shape.JUMBO, new byte[0]);
    }

    @Override
    public byte[] encode(byte[] payload, Neighbours neighbours) {
        byte next = (byte) neighbours.innerIpProtocol(59);
        byte[] header =
                switch (shape) {
                    case EIGHT_BYTE_UNITS -> units(next);
                    case FRAGMENT -> Bytes.concat(new byte[] {next, 0}, body);
                    case AUTHENTICATION ->
                            Bytes.concat(
                                    new byte[] {next, (byte) ((body.length + 4) / 4 - 2), 0, 0},
                                    body);
                    case ENCAPSULATING -> body;
                    case JUMBO -> jumboHeader(next, payload.length);
                };
        return Bytes.concat(header, payload);
    }

    private byte[] units(byte next) {
        int length = (2 + body.length + 7) / 8 * 8;
        var header = ByteBuffer.allocate(length);
        header.put(next).put((byte) (length / 8 - 1)).put(body);
        int room = header.remaining();
        if (room > 1) {
            header.put((byte) 1).put((byte) (room - 2));
        }
        return header.array();
    }

    private static byte[] jumboHeader(byte next, int payloadLength) {
        var header = ByteBuffer.allocate(8);
        header.put(next).put((byte) 0).put((byte) 0xc2).put((byte) 4).putInt(8 + payloadLength);
        return header.array();
    }
}
