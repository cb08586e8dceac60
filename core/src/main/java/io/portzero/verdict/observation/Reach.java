package io.portzero.verdict.observation;

/// Whom a host sent requests to, by TCP or by the other protocols together.
///
/// Distinct counts are estimates by linear counting, with a standard error of a few per cent.
///
/// @param hosts distinct hosts
/// @param ports distinct destination ports, of 65,536
/// @param portsOfOneHost distinct pairs of destination host and port
/// @param answered requests by TCP, to it or from it, that were accepted (SYN+ACK); by the other
///   protocols, what came back to it
public record Reach(long hosts, long ports, long portsOfOneHost, long answered) {

    /// Nobody.
    public static final Reach NONE = new Reach(0, 0, 0, 0);
}
