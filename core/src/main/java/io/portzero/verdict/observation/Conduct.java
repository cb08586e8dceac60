package io.portzero.verdict.observation;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;

/// What a host did in the whole input, as the second look found it: with zeros and without.
///
/// Where flow records tell of the host, all counts are of records instead of packets; requests are
/// records that hold no more than that.
///
/// @param address the host
/// @param sent packets that it sent
/// @param received packets that it received
/// @param firstNanos its first packet, sent or received
/// @param lastNanos its last packet
/// @param openings TCP connection requests that it sent (SYN without ACK)
/// @param answers SYN+ACK and RST that it sent
/// @param tcp whom it sent TCP segments to that begin something
/// @param others whom it sent packets of other protocols to
/// @param payloads packets with payload that it sent with TCP ACK set: it holds ordinary sessions
/// @param zeros packets with an outer zero that it sent
/// @param systemProbes packets that only nmap's system detection sends (T2 to T7 and ECN)
/// @param firstSystemProbeNanos the first of those, meaningful where there are any
/// @param lastSystemProbeNanos the last of those, meaningful where there are any
public record Conduct(
        Address address,
        long sent,
        long received,
        long firstNanos,
        long lastNanos,
        long openings,
        long answers,
        Reach tcp,
        Reach others,
        long payloads,
        long zeros,
        long systemProbes,
        long firstSystemProbeNanos,
        long lastSystemProbeNanos) {

    /// Whom it reached by a protocol, and by those that are counted with it.
    public Reach reach(PortProtocol protocol) {
        return protocol == PortProtocol.TCP ? tcp : others;
    }
}
