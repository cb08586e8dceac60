package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.SystemPorts;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds answers among TCP packets whose flags do not tell, which one host sends to many: they were
/// cut before them, or are bare ACKs, with which some devices answer a SYN that may be forged. From
/// port 0 they go to each at a port of its own, above those of services: clients draw such ports,
/// and whoever writes a client's address at random draws its port too, while who scans looks for
/// services. To port 0 they come from the port of one service, which no client is given; bare ACKs
/// with the bit that forbids fragmenting, which systems set and the tools that scan with ACKs do
/// not.
final class UntoldAnswers {

    private static final double OWN_PORT = 0.8;

    private UntoldAnswers() {}

    /// Those of the packets that look like answers of a victim.
    static Set<ZeroPacket> among(List<ZeroPacket> packets) {
        Map<Address, List<ZeroPacket>> bySource = new LinkedHashMap<>();
        for (ZeroPacket packet : packets) {
            if (mayBe(packet)) {
                bySource.computeIfAbsent(packet.tuple().source(), _ -> new ArrayList<>())
                        .add(packet);
            }
        }
        Set<ZeroPacket> answers = new HashSet<>();
        for (List<ZeroPacket> together : bySource.values()) {
            List<ZeroPacket> from = ofSide(ZeroSide.SOURCE, together);
            if (eachAtItsOwnPort(from)) {
                answers.addAll(from);
            }
            List<ZeroPacket> to = ofSide(ZeroSide.DESTINATION, together);
            if (ofOneService(to)) {
                answers.addAll(to);
            }
        }
        return answers;
    }

    private static boolean mayBe(ZeroPacket packet) {
        return packet.tuple().protocol() == PortProtocol.TCP
                && packet.side() != ZeroSide.BOTH
                && (packet.transport().kind() < 0 || mayAcknowledge(packet))
                && !packet.fromFlow();
    }

    private static boolean mayAcknowledge(ZeroPacket packet) {
        return Role.isBareAcknowledgement(packet)
                && (packet.side() == ZeroSide.SOURCE || packet.ip().doNotFragment());
    }

    private static List<ZeroPacket> ofSide(ZeroSide side, List<ZeroPacket> packets) {
        return packets.stream().filter(packet -> packet.side() == side).toList();
    }

    private static boolean ofOneService(List<ZeroPacket> packets) {
        Set<Address> hosts = new HashSet<>();
        Set<Integer> ports = new HashSet<>();
        for (ZeroPacket packet : packets) {
            hosts.add(packet.tuple().destination());
            ports.add(packet.tuple().sourcePort());
        }
        return hosts.size() >= ScanRule.LEAST_TARGETS
                && ports.size() == 1
                && SystemPorts.isService(ports.iterator().next());
    }

    private static boolean eachAtItsOwnPort(List<ZeroPacket> packets) {
        Set<Address> hosts = new HashSet<>();
        Set<Integer> ports = new HashSet<>();
        for (ZeroPacket packet : packets) {
            int port = packet.tuple().destinationPort();
            hosts.add(packet.tuple().destination());
            // Of a uniform draw 98 of 100 are there.
            if (port >= SystemPorts.END) {
                ports.add(port);
            }
        }
        return hosts.size() >= ScanRule.LEAST_TARGETS
                && ports.size() >= OWN_PORT * packets.size()
                && ports.size() >= OWN_PORT * hosts.size();
    }
}
