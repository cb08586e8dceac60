package io.portzero.flow.nfdump;

import static io.portzero.internal.Wire.littleI32;
import static io.portzero.internal.Wire.littleI64;
import static io.portzero.internal.Wire.littleU16;
import static io.portzero.internal.Wire.u8;

import io.portzero.flow.Exporter;
import io.portzero.flow.ExporterDomain;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.FlowSink;
import io.portzero.internal.Time;
import io.portzero.packet.Address;
import java.nio.ByteBuffer;

/// The flow records of nfdump 1.7 (`nfxV3.h`): a header, then extensions in any order.
///
/// ```
///   record, type 11            extension     1 flow                2 IPv4          5 counters out
///    0 type, length 2 + 2      0 type 2       4 first, ms 8        4 source 4      4 flows 8
///    4 extensions 2            2 length 2     12 last, ms 8        8 destination 4 12 packets 8
///    6 engine type, id 1 + 1   4 …            20 received, ms 8                    20 bytes 8
///    8 exporter's number 2                    28 packets 8         3 IPv6
///   10 flags 1: 1 an event,                   36 bytes 8           4 source 16     42 IP
///      2 sampled, 4 anonymised                44 ports 2 + 2       20 destination  5 fragment
///   11 version 1                              48 protocol 1           16             flags 1
///   12 extensions                             49 TCP flags 1
/// ```
///
/// Lengths hold their own four bytes. Addresses are numbers: of IPv6 two, the higher half first.
/// The other extensions (interfaces, VLANs, systems, hops, MPLS, MACs, NAT and so on) say nothing
/// about ports and are passed over. ICMP's type × 256 + code stands in the destination port.
///
/// nfdump has no place for a fragment's offset, so a collector loses it where an exporter sends it.
/// nfpcapd gives later fragments the ports of their first, and drops those without one.
final class NfdumpRecords {

    static final int FLOW = 11;

    private static final int HEADER = 12;
    static final int EXTENSION_HEADER = 4;
    static final int GENERIC = 1;
    static final int GENERIC_LENGTH = 52;
    static final int IPV4 = 2;
    static final int IPV4_LENGTH = 12;
    static final int IPV6 = 3;
    static final int IPV6_LENGTH = 36;
    static final int COUNTERS_OUT = 5;
    static final int COUNTERS_OUT_LENGTH = 28;
    static final int IP = 42;
    static final int IP_LENGTH = 8;
    private static final int SAMPLED = 2;
    private static final int NETFLOW1 = 1;
    private static final int NETFLOW5 = 5;
    private static final int NETFLOW7 = 7;
    private static final int NFPCAPD = 0x41;

    private final FlowSink sink;
    private final PlainRecords plain = new PlainRecords();
    private final FlowRecord record = new FlowRecord();

    // What the header of the last record says of it and its exporter.
    private boolean forgotten = true;
    private int begun;
    private ExporterDomain from = new ExporterDomain(Exporter.FILES, FlowFormat.NFDUMP, 0);
    private long interval;

    private long packetsOut;
    private long bytesOut;

    NfdumpRecords(FlowSink sink) {
        this.sink = sink;
    }

    /// Says where the records to come are: as [FlowRecord#place] does.
    void place(long fileOffset) {
        record.place(fileOffset, FlowRecord.NONE);
    }

    /// Says that the records to come may have other exporters than those before, or exporters may
    /// sample in another way.
    void forgetExporter() {
        forgotten = true;
    }

    /// Shows the sink the record between `at` and `end`. Returns false where its lengths lie: then
    /// it is not shown.
    ///
    /// @param exporters of the file that it is from
    boolean read(ByteBuffer bytes, int at, int end, NfdumpExporters exporters, int input) {
        if (end - at < HEADER) {
            return false;
        }
        int header = littleI32(bytes, at + 8);
        if (header != begun || forgotten) {
            begin(header, exporters, input);
        }
        int count = littleU16(bytes, at + 4);
        if (plain.read(bytes, at + HEADER, end, count) && sink.takes(plain.flow())) {
            return true;
        }
        record.begin(from.format(), from.exporter(), from.domain(), input);
        return readWhole(bytes, at, end, header >>> 24);
    }

    /// Records with the same header are alike in this, and follow each other.
    private void begin(int header, NfdumpExporters exporters, int input) {
        begun = header;
        forgotten = false;
        int version = header >>> 24;
        NfdumpExporters.Entry entry = exporters.of(header & 0xFFFF);
        from = entry.of(version == NFPCAPD ? FlowFormat.NFPCAPD : FlowFormat.NFDUMP);
        boolean sampled = (header >>> 16 & SAMPLED) != 0 && entry.interval() > 1;
        interval = sampled ? entry.interval() : 0;
        plain.begin(from, input, interval, alwaysHasFlags(version));
    }

