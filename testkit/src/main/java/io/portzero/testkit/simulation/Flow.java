package io.portzero.testkit.simulation;

/// Who sends to whom.
///
/// @param protocol the IP protocol number
/// @param source an address literal
/// @param sourcePort 0 to 65535
/// @param destination an address literal
/// @param destinationPort 0 to 65535
public record Flow(
        int protocol, String source, int sourcePort, String destination, int destinationPort) {

    /// Whether one of the ports is 0.
    public boolean hasZero() {
        return sourcePort == 0 || destinationPort == 0;
    }

    Flow reversed() {
        return new Flow(protocol, destination, destinationPort, source, sourcePort);
    }
}
