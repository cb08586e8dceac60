package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.stack.StackRecognizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tells apart what one source did in different ways, so that one does not speak for the other:
/// system detection, connections that its system began, and packets that it crafted.
final class Behaviours {

    private Behaviours() {}

    /// Divides the packets of one source. What cannot be told stays with what was crafted.
    ///
    /// @param packets in the order of their times, at least one
    /// @return lists in the order of times, none of them empty
    static List<List<ZeroPacket>> of(List<ZeroPacket> packets) {
        ZeroPacket first = packets.getFirst();
        if (packets.size() == 1 || first.fromFlow() || !isTcp(first)) {
            return List.of(packets);
        }
        List<List<ZeroPacket>> behaviours = new ArrayList<>();
        List<ZeroPacket> detection = detection(packets);
        add(behaviours, detection);
        List<ZeroPacket> others = without(packets, detection);
        List<ZeroPacket> ordinary = ordinary(others);
        if (ordinary.isEmpty() || others.stream().noneMatch(StackRecognizer::isCrafted)) {
            add(behaviours, others);
        } else {
            add(behaviours, ordinary);
            add(behaviours, without(others, ordinary));
        }
        return behaviours;
    }

    private static boolean isTcp(ZeroPacket packet) {
        return packet.tuple().protocol() == PortProtocol.TCP;
    }

    /// All that was sent around the probes of a system detection, but for what goes on and on.
    private static List<ZeroPacket> detection(List<ZeroPacket> packets) {
        List<ZeroPacket> detection = new ArrayList<>();
        for (List<ZeroPacket> wave : Waves.of(packets)) {
            Repetition repetition = new Repetition(wave);
            List<ZeroPacket> probes =
                    wave.stream().filter(packet -> !repetition.repeats(packet)).toList();
            if (isDetection(probes)) {
                detection.addAll(probes);
            }
        }
        return detection;
    }

    /// Whether there are probes of nmap's, or segments with different sets of flags to few hosts.
    private static boolean isDetection(List<ZeroPacket> packets) {
        Set<Integer> flags = new HashSet<>();
        Set<Address> hosts = new HashSet<>();
        for (ZeroPacket packet : packets) {
            if (NmapProbes.isSystemProbe(packet)) {
                return true;
            }
            flags.add(packet.transport().kind());
            hosts.add(packet.tuple().destination());
        }
        return flags.size() >= FingerprintingRule.LEAST_KINDS
                && hosts.size() <= FingerprintingRule.FEW_HOSTS;
    }

    /// All packets of the connections that a system's own requests began.
    private static List<ZeroPacket> ordinary(List<ZeroPacket> packets) {
        Set<FiveTuple> begun = new HashSet<>();
        for (ZeroPacket packet : packets) {
            if (StackRecognizer.isOrdinaryRequest(packet)) {
                begun.add(packet.tuple());
            }
        }
        return packets.stream().filter(packet -> begun.contains(packet.tuple())).toList();
    }

    private static List<ZeroPacket> without(List<ZeroPacket> packets, List<ZeroPacket> taken) {
        if (taken.isEmpty()) {
            return packets;
        }
        Set<ZeroPacket> gone = new HashSet<>(taken);
        return packets.stream().filter(packet -> !gone.contains(packet)).toList();
    }

    private static void add(List<List<ZeroPacket>> behaviours, List<ZeroPacket> packets) {
        if (!packets.isEmpty()) {
            behaviours.add(packets);
        }
    }
}
