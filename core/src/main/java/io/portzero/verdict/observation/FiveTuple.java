package io.portzero.verdict.observation;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;

/// Who sends to whom: protocol, addresses and ports of one transport header. A port that a flow
/// record leaves out is -1, an address that it leaves out is `::`.
public record FiveTuple(
        PortProtocol protocol,
        Address source,
        int sourcePort,
        Address destination,
        int destinationPort) {

    /// The way back.
    public FiveTuple reversed() {
        return new FiveTuple(protocol, destination, destinationPort, source, sourcePort);
    }
}
