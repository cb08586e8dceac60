package io.portzero.summary;

import io.portzero.internal.FrameColumns;
import io.portzero.internal.Time;
import io.portzero.packet.CommonShape;
import io.portzero.packet.Protocol;
import io.portzero.packet.Reading;
import io.portzero.summary.chance.PortDraws;
import io.portzero.summary.sketch.TimeRange;
import io.portzero.summary.sketch.TimeSeries;
import java.nio.ByteBuffer;

/// Counts the packets of common shapes in a row of frames: the loop in which a scan spends its
/// time.
///
/// All that is counted for each packet is counted in this one loop, straight from the frame's
/// bytes. To copy it into columns, and to go through those for each protocol, takes longer.
final class CommonPackets {

    private static final byte NOT_COUNTED = -1;
    private static final byte OBSERVED = (byte) Moment.OBSERVED.ordinal();
    private static final byte NO_PORTS = (byte) Moment.NO_PORTS.ordinal();

    private final Totals totals;
    private final PortHistogram tcp;
    private final PortHistogram udp;
    private final long[] flags;
    private final PortDraws draws;
    private final RareTraffic rare;
    private final TimeSeries series;

    private final byte[] moments = new byte[FrameColumns.CAPACITY];
    private final TimeRange times = new TimeRange();

    CommonPackets(
            Totals totals,
            PortHistogram tcp,
            PortHistogram udp,
            long[] flags,
            PortDraws draws,
            RareTraffic rare,
            TimeSeries series) {
        this.totals = totals;
        this.tcp = tcp;
        this.udp = udp;
        this.flags = flags;
        this.draws = draws;
        this.rare = rare;
        this.series = series;
    }

    /// Counts what is common in a row of Ethernet frames, and lists the others. Returns how many
    /// those are.
    int count(FrameColumns frames, int[] others) {
        ByteBuffer bytes = frames.bytes();
        int other = 0;
        int portless = 0;
        long wireBytes = 0;
        for (int i = 0; i < frames.size(); i++) {
            long shape = shape(frames, bytes, i);
            if (shape == CommonShape.NONE) {
                moments[i] = NOT_COUNTED;
                others[other++] = i;
            } else {
                moments[i] = count(bytes, frames.offset(i), shape);
                portless += moments[i] == NO_PORTS ? 1 : 0;
                wireBytes += frames.wireLength(i) & 0xFFFF_FFFFL;
            }
        }
        int observed = frames.size() - other - portless;
        totals.count(Reading.OBSERVED, observed);
        totals.count(Reading.NO_PORTS_IN_PROTOCOL, portless);
        boolean timed = findTimes(frames);
        totals.add(wireBytes, times);
        if (timed && series.isPresent(times.firstNanos()) && series.isPresent(times.lastNanos())) {
            series.add(times.firstNanos(), OBSERVED, observed);
            series.add(times.firstNanos(), NO_PORTS, portless);
        } else {
            countMoments(frames);
        }
        return other;
    }

    private static long shape(FrameColumns frames, ByteBuffer bytes, int index) {
        return TrafficSummary.samplesChecksum(frames.nanos(index))
                ? CommonShape.NONE
                : CommonShape.of(bytes, frames.offset(index), frames.capturedLength(index));
    }

    /// Counts a packet, and returns what it is for the time series.
    private byte count(ByteBuffer bytes, int offset, long shape) {
        int protocol = CommonShape.protocol(shape);
        if (protocol == Protocol.ICMP) {
            rare.countIcmp(CommonShape.flags(shape));
            return NO_PORTS;
        }
        int source = CommonShape.sourcePort(shape);
        int destination = CommonShape.destinationPort(shape);
        long address = CommonShape.sourceLow(bytes, offset);
        if (protocol == Protocol.TCP) {
            int flagBits = CommonShape.flags(shape);
            tcp.count(source, destination);
            flags[flagBits]++;
            draws.countTcp(address, source, destination, flagBits);
        } else {
            udp.count(source, destination);
            draws.countUdp(address, source, destination);
        }
        return OBSERVED;
    }

    /// Whether all that was counted has a time.
    private boolean findTimes(FrameColumns frames) {
        boolean timed = true;
        times.clear();
        for (int i = 0; i < frames.size(); i++) {
            if (moments[i] != NOT_COUNTED) {
                times.add(frames.nanos(i));
                timed &= frames.nanos(i) != Time.NONE;
            }
        }
        return timed;
    }

    /// One by one: packets that follow each other mostly fall into one bin, but these do not.
    private void countMoments(FrameColumns frames) {
        for (int i = 0; i < frames.size(); i++) {
            if (moments[i] != NOT_COUNTED && frames.nanos(i) != Time.NONE) {
                series.count(frames.nanos(i), moments[i]);
            }
        }
    }
}
