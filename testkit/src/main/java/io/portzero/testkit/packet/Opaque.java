package io.portzero.testkit.packet;

/// Bytes that stand for a layer nobody models here: a payload, ARP, the rest of a fragment.
///
/// @param bytes the content
/// @param etherType how a link header announces it, or [Layer#UNNUMBERED]
/// @param ipProtocol how an IP header announces it, or [Layer#UNNUMBERED]
// Nobody compares these by value, and sharing the array is meant.
@SuppressWarnings("ArrayRecordComponent")
public record Opaque(byte[] bytes, int etherType, int ipProtocol) implements Layer {
    @Override
    public byte[] encode(byte[] payload, Neighbours neighbours) {
        return Bytes.concat(bytes, payload);
    }
}
