package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.packet.ChecksumState;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Takes out the UDP packets with random bytes behind the ports: by source, where one sends enough
/// to tell; else all of one side together.
///
/// ```text
/// byte  4               6               8
///      +---------------+---------------+
///      |    length     |   checksum    |  RFC 768
///      +---------------+---------------+
/// ```
///
/// Of 65,536 random lengths, only those from eight to that of the packet are possible: 2.3 % in the
/// longest packet of Ethernet. Whoever writes an odd length to see what happens writes it before
/// the same data each time; behind random lengths, the data differ, or there are none.
final class RandomDatagrams {

    private static final int LEAST_PACKETS = 5;
    private static final double NEARLY_ALL = 0.9;
    private static final double MOST = 0.8;

    private final List<List<ZeroPacket>> groups = new ArrayList<>();
    private final Set<ZeroPacket> taken = new HashSet<>();

    RandomDatagrams(List<ZeroPacket> packets) {
        if (packets.stream().filter(RandomDatagrams::isImpossible).count() < LEAST_PACKETS) {
            return;
        }
        List<ZeroPacket> few = new ArrayList<>();
        for (List<ZeroPacket> sent : bySender(packets)) {
            if (sent.size() < LEAST_PACKETS) {
                few.addAll(sent);
            } else if (isRandom(sent)) {
                take(sent);
            }
        }
        Map<ZeroSide, List<ZeroPacket>> bySide = new TreeMap<>();
        few.stream()
                .filter(RandomDatagrams::isImpossible)
                .sorted(ZeroPacket.BY_TIME)
                .forEach(packet ->
                        bySide.computeIfAbsent(packet.side(), _ -> new ArrayList<>()).add(packet));
        bySide.values().stream().filter(RandomDatagrams::isRandom).forEach(this::take);
    }

    private record Sender(Address source, ZeroSide side) {}

    private static Iterable<List<ZeroPacket>> bySender(List<ZeroPacket> packets) {
        Map<Sender, List<ZeroPacket>> bySender = new LinkedHashMap<>();
        for (ZeroPacket packet : packets) {
            if (packet.scope() == Scope.OUTER && packet.tuple().protocol() == PortProtocol.UDP) {
                Sender sender = new Sender(packet.tuple().source(), packet.side());
                bySender.computeIfAbsent(sender, _ -> new ArrayList<>()).add(packet);
            }
        }
        return bySender.values();
    }

    private void take(List<ZeroPacket> sent) {
        groups.add(sent);
        taken.addAll(sent);
    }

    /// Whether a datagram's length cannot be.
    static boolean isImpossible(ZeroPacket packet) {
        return packet.checksum() == ChecksumState.IMPOSSIBLE
                && packet.tuple().protocol() == PortProtocol.UDP;
    }

    private static boolean isRandom(List<ZeroPacket> sent) {
        Set<Long> payloads = new HashSet<>();
        Set<Integer> lengths = new HashSet<>();
        int impossible = 0;
        for (ZeroPacket packet : sent) {
            impossible += isImpossible(packet) ? 1 : 0;
            payloads.add(packet.payload().hash());
            lengths.add(packet.transport().statedLength());
        }
        return sent.size() >= LEAST_PACKETS
                && impossible >= NEARLY_ALL * sent.size()
                && Math.max(payloads.size(), lengths.size()) >= MOST * sent.size();
    }

    /// What was taken out, together what was sent by one or, by many, from one side.
    List<List<ZeroPacket>> groups() {
        return groups;
    }

    Set<ZeroPacket> taken() {
        return taken;
    }
}
