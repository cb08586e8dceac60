package io.portzero.verdict.observation;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;

/// Who sends to whom: protocol, addresses and ports of one transport header.
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