    private boolean readWhole(ByteBuffer bytes, int at, int end, int version) {
        packetsOut = 0;
        bytesOut = 0;
        if (!extensions(bytes, at + HEADER, end, littleU16(bytes, at + 4))) {
            return false;
        }
        finish(version);
        if (interval > 0) {
            record.set(FlowField.SAMPLING_INTERVAL, interval);
        }
        sink.accept(record);
        return true;
    }

    private boolean extensions(ByteBuffer bytes, int from, int end, int count) {
        int at = from;
        for (int i = 0; i < count; i++) {
            if (end - at < EXTENSION_HEADER) {
                return false;
            }
            int header = littleI32(bytes, at);
            int length = header >>> 16;
            if (length < EXTENSION_HEADER || length > end - at) {
                return false;
            }
            boolean whole =
                    switch (header & 0xFFFF) {
                        case GENERIC -> length >= GENERIC_LENGTH && generic(bytes, at);
                        case IPV4 -> length >= IPV4_LENGTH && ipv4(bytes, at);
                        case IPV6 -> length >= IPV6_LENGTH && ipv6(bytes, at);
                        case COUNTERS_OUT ->
                                length >= COUNTERS_OUT_LENGTH && countersOut(bytes, at);
                        case IP -> length >= IP_LENGTH && ip(bytes, at);
                        default -> true;
                    };
            if (!whole) {
                return false;
            }
            at += length;
        }
        return true;
    }

    private boolean generic(ByteBuffer bytes, int at) {
        millis(FlowField.FIRST_NANOS, littleI64(bytes, at + 4));
        millis(FlowField.LAST_NANOS, littleI64(bytes, at + 12));
        count(FlowField.PACKETS, littleI64(bytes, at + 28));
        count(FlowField.BYTES, littleI64(bytes, at + 36));
        // Fields side by side are read together: each read of mapped memory has its own checks.
        long last = littleI64(bytes, at + 44);
        record.set(FlowField.SOURCE_PORT, last & 0xFFFF);
        record.set(FlowField.DESTINATION_PORT, last >>> 16 & 0xFFFF);
        record.set(FlowField.PROTOCOL, last >>> 32 & 0xFF);
        record.set(FlowField.TCP_FLAGS, last >>> 40 & 0xFF);
        return true;
    }

    private void millis(FlowField field, long millis) {
        long nanos = Time.ofExporter(millis);
        if (nanos != Time.NONE) {
            record.set(field, nanos);
        }
    }

    private void count(FlowField field, long count) {
        if (count >= 0) {
            record.set(field, count);
        }
    }

    private boolean ipv4(ByteBuffer bytes, int at) {
        long both = littleI64(bytes, at + 4);
        record.source(0, Address.IPV4_MAPPED | both & 0xFFFF_FFFFL);
        record.destination(0, Address.IPV4_MAPPED | both >>> 32);
        return true;
    }

    private boolean ipv6(ByteBuffer bytes, int at) {
        record.source(littleI64(bytes, at + 4), littleI64(bytes, at + 12));
        record.destination(littleI64(bytes, at + 20), littleI64(bytes, at + 28));
        return true;
    }

    private boolean countersOut(ByteBuffer bytes, int at) {
        packetsOut = littleI64(bytes, at + 12);
        bytesOut = littleI64(bytes, at + 20);
        return true;
    }

    private boolean ip(ByteBuffer bytes, int at) {
        record.set(FlowField.FRAGMENT_FLAGS, u8(bytes, at + 5));
        return true;
    }

    private void finish(int version) {
        // An exporter that counts what leaves has only these counters.
        if (record.is(FlowField.PACKETS, 0) && packetsOut > 0) {
            count(FlowField.PACKETS, packetsOut);
            count(FlowField.BYTES, bytesOut);
        }
        if (!alwaysHasFlags(version) && record.is(FlowField.TCP_FLAGS, 0)) {
            record.remove(FlowField.TCP_FLAGS);
        }
    }

    /// Whether 0 says that there were no flags: the field is 0 too where a template has none, but
    /// these layouts always have them.
    private static boolean alwaysHasFlags(int version) {
        return switch (version) {
            case NFPCAPD, NETFLOW1, NETFLOW5, NETFLOW7 -> true;
            default -> false;
        };
    }
}
