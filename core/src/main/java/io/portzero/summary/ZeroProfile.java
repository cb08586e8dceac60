package io.portzero.summary;

import static io.portzero.internal.Wire.u16;

import io.portzero.packet.ChecksumState;
import io.portzero.packet.Checksums;
import io.portzero.packet.FlagClass;
import io.portzero.packet.PacketView;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.TcpOptions;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.PortHistogram.PortCount;
import io.portzero.summary.sketch.Hash;
import io.portzero.summary.sketch.HeavyHitters;
import io.portzero.summary.sketch.Tally;
import io.portzero.summary.sketch.TimeRange;
import io.portzero.summary.sketch.ValueCounts;
import io.portzero.verdict.payload.PayloadKind;
import io.portzero.verdict.payload.PayloadRecognizer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the packets of one protocol that have a zero on one side look like: who, when, which flags,
/// the other port, and the header fields that tell senders apart.
public final class ZeroProfile {

    /// Actors counted exactly before counts become estimates with a stated error.
    public static final int EXACT_ACTORS = 32_768;

    private static final int FIELD_VALUES = 1_024;

    private final PortProtocol protocol;
    private final ZeroSide side;
    private long packets;
    private final TimeRange times = new TimeRange();
    private final TcpNoise tcpNoise = new TcpNoise();
    private final long[] checksums = new long[ChecksumState.values().length];
    private final long[] hopLimits = new long[256];
    private @Nullable PortCounter otherPorts;
    private long withPayload;
    private long payloadBytes;
    private long ipv4;
    private long doNotFragment;
    private final long[] payloadKinds = new long[PayloadKind.values().length];
    private final ValueCounts payloadLengths = new ValueCounts(FIELD_VALUES);
    private final ValueCounts windows = new ValueCounts(FIELD_VALUES);
    private final ValueCounts identifications = new ValueCounts(FIELD_VALUES);
    private final ValueCounts optionLayouts = new ValueCounts(FIELD_VALUES);
    private final HeavyHitters sources = new HeavyHitters(EXACT_ACTORS);
    private final HeavyHitters destinations = new HeavyHitters(EXACT_ACTORS);

    ZeroProfile(PortProtocol protocol, ZeroSide side) {
        this.protocol = protocol;
        this.side = side;
    }

    /// Counts a packet of this protocol and side; the view has its IP details.
    void count(PacketView view, long nanos) {
        packets++;
        times.add(nanos);
        checksums[Checksums.verify(view).ordinal()]++;
        hopLimits[view.hopLimit()]++;
        countIp(view);
        countActors(view);
        countOtherPort(view);
        if (protocol == PortProtocol.TCP) {
            countTcp(view);
        }
        countPayload(view);
    }

    /// IPv6 has no don't-fragment bit, and an identification in fragments alone.
    private void countIp(PacketView view) {
        boolean old = view.ipVersion() == 4;
        ipv4 += old ? 1 : 0;
        doNotFragment += view.doNotFragment() ? 1 : 0;
        if (old || view.fragmented()) {
            identifications.count(view.identification());
        }
    }

    private void countActors(PacketView view) {
        sources.add(
                Hash.of(view.sourceHigh(), view.sourceLow()),
                view.sourceHigh(),
                view.sourceLow(),
                1);
        destinations.add(
                Hash.of(view.destinationHigh(), view.destinationLow()),
                view.destinationHigh(),
                view.destinationLow(),
                1);
    }

    private void countOtherPort(PacketView view) {
        if (side == ZeroSide.BOTH) {
            return;
        }
        PortCounter ports = otherPorts;
        if (ports == null) {
            ports = new PortCounter();
            otherPorts = ports;
        }
        ports.count(side == ZeroSide.SOURCE ? view.destinationPort() : view.sourcePort());
    }

    private void countTcp(PacketView view) {
        tcpNoise.count(view);
        if (!view.transportCut()) {
            long offset = view.transportOffset();
            windows.count(u16(view.bytes(), offset + 14));
            optionLayouts.count(TcpOptions.layout(view.bytes(), offset, view.transportEnd()));
        }
    }

    /// Behind a header that is cut or lies about its length nobody knows where the payload begins.
    private void countPayload(PacketView view) {
        int length = view.payloadLength();
        if (length < 0) {
            return;
        }
        withPayload += length > 0 ? 1 : 0;
        payloadBytes += length;
        payloadLengths.count(length);
        payloadKinds[payloadKind(view, length).ordinal()]++;
    }

