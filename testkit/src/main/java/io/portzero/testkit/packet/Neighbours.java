package io.portzero.testkit.packet;

import java.util.List;

/// The place of one layer inside its frame.
///
/// @param layers all layers, outermost first
/// @param index the layer that is being encoded
public record Neighbours(List<Layer> layers, int index) {
    /// The EtherType of the next inner layer, or `otherwise` where it has none or there is none.
    public int innerEtherType(int otherwise) {
        return hasInner() ? known(inner().etherType(), otherwise) : otherwise;
    }

    /// The IP protocol number of the next inner layer, or `otherwise`.
    public int innerIpProtocol(int otherwise) {
        return hasInner() ? known(inner().ipProtocol(), otherwise) : otherwise;
    }

    /// The pseudo header of the nearest enclosing IP layer (RFC 9293 §3.1, RFC 8200 §8.1), empty
    /// where no IP layer encloses this one.
    ///
    /// @param protocol the upper-layer protocol number
    /// @param length the upper-layer length in bytes
    public byte[] pseudoHeader(int protocol, int length) {
        for (int outer = index - 1; outer >= 0; outer--) {
            if (layers.get(outer) instanceof IpLayer ip) {
                return ip.pseudoHeader(protocol, length);
            }
        }
        return new byte[0];
    }

    private boolean hasInner() {
        return index + 1 < layers.size();
    }

    private Layer inner() {
        return layers.get(index + 1);
    }

    private static int known(int number, int otherwise) {
        return number == Layer.UNNUMBERED ? otherwise : number;
    }
}
