package io.portzero.flow.datagram;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.i64;
import static io.portzero.internal.Wire.u32;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.FlowSink;
import io.portzero.packet.Address;
import java.nio.ByteBuffer;

/// sFlow version 5 (sflow.org, sFlow Version 5, July 2004): samples of packets, each a record here.
///
/// ```
///  sample: 0 format 4, 4 length 4     flow sample (1)         expanded (3)
///                                      0 sequence 4            0 sequence 4
///                                      4 source 4              4 source 8
///  record: 0 format 4, 4 length 4      8 sampling rate 4      12 sampling rate 4
///                                     12 pool, drops 8        16 pool, drops 8
///                                     20 in, out 8            24 in, out 16
///                                     28 records 4            40 records 4
///
///  raw header (1)           sampled IPv4 (3)                 sampled IPv6 (4)
///   0 header protocol 4      0 length 4                       0 length 4
///   4 frame length 4         4 protocol 4                     4 protocol 4
///   8 bytes removed 4        8 source 4, 12 destination 4     8 source 16, 24 destination 16
///  12 header length 4       16 source port 4                 40 source port 4
///  16 header                20 destination port 4            44 destination port 4
///                           24 TCP flags 4                   48 TCP flags 4
/// ```
final class SflowDecoder {

    private static final int FLOW_SAMPLE = 1;
    private static final int EXPANDED_FLOW_SAMPLE = 3;
    private static final int RAW_HEADER = 1;
    private static final int SAMPLED_IPV4 = 3;
    private static final int SAMPLED_IPV6 = 4;

    private final FlowSink sink;
    private final SampledHeaders headers;
    private final FlowRecord record;
    private final ExportFacts facts;

    SflowDecoder(FlowSink sink, SampledHeaders headers, FlowRecord record, ExportFacts facts) {
        this.sink = sink;
        this.headers = headers;
        this.record = record;
        this.facts = facts;
    }

    /// Reads the samples before `end`. Returns whether every length fitted.
    boolean read(ByteBuffer bytes, int offset, int end, Exporter exporter, int input) {
        int header = ExportDatagrams.sflowHeader(i32(bytes, offset + 4));
        if (header > end - offset) {
            return false;
        }
        int at = offset + header;
        long domain = u32(bytes, at - 16);
        for (long left = u32(bytes, at - 4); left > 0; left--) {
            if (end - at < 8 || u32(bytes, at + 4) > end - at - 8) {
                return false;
            }
            int body = at + 8;
            int next = body + i32(bytes, at + 4);
            record.begin(FlowFormat.SFLOW5, exporter, domain, input);
            if (!sample(i32(bytes, at), bytes, body, next)) {
                return false;
            }
            at = next;
        }
        return true;
    }

    private boolean sample(int format, ByteBuffer bytes, int at, int end) {
        return switch (format) {
            case FLOW_SAMPLE -> flow(bytes, at + 8, at + 28, end);
            case EXPANDED_FLOW_SAMPLE -> flow(bytes, at + 12, at + 40, end);
            default -> {
                facts.otherSamples++;
                yield true;
            }
        };
    }

    private boolean flow(ByteBuffer bytes, int rateAt, int countAt, int end) {
        if (end - countAt < 4) {
            return false;
        }
        int best = 0;
        int bestAt = 0;
        int bestEnd = 0;
        int at = countAt + 4;
        for (long left = u32(bytes, countAt); left > 0; left--) {
            if (end - at < 8 || u32(bytes, at + 4) > end - at - 8) {
                return false;
            }
            int body = at + 8;
            at = body + i32(bytes, at + 4);
            int worth = worth(i32(bytes, body - 8), at - body);
            if (worth > best) {
                best = worth;
                bestAt = body;
                bestEnd = at;
            }
        }
        if (best > 0) {
            packet(i32(bytes, bestAt - 8), bytes, bestAt, bestEnd);
            record.set(FlowField.PACKETS, 1);
            sampled(record.carrierNanos());
            record.set(FlowField.SAMPLING_INTERVAL, Math.max(1, u32(bytes, rateAt)));
            sink.accept(record);
        } else {
            facts.otherSamples++;
        }
        return true;
    }

    /// Samples have no time of their own, but are sent within a second (sFlow Version 5): the
    /// datagram's is theirs, where that came in a packet.
    private void sampled(long nanos) {
        if (nanos != FlowRecord.NO_TIME) {
            record.set(FlowField.FIRST_NANOS, nanos);
            record.set(FlowField.LAST_NANOS, nanos);
        }
    }

    /// What a record tells of the packet: 0 nothing, 1 some fields, which are 0 in later fragments
    /// too, 2 its own header.
    private static int worth(int format, int length) {
        return switch (format) {
            case RAW_HEADER -> length >= 16 ? 2 : 0;
            case SAMPLED_IPV4 -> length >= 32 ? 1 : 0;
            case SAMPLED_IPV6 -> length >= 56 ? 1 : 0;
            default -> 0;
        };
    }

    private void packet(int format, ByteBuffer bytes, int at, int end) {
        switch (format) {
            case RAW_HEADER -> rawHeader(bytes, at, end);
            case SAMPLED_IPV4 -> ipv4(bytes, at);
            default -> ipv6(bytes, at);
        }
    }

    private void rawHeader(ByteBuffer bytes, int at, int end) {
        int length = (int) Math.min(u32(bytes, at + 12), end - at - 16);
        record.set(FlowField.BYTES, u32(bytes, at + 4));
        headers.read(bytes, at + 16, length, i32(bytes, at), record);
    }

    private void ipv4(ByteBuffer bytes, int at) {
        record.source(0, Address.IPV4_MAPPED | u32(bytes, at + 8));
        record.destination(0, Address.IPV4_MAPPED | u32(bytes, at + 12));
        transport(bytes, at, at + 16);
    }

    private void ipv6(ByteBuffer bytes, int at) {
        record.source(i64(bytes, at + 8), i64(bytes, at + 16));
        record.destination(i64(bytes, at + 24), i64(bytes, at + 32));
        transport(bytes, at, at + 40);
    }

    private void transport(ByteBuffer bytes, int at, int ports) {
        record.set(FlowField.BYTES, u32(bytes, at));
        record.set(FlowField.PROTOCOL, u32(bytes, at + 4) & 0xFF);
        record.set(FlowField.SOURCE_PORT, u32(bytes, ports) & 0xFFFF);
        record.set(FlowField.DESTINATION_PORT, u32(bytes, ports + 4) & 0xFFFF);
        record.set(FlowField.TCP_FLAGS, u32(bytes, ports + 8));
    }
}
