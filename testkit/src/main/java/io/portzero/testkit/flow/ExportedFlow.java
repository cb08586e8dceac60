package io.portzero.testkit.flow;

import io.portzero.testkit.packet.Endpoint;

/// A flow as exporters count it: one direction, no addresses of routers, no interfaces.
///
/// @param protocol IP protocol
/// @param source as its packets name it
/// @param destination as its packets name it; ICMP's type and code stand in place of the port
/// @param tcpFlags of all packets together; 0 for other protocols
/// @param packets how many
/// @param bytes of all packets, with IP headers
public record ExportedFlow(
        int protocol, Endpoint source, Endpoint destination, int tcpFlags, int packets, int bytes) {

    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int SYN = 2;
    private static final int SMALLEST = 40;

    /// One packet of 40 bytes without flags.
    public static ExportedFlow of(int protocol, Endpoint source, Endpoint destination) {
        return new ExportedFlow(protocol, source, destination, 0, 1, SMALLEST);
    }

    /// One SYN of 40 bytes.
    public static ExportedFlow tcp(String from, int sourcePort, String to, int destinationPort) {
        return of(TCP, new Endpoint(from, sourcePort), new Endpoint(to, destinationPort))
                .flags(SYN);
    }

    /// One datagram of 40 bytes.
    public static ExportedFlow udp(String from, int sourcePort, String to, int destinationPort) {
        return of(UDP, new Endpoint(from, sourcePort), new Endpoint(to, destinationPort));
    }

    /// One ICMP packet as long as ping's, 84 bytes.
    public static ExportedFlow icmp(String from, String to, int type, int code) {
        return of(ICMP, new Endpoint(from, 0), new Endpoint(to, type << 8 | code)).counted(1, 84);
    }

    /// The same with other TCP flags.
    public ExportedFlow flags(int value) {
        return new ExportedFlow(protocol, source, destination, value, packets, bytes);
    }

    /// The same with so many packets and bytes.
    public ExportedFlow counted(int manyPackets, int manyBytes) {
        return new ExportedFlow(protocol, source, destination, tcpFlags, manyPackets, manyBytes);
    }
}
