package io.portzero.summary;

import io.portzero.internal.FrameColumns;
import io.portzero.internal.Time;
import io.portzero.packet.ChecksumState;
import io.portzero.packet.Checksums;
import io.portzero.packet.FlagClass;
import io.portzero.packet.PacketDecoder;
import io.portzero.packet.PacketView;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Protocol;
import io.portzero.packet.Reading;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.chance.PortDraws;
import io.portzero.summary.row.Conversations;
import io.portzero.summary.row.ZeroRows;
import io.portzero.summary.sketch.Tally;
import io.portzero.summary.sketch.TimeSeries;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that one pass over packets collects. Private to a worker while it reads, then merged;
/// neither the order of the packets nor that of the merging changes the result.
///
/// Its size is bounded, whatever the traffic: what is exact and what is an estimate is said by each
/// part.
public final class TrafficSummary {

    private static final int MAXIMUM_BINS = 1_024;
    private static final int PROTOCOLS = PortProtocol.values().length;

    private static final int CHECKSUM_SAMPLE_SHIFT = 55;

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final Counts counts = new Counts();
    private final @Nullable PortHistogram[] ports = new @Nullable PortHistogram[PROTOCOLS];
    private final long[] flags = new long[256];
    private final long[] sampledChecksums = new long[ChecksumState.values().length];
    private final PortDraws draws = new PortDraws();
    private final TimeSeries series = new TimeSeries(Moment.values().length, MAXIMUM_BINS);
    private final RareTraffic rare = new RareTraffic();
    private final CommonPackets common =
            new CommonPackets(
                    counts.totals(),
                    ports(PortProtocol.TCP),
                    ports(PortProtocol.UDP),
                    flags,
                    draws,
                    rare,
                    series);

    /// Counts the packet that the decoder has just decoded.
    ///
    /// @param nanos its time since 1970 UTC, or [Time#NONE] where it has none
    /// @param wireLength bytes it had on the wire
    /// @param linkType the LINKTYPE_ number of its record
    public void count(PacketDecoder decoder, long nanos, int wireLength, int linkType) {
        PacketView view = decoder.view();
        counts.countOrdinary(view, wireLength);
        if (nanos != Time.NONE) {
            counts.time(nanos);
            countMoments(view, nanos);
        }
        if (view.reading() == Reading.OBSERVED) {
            countPorts(view, nanos);
        }
        if (view.reading() != Reading.OBSERVED
                || view.isZero()
                || view.nested() != PacketView.Nested.NONE
                || view.fragmented()) {
            counts.countZeros(view);
            rare.count(view, nanos, linkType);
        }
    }

    /// Counts the packets of common shapes in a row of Ethernet frames, and lists the others, which
    /// are still to be decoded and counted.
    ///
    /// @param others takes the indexes of the others, in order; it has room for all frames
    /// @return how many others there are
    public int countCommon(FrameColumns frames, int[] others) {
        return common.count(frames, others);
    }

    /// Whether a packet's checksum is verified although it has no zero: one packet in 512.
    public static boolean samplesChecksum(long nanos) {
        return (nanos * GOLDEN) >>> CHECKSUM_SAMPLE_SHIFT == 0;
    }

    private void countPorts(PacketView view, long nanos) {
        int protocol = view.protocol();
        ports(PortProtocol.of(protocol)).count(view.sourcePort(), view.destinationPort());
        if (protocol == Protocol.TCP && view.tcpFlags() >= 0) {
            flags[view.tcpFlags()]++;
        }
        draws.count(view);
        if (samplesChecksum(nanos)) {
            sampledChecksums[Checksums.verify(view).ordinal()]++;
        }
    }

    private void countMoments(PacketView view, long nanos) {
        series.count(nanos, Moment.of(view).ordinal());
        switch (view.nested()) {
            case QUOTED -> series.count(nanos, Moment.QUOTED.ordinal());
            case TUNNELLED -> series.count(nanos, Moment.TUNNELLED.ordinal());
            case NONE -> {}
        }
    }

