package io.portzero.flow.datagram;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u32;

import io.portzero.flow.Exporter;
import io.portzero.flow.ExporterDomain;
import io.portzero.flow.FlowFormat;
import io.portzero.internal.Order;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The streams of all exporters, so many at most: those that never sent a readable record are
/// forgotten first, as [Sessions] does. Streams beyond the bound are not told apart.
final class ExportStreams {

    private static final int MOST_UNPROVEN = 512;
    private static final int MOST_PROVEN = 4_096;

    private final LinkedHashMap<ExporterDomain, ExportStream> unproven =
            new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<ExporterDomain, ExportStream> proven = new LinkedHashMap<>();

    /// Takes in the datagram that begins at `at` and was read.
    void add(
            Exporter exporter,
            FlowFormat format,
            ByteBuffer bytes,
            int at,
            int end,
            ExportCounts happened) {
        ExporterDomain key = new ExporterDomain(exporter, format, domain(format, bytes, at));
        ExportStream stream = proven.get(key);
        if (stream == null) {
            stream = unproven.computeIfAbsent(key, ExportStreams::newStream);
            if (unproven.size() > MOST_UNPROVEN) {
                unproven.pollFirstEntry();
            }
        }
        long seconds = ExportDatagrams.exportSeconds(bytes, at, end);
        stream.add(sequence(format, bytes, at), seconds, happened);
        if (stream.counts().records() > 0
                && proven.size() < MOST_PROVEN
                && unproven.remove(key) != null) {
            proven.put(key, stream);
        }
    }

    private static ExportStream newStream(ExporterDomain key) {
        return new ExportStream(key.exporter(), key.format(), key.domain());
    }

    /// As the decoders set it in their records.
    private static long domain(FlowFormat format, ByteBuffer bytes, int at) {
        return switch (format) {
            case NETFLOW5 -> u16(bytes, at + 20);
            case NETFLOW9 -> u32(bytes, at + 16);
            case IPFIX -> u32(bytes, at + 12);
            case SFLOW5 -> u32(bytes, endOfSflow(bytes, at) - 16);
            default -> 0;
        };
    }

    private static long sequence(FlowFormat format, ByteBuffer bytes, int at) {
        return switch (format) {
            case NETFLOW5, NETFLOW7 -> u32(bytes, at + 16);
            case NETFLOW9 -> u32(bytes, at + 12);
            case IPFIX -> u32(bytes, at + 8);
            case SFLOW5 -> u32(bytes, endOfSflow(bytes, at) - 12);
            default -> 0;
        };
    }

    private static int endOfSflow(ByteBuffer bytes, int at) {
        return at + ExportDatagrams.sflowHeader(i32(bytes, at + 4));
    }

    /// All that are remembered, by exporter, format and domain.
    List<ExportStream> all() {
        List<ExportStream> all = new ArrayList<>(proven.values());
        all.addAll(unproven.values());
        all.sort(
                Order.comparing((ExportStream each) -> each.exporter().name())
                        .thenComparing(ExportStream::format)
                        .thenComparingLong(ExportStream::observationDomain));
        return List.copyOf(all);
    }
}
