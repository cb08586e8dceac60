package io.portzero.verdict.observation;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.Conversation.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Recounts conversations from packets with zeros, one by one, for tests.
public final class Conversations {

    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int ACK = 0x10;
    private static final int FIN = 0x01;

    private static final Comparator<FiveTuple> ENDS =
            Comparator.comparing(FiveTuple::source)
                    .thenComparingInt(FiveTuple::sourcePort)
                    .thenComparing(FiveTuple::destination)
                    .thenComparingInt(FiveTuple::destinationPort);

    private record Key(boolean tunnelled, FiveTuple tuple) {}

    private Conversations() {}

    /// The conversations that these packets belong to.
    public static List<Conversation> of(List<ZeroPacket> packets) {
        Map<Key, List<ZeroPacket>> together = new LinkedHashMap<>();
        for (ZeroPacket packet : packets) {
            FiveTuple tuple = packet.tuple();
            FiveTuple one = ENDS.compare(tuple, tuple.reversed()) <= 0 ? tuple : tuple.reversed();
            together.computeIfAbsent(
                            new Key(packet.scope() == Scope.TUNNELLED, one), _ -> new ArrayList<>())
                    .add(packet);
        }
        return together.entrySet().stream()
                .map(each -> conversation(each.getKey(), each.getValue()))
                .toList();
    }

    private static Conversation conversation(Key key, List<ZeroPacket> packets) {
        return new Conversation(
                key.tunnelled ? Scope.TUNNELLED : Scope.OUTER,
                key.tuple,
                way(packets, key.tuple),
                way(packets, key.tuple.reversed()));
    }

    private static Way way(List<ZeroPacket> all, FiveTuple tuple) {
        List<ZeroPacket> about =
                all.stream().filter(packet -> packet.tuple().equals(tuple)).toList();
        List<ZeroPacket> sent =
                about.stream().filter(packet -> packet.scope() != Scope.QUOTED).toList();
        return new Way(
                sum(sent),
                sent.stream().mapToLong(ZeroPacket::nanos).min().orElse(Long.MAX_VALUE),
                sent.stream().mapToLong(ZeroPacket::nanos).max().orElse(Long.MIN_VALUE),
                tcp(sent, SYN | ACK, SYN),
                tcp(sent, SYN | ACK, SYN | ACK),
                tcp(sent, RST, RST),
                tcp(sent, ACK | SYN | RST, ACK),
                tcp(sent, FIN | ACK, FIN | ACK),
                sum(sent.stream().filter(packet -> packet.payload().present()).toList()),
                sum(about) - sum(sent));
    }

    private static long tcp(List<ZeroPacket> packets, int mask, int flags) {
        return sum(
                packets.stream()
                        .filter(packet -> packet.tuple().protocol() == PortProtocol.TCP)
                        .filter(packet -> (packet.transport().kind() & mask) == flags)
                        .toList());
    }

    private static long sum(List<ZeroPacket> packets) {
        return packets.stream().mapToLong(ZeroPacket::packets).sum();
    }
}