    private PayloadKind payloadKind(PacketView view, int length) {
        return length == 0
                ? PayloadKind.NONE
                : PayloadRecognizer.recognise(
                        view.bytes(), view.transportEnd() - length, length, protocol.number());
    }

    void merge(ZeroProfile other) {
        packets += other.packets;
        times.merge(other.times);
        tcpNoise.merge(other.tcpNoise);
        Tally.add(checksums, other.checksums);
        Tally.add(hopLimits, other.hopLimits);
        mergeOtherPorts(other);
        withPayload += other.withPayload;
        payloadBytes += other.payloadBytes;
        Tally.add(payloadKinds, other.payloadKinds);
        ipv4 += other.ipv4;
        doNotFragment += other.doNotFragment;
        payloadLengths.merge(other.payloadLengths);
        windows.merge(other.windows);
        identifications.merge(other.identifications);
        optionLayouts.merge(other.optionLayouts);
        sources.merge(other.sources);
        destinations.merge(other.destinations);
    }

    private void mergeOtherPorts(ZeroProfile other) {
        if (other.otherPorts == null) {
            return;
        }
        PortCounter ports = otherPorts;
        if (ports == null) {
            ports = new PortCounter();
            otherPorts = ports;
        }
        ports.merge(other.otherPorts);
    }

    /// The protocol of all its packets.
    public PortProtocol protocol() {
        return protocol;
    }

    /// Where all its packets have the zero.
    public ZeroSide side() {
        return side;
    }

    /// Packets with this protocol and side. Exact.
    public long packets() {
        return packets;
    }

    /// Whether any packet had a time.
    public boolean timed() {
        return times.known();
    }

    /// The first packet, nanoseconds since 1970 UTC; meaningful where [#timed].
    public long firstNanos() {
        return times.firstNanos();
    }

    /// The last packet, nanoseconds since 1970 UTC; meaningful where [#timed].
    public long lastNanos() {
        return times.lastNanos();
    }

    /// TCP packets of a flags class; 0 for other protocols.
    public long flags(FlagClass flagClass) {
        return tcpNoise.flags(flagClass);
    }

    /// How the flags and data offsets of TCP packets are distributed; empty for other protocols.
    public TcpNoise tcpNoise() {
        return tcpNoise;
    }

    /// Packets whose checksum is in this state.
    public long checksums(ChecksumState state) {
        return checksums[state.ordinal()];
    }

    /// Packets with this time to live or hop limit, 0 to 255.
    public long hopLimit(int value) {
        return hopLimits[value];
    }

    /// Packets whose other port (the one that is not 0) was this one.
    public long otherPort(int port) {
        return otherPorts == null ? 0 : otherPorts.of(port);
    }

    /// The `count` busiest of the other ports, most packets first; empty where both ports are 0.
    public List<PortCount> otherPorts(int count) {
        return otherPorts == null ? List.of() : otherPorts.top(count);
    }

    /// Packets with at least one byte behind the transport header.
    public long withPayload() {
        return withPayload;
    }

    /// Bytes captured behind the transport headers.
    public long payloadBytes() {
        return payloadBytes;
    }

    /// Packets of which nobody knows whether they have payload: their transport header is cut, or
    /// its own length field impossible.
    public long unknownPayload() {
        return packets - Arrays.stream(payloadKinds).sum();
    }

    /// Packets whose payload speaks a protocol; `NONE` for those without payload, so the kinds and
    /// [#unknownPayload] add up to all packets.
    public long payloadKind(PayloadKind kind) {
        return payloadKinds[kind.ordinal()];
    }

    /// Packets of IPv4, which alone has the don't-fragment bit.
    public long ipv4() {
        return ipv4;
    }

    /// IPv4 packets with the don't-fragment bit.
    public long doNotFragment() {
        return doNotFragment;
    }

    /// Bytes behind the transport header, as captured.
    public ValueCounts payloadLengths() {
        return payloadLengths;
    }

    /// TCP windows, unscaled.
    public ValueCounts windows() {
        return windows;
    }

    /// Identifications of IPv4 packets and of fragments of IPv6.
    public ValueCounts identifications() {
        return identifications;
    }

    /// TCP option layouts, as [TcpOptions] packs them.
    public ValueCounts optionLayouts() {
        return optionLayouts;
    }

    /// Packets by source address.
    public HeavyHitters sources() {
        return sources;
    }

    /// Packets by destination address.
    public HeavyHitters destinations() {
        return destinations;
    }
}
