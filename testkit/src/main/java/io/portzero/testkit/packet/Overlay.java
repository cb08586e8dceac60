package io.portzero.testkit.packet;

import java.nio.ByteBuffer;

/// Tunnel headers that stand behind UDP: VXLAN, GENEVE and GTP-U.
///
/// @param encoder writes the header for an inner EtherType and payload length
public record Overlay(Encoder encoder) implements Layer {
    /// Writes one overlay header.
    @FunctionalInterface
    public interface Encoder {
        /// Writes the header for what follows it.
        ///
        /// @param innerEtherType EtherType of the next layer, 0x6558 (Ethernet) where it has none
        /// @param payloadLength bytes that follow the header
        byte[] header(int innerEtherType, int payloadLength);
    }

    /// VXLAN (RFC 7348 §5): flags with a valid VNI, reserved bytes.
    public static Overlay vxlan(int networkIdentifier) {
        return new Overlay((type, length) ->
                Bytes.concat(Bytes.int32(0x08000000), Bytes.int32(networkIdentifier << 8)));
    }

    /// GENEVE (RFC 8926 §3.4) with options of a multiple of 4 bytes.
    public static Overlay geneve(int networkIdentifier, byte[] options) {
        byte[] padded = Bytes.padded(options, 4);
        return new Overlay((type, length) ->
                Bytes.concat(
                        new byte[] {(byte) (padded.length / 4), 0},
                        Bytes.int16(type),
                        Bytes.int32(networkIdentifier << 8),
                        padded));
    }

    /// GTP-U G-PDU (TS 29.281 §5), without optional fields.
    public static Overlay gtpUser(int tunnelEndpoint) {
        return new Overlay((type, length) -> gtp(0x30, length, tunnelEndpoint, new byte[0]));
    }

    /// GTP-U G-PDU with a PDU session container (extension type 0x85, TS 38.415) behind the
    /// optional fields, as a 5G core sends it.
    public static Overlay gtpUserWithExtension(int tunnelEndpoint) {
        byte[] optional = Bytes.hex("0000 00 85 01 00 09 00");
        return new Overlay((type, length) -> gtp(0x34, length, tunnelEndpoint, optional));
    }

    @Override
    public byte[] encode(byte[] payload, Neighbours neighbours) {
        int inner = neighbours.innerEtherType(0x6558);
        return Bytes.concat(encoder.header(inner, payload.length), payload);
    }

    private static byte[] gtp(int flags, int payloadLength, int endpoint, byte[] optional) {
        var header = ByteBuffer.allocate(8 + optional.length);
        header.put((byte) flags).put((byte) 0xff);
        header.putShort((short) (optional.length + payloadLength)).putInt(endpoint).put(optional);
        return header.array();
    }
}
