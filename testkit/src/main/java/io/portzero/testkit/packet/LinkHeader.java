package io.portzero.testkit.packet;

/// A link-level header: what stands before IP, be it a capture's own link layer or a wrapper such
/// as VLAN that is looked through.
///
/// @param etherType how an outer link header announces this one, or [Layer#UNNUMBERED]
/// @param encoder writes the header
public record LinkHeader(int etherType, Encoder encoder) implements Layer {
    /// Writes one link header.
    @FunctionalInterface
    public interface Encoder {
        /// Writes the header for what follows it.
        ///
        /// @param innerEtherType EtherType of what follows; 0 where the next layer has none
        /// @param payloadLength bytes that follow the header
        byte[] header(int innerEtherType, int payloadLength);
    }

    static LinkHeader of(Encoder encoder) {
        return new LinkHeader(UNNUMBERED, encoder);
    }

    @Override
    public byte[] encode(byte[] payload, Neighbours neighbours) {
        return Bytes.concat(encoder.header(neighbours.innerEtherType(0), payload.length), payload);
    }
}