    /// Adds what `other` collected from other packets.
    public void merge(TrafficSummary other) {
        counts.merge(other.counts);
        for (PortProtocol protocol : PortProtocol.values()) {
            PortHistogram histogram = other.ports[protocol.ordinal()];
            if (histogram != null) {
                ports(protocol).merge(histogram);
            }
        }
        Tally.add(flags, other.flags);
        Tally.add(sampledChecksums, other.sampledChecksums);
        draws.merge(other.draws);
        series.merge(other.series);
        rare.merge(other.rare);
    }

    /// Makes this summary empty again, to be used for the next part of an input whose parts so far
    /// were merged into `merged`.
    public void restart(TrafficSummary merged) {
        counts.clear();
        for (PortHistogram histogram : ports) {
            if (histogram != null) {
                histogram.clear();
            }
        }
        Arrays.fill(flags, 0);
        Arrays.fill(sampledChecksums, 0);
        draws.clear();
        draws.lowerThresholds(merged.draws);
        series.restart(merged.series);
        rare.restart(merged.rare);
    }

    /// The exact counts.
    public Counts counts() {
        return counts;
    }

    /// Ports of all observed packets of a protocol, as context.
    public PortHistogram ports(PortProtocol protocol) {
        PortHistogram histogram = ports[protocol.ordinal()];
        if (histogram == null) {
            histogram = new PortHistogram();
            ports[protocol.ordinal()] = histogram;
        }
        return histogram;
    }

    /// Observed TCP packets of a flags class.
    public long flags(FlagClass flagClass) {
        long packets = 0;
        for (int bits = 0; bits < flags.length; bits++) {
            packets += FlagClass.of(bits) == flagClass ? flags[bits] : 0;
        }
        return packets;
    }

    /// Checksum states of about one observed packet in 512 (chosen by a hash of its time, so the
    /// choice does not depend on order); zeros are verified one by one in their profiles.
    public long sampledChecksums(ChecksumState state) {
        return sampledChecksums[state.ordinal()];
    }

    /// The trials of the comparison with chance.
    public PortDraws draws() {
        return draws;
    }

    /// Packets over time, with a column for each [Moment].
    public TimeSeries series() {
        return series;
    }

    /// Packets without a time, which are in no bin of [#series].
    public long untimed() {
        long timed = series.bins().stream().mapToLong(Moment::packets).sum();
        return counts().totals().packets() - timed;
    }

    /// Packets with a zero over time, in bins of an hour as long as there are at most 32,768 hours
    /// with any (three and a half years), wider ones beyond. The columns are all protocols, each
    /// with all sides, in the order of their constants: [#zeroCount] finds one.
    public TimeSeries zeroHours() {
        return rare.zeroHours;
    }

    /// The count of a protocol and side in a bin of [#zeroHours].
    public static long zeroCount(TimeSeries.Bin hour, PortProtocol protocol, ZeroSide side) {
        return hour.counts().get(RareTraffic.column(protocol, side));
    }

    /// Who sent packets with zeros to whom.
    public ZeroTargets zeroTargets() {
        return rare.zeroTargets;
    }

    /// The packets without ports, by the reason.
    public AbsenceSummary absence() {
        return rare.absence;
    }

    /// Later fragments, with the packets that they belong to.
    public FragmentSummary fragments() {
        return rare.fragments;
    }

    /// Zeros in quoted and tunnelled headers.
    public NestedProfile nested() {
        return rare.nested;
    }

    /// A uniform sample of the packets with zeros.
    public ZeroSample zeroSample() {
        return rare.zeroSample;
    }

    /// The packets with zeros, one by one.
    public ZeroRows zeroRows() {
        return rare.zeroRows;
    }

    /// The conversations with zeros.
    public Conversations conversations() {
        return rare.conversations;
    }

    /// The profiles of all protocols and sides that occurred, in their fixed order.
    public List<ZeroProfile> zeros() {
        return rare.profiles();
    }
}
