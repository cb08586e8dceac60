package io.portzero.flow.datagram;

import static io.portzero.internal.Wire.u16;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.FlowSink;
import java.nio.ByteBuffer;
import java.util.List;

/// Decodes export datagrams of all kinds one after another, with the memory that templates need.
///
/// The order of datagrams matters, as it does to a collector: one decoder serves one thread, and is
/// shown an exporter's datagrams in the order in which they were sent. Datagrams may be anything;
/// none is believed further than its bytes go.
public final class ExportDecoder {

    private final ExportFacts facts = new ExportFacts();
    private final TemplateDecoder templates;
    private final FixedDecoder fixed;
    private final SflowDecoder sflow;
    private final FlowRecord record = new FlowRecord();
    private final ExportStreams streams = new ExportStreams();

    /// @param headers decodes the packets that sFlow samples
    public ExportDecoder(FlowSink sink, SampledHeaders headers) {
        FlowSink counted = new CountedFlows(sink, facts);
        templates = new TemplateDecoder(counted, record, facts);
        fixed = new FixedDecoder(counted, record);
        sflow = new SflowDecoder(counted, headers, record, facts);
    }

    /// Says where the datagrams to come are, as [FlowRecord#place] does.
    public void place(long fileOffset, long packet, long nanos) {
        record.place(fileOffset, packet, nanos);
    }

    /// Puts datagrams together that came in fragments, and counts what becomes of them here.
    ///
    /// @param sink hands them back to [#decode]
    public Reassembly reassembly(Reassembly.Sink sink) {
        return new Reassembly(sink, facts);
    }

    /// Shows the sink the records of the datagram, or of the datagrams, between `offset` and `end`.
    ///
    /// @param bytes mapped or native memory
    /// @param input the number of the input it is from
    public void decode(ByteBuffer bytes, int offset, int end, Exporter exporter, int input) {
        decode(bytes, offset, end, exporter, input, Delivery.WHOLE);
    }

    /// The same for a datagram that may have come in fragments.
    public void decode(
            ByteBuffer bytes,
            int offset,
            int end,
            Exporter exporter,
            int input,
            Delivery delivery) {
        int at = offset;
        while (at < end) {
            FlowFormat format = ExportDatagrams.format(bytes, at, end);
            if (format == null) {
                facts.damaged++;
                return;
            }
            ExportCounts before = facts.counts();
            facts.datagrams++;
            int length = ExportDatagrams.length(bytes, at, end, true);
            int next = length > 0 ? at + length : end;
            if (at == offset) {
                count(delivery);
            }
            boolean fits = decode(format, bytes, at, next, exporter, input);
            int rest = ExportDatagrams.filled(bytes, next, end) == end ? end : next;
            boolean followed = rest == end || ExportDatagrams.format(bytes, rest, end) != null;
            // One datagram, however often it lies.
            boolean damaged = !fits || !followed || facts.damaged > before.damaged();
            facts.damaged = before.damaged() + (damaged ? 1 : 0);
            ExportCounts happened = facts.counts().since(before);
            streams.add(exporter, format, bytes, at, next, happened);
            at = followed ? rest : end;
        }
    }

    /// Once, although the UDP datagram may hold several export datagrams.
    private void count(Delivery delivery) {
        facts.reassembled += delivery == Delivery.REASSEMBLED ? 1 : 0;
        facts.incomplete += delivery == Delivery.INCOMPLETE ? 1 : 0;
    }

    private boolean decode(
            FlowFormat format, ByteBuffer bytes, int at, int end, Exporter exporter, int input) {
        return switch (format) {
            case NETFLOW1, NETFLOW5, NETFLOW7 ->
                    fixed.read(bytes, at, end, format, exporter, input);
            case NETFLOW9 -> {
                templates.netflow9(bytes, at, end, exporter, input);
                yield true;
            }
            case IPFIX -> {
                templates.ipfix(bytes, at, end, exporter, input);
                yield u16(bytes, at + 2) == end - at;
            }
            case SFLOW5 -> sflow.read(bytes, at, end, exporter, input);
            default -> throw new IllegalArgumentException(format + " is not sent in datagrams");
        };
    }

    /// What each exporter sent, by exporter, format and domain.
    public List<ExportStream> streams() {
        return streams.all();
    }

    /// What happened so far.
    public ExportFacts facts() {
        return facts;
    }
}
