package io.portzero.flow.datagram;

import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u32;
import static io.portzero.internal.Wire.u8;

import io.portzero.flow.Exporter;
import io.portzero.flow.ExporterDomain;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.FlowSink;
import io.portzero.flow.PlainFlow;
import io.portzero.internal.Time;
import io.portzero.packet.Address;
import java.nio.ByteBuffer;

/// NetFlow v1, v5 and v7, whose records have one layout (Cisco, NetFlow Export Datagram Format).
///
/// ```
///   0 source IPv4 4         16 packets 4            32 source port 2         37 TCP flags 1
///   4 destination IPv4 4    20 bytes 4              34 destination port 2    38 protocol 1
///   8 next hop 4            24 first, uptime ms 4   36 padding 1; in v7      39 type of service 1
///  12 interfaces 2 + 2      28 last, uptime ms 4      flags, what is valid   40 systems, masks 8
///                                                    in v1 padding           48 v7: router 4
/// ```
///
/// In v1 byte 40 has the TCP flags, and the rest is padding: 48 bytes in all, as fprobe and
/// softflowd send them and nfdump reads them. In the header of v5, byte 22 holds two bits of
/// sampling mode and 14 of the interval.
final class FixedDecoder {

    private static final int INTERVAL = 0x3FFF;
    private static final int FLAGS = 37;
    private static final int V1_FLAGS = 40;

    private final FlowSink sink;
    private final FlowRecord record;
    private final PlainFlow flow = new PlainFlow();
    private ExporterDomain last = new ExporterDomain(Exporter.FILES, FlowFormat.NETFLOW5, 0);
    private long exportMillis;
    private long bootMillis;

    FixedDecoder(FlowSink sink, FlowRecord record) {
        this.sink = sink;
        this.record = record;
    }

    /// Reads the records before `end`, none where the header counts more than there can be. Returns
    /// whether all that it counts were there.
    boolean read(
            ByteBuffer bytes, int offset, int end, FlowFormat format, Exporter from, int input) {
        boolean v5 = format == FlowFormat.NETFLOW5;
        int header = ExportDatagrams.header(format);
        int length = ExportDatagrams.record(format);
        int flags = format == FlowFormat.NETFLOW1 ? V1_FLAGS : FLAGS;
        int count = u16(bytes, offset + 2);
        if (count > ExportDatagrams.MOST_FIXED_RECORDS) {
            return false;
        }
        int fitting = (end - offset - header) / length;
        exportMillis = u32(bytes, offset + 8) * 1_000 + u32(bytes, offset + 12) / Time.MILLISECOND;
        bootMillis = exportMillis - u32(bytes, offset + 4);
        int interval = v5 ? u16(bytes, offset + 22) & INTERVAL : 0;
        long domain = v5 ? u16(bytes, offset + 20) : 0;
        flow.begin(exporter(from, format, domain), input);
        flow.sampled(interval > 1 ? interval : 0);
        for (int i = 0; i < Math.min(count, fitting); i++) {
            int at = offset + header + i * length;
            read(bytes, at, flags);
            if (flow.packets() == 0 || !sink.takes(flow)) {
                record.begin(format, from, domain, input);
                fillWhole();
                sink.accept(record);
            }
        }
        return count <= fitting;
    }

    private ExporterDomain exporter(Exporter from, FlowFormat format, long domain) {
        boolean same =
                last.domain() == domain && last.format() == format && last.exporter().equals(from);
        if (!same) {
            last = new ExporterDomain(from, format, domain);
        }
        return last;
    }

    private void read(ByteBuffer bytes, int at, int flags) {
        flow.source(0, Address.IPV4_MAPPED | u32(bytes, at));
        flow.destination(0, Address.IPV4_MAPPED | u32(bytes, at + 4));
        flow.counted(u32(bytes, at + 16), u32(bytes, at + 20));
        flow.between(nanos(u32(bytes, at + 24)), nanos(u32(bytes, at + 28)));
        flow.transport(
                u8(bytes, at + 38),
                u16(bytes, at + 32),
                u16(bytes, at + 34),
                u8(bytes, at + flags));
    }

    /// All that such a record says is in the plain one too.
    private void fillWhole() {
        record.source(flow.sourceHigh(), flow.sourceLow());
        record.destination(flow.destinationHigh(), flow.destinationLow());
        record.set(FlowField.PACKETS, flow.packets());
        record.set(FlowField.BYTES, flow.bytes());
        record.set(FlowField.FIRST_NANOS, flow.firstNanos());
        record.set(FlowField.LAST_NANOS, flow.lastNanos());
        record.set(FlowField.SOURCE_PORT, flow.sourcePort());
        record.set(FlowField.DESTINATION_PORT, flow.destinationPort());
        record.set(FlowField.TCP_FLAGS, flow.tcpFlags());
        record.set(FlowField.PROTOCOL, flow.protocol());
        if (flow.samplingInterval() > 0) {
            record.set(FlowField.SAMPLING_INTERVAL, flow.samplingInterval());
        }
    }

    private long nanos(long uptime) {
        return Uptime.millis(bootMillis, uptime, exportMillis) * Time.MILLISECOND;
    }
}
