package io.portzero.summary.row;

import io.portzero.packet.IpHeader;
import io.portzero.packet.PacketView;
import io.portzero.packet.TransportHeader;
import io.portzero.verdict.observation.Scope;

/// The header of a packet that has the zero, wherever it is: a flyweight over the decoded packet. A
/// packet has at most two, its outer one and one nested in it.
public final class ZeroHeader {

    final TransportHeader transport = new TransportHeader();
    Scope scope = Scope.OUTER;
    IpHeader ip = new IpHeader();
    int sourcePort;
    int destinationPort;

    /// Points to the outer header, whose port is 0.
    public void outer(PacketView view) {
        scope = Scope.OUTER;
        ip = view.outerIp();
        sourcePort = view.sourcePort();
        destinationPort = view.destinationPort();
        readTransport(view.protocol(), view.transportOffset(), view.transportEnd());
    }

    /// Points to the nested header, whose port is 0.
    public void nested(PacketView view) {
        scope = view.nested() == PacketView.Nested.QUOTED ? Scope.QUOTED : Scope.TUNNELLED;
        ip = view.nestedIp();
        sourcePort = view.nestedSourcePort();
        destinationPort = view.nestedDestinationPort();
        readTransport(view.nestedProtocol(), ip.payload(), ip.payloadEnd());
    }

    private void readTransport(int protocol, long offset, long end) {
        transport.read(ip.bytes(), protocol, offset, end, ip.announcedEnd());
    }

    int protocol() {
        return ip.protocol();
    }
}
