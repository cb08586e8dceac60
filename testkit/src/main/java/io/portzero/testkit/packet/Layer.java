package io.portzero.testkit.packet;

/// One header of a frame under construction.
///
/// A frame is encoded from the inside out: each layer receives the bytes of everything it carries
/// and returns them with its own header in front.
public interface Layer {
    /// Stands for "this layer has no number of that kind".
    int UNNUMBERED = -1;

    /// Puts this layer's header in front of `payload`.
    ///
    /// @param payload the encoded inner layers, possibly empty
    /// @param neighbours the layers around this one, for next-header numbers and pseudo headers
    byte[] encode(byte[] payload, Neighbours neighbours);

    /// The EtherType by which a link header announces this layer, or [#UNNUMBERED].
    default int etherType() {
        return UNNUMBERED;
    }

    /// The IP protocol number by which an IP header announces this layer, or [#UNNUMBERED].
    default int ipProtocol() {
        return UNNUMBERED;
    }
}
