package io.portzero.testkit.simulation;

import io.portzero.testkit.packet.Ipv4;
import io.portzero.testkit.packet.PacketBuilder;
import java.util.function.UnaryOperator;

/// A UDP datagram that comes in pieces, IPv4 only (RFC 791 §3.2).
///
/// @param identification what its pieces have in common, 0 to 65535
record FragmentedDatagram(Stage stage, Machine from, String to, int identification) {
    private static final int DNS = 53;
    private static final int UDP = 17;

    /// Its first piece, which has the ports: from 53 to the one given.
    void first(long at, int port, byte[] content) {
        PacketBuilder packet = packet(ip -> ip.fragment(0, true)).udp(DNS, port).payload(content);
        stage.observed(at, packet, new Flow(UDP, from.address, DNS, to, port), null, 0);
    }

    /// One of the others.
    ///
    /// @param offset in bytes, a multiple of 8
    /// @param more whether one follows
    void later(long at, int offset, boolean more, byte[] content) {
        PacketBuilder packet = packet(ip -> ip.fragment(offset, more).protocol(UDP));
        stage.withoutPorts(at, packet.payload(content), Sent.Reading.FRAGMENT);
    }

    private PacketBuilder packet(UnaryOperator<Ipv4> fragment) {
        return stage.link()
                .ipv4(
                        from.address,
                        to,
                        ip ->
                                fragment.apply(
                                        ip.timeToLive(from.hopLimit)
                                                .identification(identification)));
    }
}
