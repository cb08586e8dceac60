package io.portzero.verdict.tool;

import io.portzero.internal.Order;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.Comparator;

/// An order of packets in which equal times do not leave anything open that rules look at.
final class PacketOrder {

    static final Comparator<ZeroPacket> BY_TIME =
            Order.comparingLong(ZeroPacket::nanos)
                    .thenComparingInt(packet -> packet.tuple().sourcePort())
                    .thenComparingInt(packet -> packet.tuple().destinationPort())
                    .thenComparing(packet -> packet.tuple().source())
                    .thenComparing(packet -> packet.tuple().destination())
                    .thenComparing(packet -> packet.tuple().protocol())
                    .thenComparingLong(packet -> packet.transport().sequence())
                    .thenComparingInt(packet -> packet.transport().kind())
                    .thenComparingLong(packet -> packet.ip().identification())
                    .thenComparingInt(packet -> packet.ip().hopLimit())
                    .thenComparingInt(packet -> packet.transport().window())
                    .thenComparingLong(packet -> packet.transport().acknowledgement());

    private PacketOrder() {}
}
