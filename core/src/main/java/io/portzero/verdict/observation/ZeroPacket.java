package io.portzero.verdict.observation;

import io.portzero.internal.Order;
import io.portzero.internal.Time;
import io.portzero.packet.ChecksumState;
import io.portzero.packet.ZeroSide;
import java.util.Comparator;
import java.util.Optional;

/// One packet with a zero port (or several that are alike to the last field and nanosecond), or
/// what a flow record tells of such packets.
///
/// A flow record holds no headers: `transport` is not whole then, its `kind` is all flags of the
/// flow together, the hop limit is -1, the identification 0 and the checksum unverifiable.
///
/// @param scope which header holds the zero; all fields are of that header
/// @param nanos nanoseconds since 1970 UTC, [Time#NONE] without a time
/// @param tuple who sends to whom
/// @param ip the IP header in front
/// @param transport the transport header
/// @param payload what is behind
/// @param checksum the transport checksum; unverifiable where quoted or tunnelled
/// @param wrapper the outermost IP header, where the zero is quoted or tunnelled
/// @param twinKey a key that the same packet has where a device on the path has rewritten the port
///   and the address beside it; 0 where too little of it would be left to recognise it by
/// @param connectionKey a key that belongs to what the other end of the same connection says to it,
///   where a device has rewritten the port; 0 where the packet does not tell which connection it is
///   of
/// @param packets how many alike there were, as seen: not scaled by an exporter's sampling
/// @param flow the rest of a flow record; empty where the packet itself was seen
public record ZeroPacket(
        Scope scope,
        long nanos,
        FiveTuple tuple,
        IpFields ip,
        TransportFields transport,
        Payload payload,
        ChecksumState checksum,
        Optional<Wrapper> wrapper,
        long twinKey,
        long connectionKey,
        long packets,
        Optional<FlowExtent> flow) {

    /// Packets in the order of their times; where those are equal, of all that rules look at.
    public static final Comparator<ZeroPacket> BY_TIME =
            Order.comparingLong(ZeroPacket::nanos)
                    .thenComparing(packet -> packet.tuple().source())
                    .thenComparing(packet -> packet.tuple().destination())
                    .thenComparingInt(packet -> packet.tuple().sourcePort())
                    .thenComparingInt(packet -> packet.tuple().destinationPort())
                    .thenComparing(packet -> packet.tuple().protocol())
                    .thenComparingLong(packet -> packet.transport().sequence())
                    .thenComparingInt(packet -> packet.transport().kind())
                    .thenComparingLong(packet -> packet.ip().identification())
                    .thenComparingInt(packet -> packet.ip().hopLimit())
                    .thenComparingInt(packet -> packet.transport().window())
                    .thenComparingLong(packet -> packet.transport().acknowledgement())
                    .thenComparingLong(packet -> packet.payload().hash());

    /// A packet that was seen itself.
    public ZeroPacket(
            Scope scope,
            long nanos,
            FiveTuple tuple,
            IpFields ip,
            TransportFields transport,
            Payload payload,
            ChecksumState checksum,
            Optional<Wrapper> wrapper,
            long twinKey,
            long connectionKey,
            long packets) {
        this(
                scope,
                nanos,
                tuple,
                ip,
                transport,
                payload,
                checksum,
                wrapper,
                twinKey,
                connectionKey,
                packets,
                Optional.empty());
    }

    /// The same with other fields behind the ports.
    public ZeroPacket with(TransportFields fields) {
        return new ZeroPacket(
                scope,
                nanos,
                tuple,
                ip,
                fields,
                payload,
                checksum,
                wrapper,
                twinKey,
                connectionKey,
                packets,
                flow);
    }

    /// Whether a flow record tells of it.
    public boolean fromFlow() {
        return flow.isPresent();
    }

    /// Whether it has a time.
    public boolean timed() {
        return nanos != Time.NONE;
    }

    /// When the last of them was sent; the same as `nanos` for a packet.
    public long lastNanos() {
        return flow.map(FlowExtent::lastNanos).orElse(nanos);
    }

    /// How many things were read that tell of it: packets, or flow records.
    public long seen() {
        return flow.map(FlowExtent::records).orElse(packets);
    }

    /// How many packets it stands for, where an exporter looked only at some.
    public long sent() {
        return packets * flow.map(FlowExtent::sampling).orElse(1L);
    }

    /// Which port is 0.
    public ZeroSide side() {
        return ZeroSide.of(tuple.sourcePort(), tuple.destinationPort());
    }
}
