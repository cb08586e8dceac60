package io.portzero.verdict.observation;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import org.jspecify.annotations.Nullable;

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

    // Written out for the start-up cache: docs/design/007-short-runs.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FiveTuple that
                && protocol == that.protocol
                && sourcePort == that.sourcePort
                && destinationPort == that.destinationPort
                && source.equals(that.source)
                && destination.equals(that.destination);
    }

    @Override
    public int hashCode() {
        int hash = protocol.hashCode();
        hash = 31 * hash + source.hashCode();
        hash = 31 * hash + sourcePort;
        hash = 31 * hash + destination.hashCode();
        hash = 31 * hash + destinationPort;
        return hash;
    }
}
