package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds answers among TCP packets that were cut before their flags. One host sends them from port
/// 0 to many others, to each at a port of its own, above those of services: clients draw such
/// ports, and whoever writes a client's address at random draws its port too. Who scans looks for
/// services.
final class CutAnswers {

    private static final double OWN_PORT = 0.8;

    // System ports end there, RFC 6335 §6: a uniform draw is above in 98 of 100 cases.
    private static final int USER_PORTS = 1_024;

    private CutAnswers() {}

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
            if (eachAtItsOwnPort(together)) {
                answers.addAll(together);
            }
        }
        return answers;
    }

    private static boolean mayBe(ZeroPacket packet) {
        return packet.tuple().protocol() == PortProtocol.TCP
                && packet.side() == ZeroSide.SOURCE
                && packet.transport().kind() < 0
                && !packet.fromFlow();
    }

    private static boolean eachAtItsOwnPort(List<ZeroPacket> packets) {
        Set<Address> hosts = new HashSet<>();
        Set<Integer> ports = new HashSet<>();
        for (ZeroPacket packet : packets) {
            int port = packet.tuple().destinationPort();
            hosts.add(packet.tuple().destination());
            if (port >= USER_PORTS) {
                ports.add(port);
            }
        }
        return hosts.size() >= ScanRule.LEAST_TARGETS
                && ports.size() >= OWN_PORT * packets.size()
                && ports.size() >= OWN_PORT * hosts.size();
    }
}
