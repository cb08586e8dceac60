package io.portzero.verdict.observation;

import io.portzero.packet.Address;

/// What a host did in the whole input, as the second look found it: with zeros and without.
///
/// Where flow records tell of the host, all counts are of records instead of packets; requests are
/// records that hold no more than that, and the distinct counts are those of TCP or of the other
/// protocols, whichever looks more like a sweep.
///
/// Distinct counts are estimates by linear counting, with a standard error of a few per cent.
///
/// @param address the host
/// @param sent packets that it sent
/// @param received packets that it received
/// @param firstNanos its first packet, sent or received
/// @param lastNanos its last packet
/// @param openings TCP connection requests that it sent (SYN without ACK)
/// @param answers SYN+ACK and RST that it sent
/// @param destinations distinct hosts that it sent connection requests or UDP datagrams to
/// @param destinationPorts distinct destination ports of those, of 65,536
/// @param portsOfOneHost distinct pairs of destination host and port of those
/// @param payloads packets with payload that it sent with TCP ACK set: it holds ordinary sessions
/// @param answered connection requests to it or from it that were accepted (SYN+ACK)
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
        long destinations,
        long destinationPorts,
        long portsOfOneHost,
        long payloads,
        long answered,
        long zeros,
        long systemProbes,
        long firstSystemProbeNanos,
        long lastSystemProbeNanos) {}
