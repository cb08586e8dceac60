package io.portzero.summary;

import io.portzero.packet.PacketDecoder;
import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.testkit.packet.Tcp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Packets with port 0 between hosts of a chosen number, decoded and counted.
record StudyPackets(PacketDecoder decoder) {

    private static final int RAW = 101;
    private static final long HOUR = 3_600_000_000_000L;

    record Packet(byte[] bytes, long nanos) {}

    /// @param flags of TCP
    static Packet packet(int source, int destination, int flags, long nanos) {
        byte[] bytes =
                PacketBuilder.raw()
                        .ipv4("192.0." + dotted(source), "198.18." + dotted(destination))
                        .tcp(1_000 + source % 7, 0, tcp -> tcp.flags(flags))
                        .bytes();
        return new Packet(bytes, nanos);
    }

    private static String dotted(int number) {
        return (number >>> 8 & 0xFF) + "." + (number & 0xFF);
    }

    static List<Packet> random(RandomGenerator random, int packets, int hosts) {
        List<Packet> all = new ArrayList<>();
        int[] flags = {Tcp.SYN, Tcp.SYN + Tcp.ACK, Tcp.RST, 0, 0xFF};
        for (int i = 0; i < packets; i++) {
            all.add(
                    packet(
                            random.nextInt(hosts),
                            random.nextInt(hosts),
                            flags[random.nextInt(flags.length)],
                            random.nextLong(10_000) * HOUR / 7));
        }
        return all;
    }

    void count(TrafficSummary summary, Packet packet) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(packet.bytes.length).put(packet.bytes).flip();
        decoder.decode(bytes, 0, packet.bytes.length, RAW);
        summary.count(decoder, packet.nanos, packet.bytes.length, RAW);
    }

    TrafficSummary of(List<Packet> packets) {
        TrafficSummary summary = new TrafficSummary();
        packets.forEach(packet -> count(summary, packet));
        return summary;
    }
}
